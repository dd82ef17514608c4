// `any` as a type argument.

const table = new Map<string, any>(); // error: NT1002
table.set("a", 1);
