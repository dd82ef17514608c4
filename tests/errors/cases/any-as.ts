// `any` through `as`.

const text = "5";
const n: number = text as any; // error: NT1002
console.log(n);
