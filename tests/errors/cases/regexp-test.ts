// A regular expression's own methods.

const isWord = (text: string): boolean => /^[a-z]+$/.test(text); // error: NT1001, regular expression
console.log(["a", "1"].filter((text) => isWord(text)));
