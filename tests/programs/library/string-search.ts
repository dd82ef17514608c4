// includes, indexOf, lastIndexOf, startsWith, endsWith with positions.

const text = "the cat and the hat";
console.log(text.includes("cat"), text.includes("dog"), text.includes(""));
console.log(text.includes("the", 1), text.includes("hat", 17));
console.log(text.indexOf("the"), text.indexOf("the", 1), text.indexOf("x"));
console.log(text.indexOf(""), text.indexOf("", 5), text.indexOf("", 99));
console.log(text.indexOf("t", -5), text.indexOf("t", 19));
console.log(text.lastIndexOf("the"), text.lastIndexOf("the", 11));
console.log(text.lastIndexOf("t"), text.lastIndexOf("t", 0));
console.log(
  text.lastIndexOf("x"),
  text.lastIndexOf(""),
  text.lastIndexOf("", 3),
);
console.log(text.lastIndexOf("the", -1), text.lastIndexOf("cat", -1));
console.log(
  text.startsWith("the"),
  text.startsWith("cat"),
  text.startsWith("cat", 4),
);
console.log(
  text.endsWith("hat"),
  text.endsWith("the"),
  text.endsWith("cat", 7),
);
console.log(text.startsWith(""), text.endsWith(""), "".startsWith("a"));
console.log("aaaa".indexOf("aab"), "aabaab".lastIndexOf("aab"));
console.log("é€é".indexOf("é", 1), "a😀b".indexOf("b"), "x€".indexOf("x"));
console.log("abc".indexOf("abcd"), "abc".endsWith("xabc"), "é".includes("€"));
