// `any` as an element type.

const list: any[] = [1, "two"]; // error: NT1002
console.log(list.length);
