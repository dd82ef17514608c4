// A regular expression as an argument of a method of String.

const slug = (title: string): string => title.replace(/ /g, "-"); // error: NT1001, regular expression
console.log(slug("A b"));
