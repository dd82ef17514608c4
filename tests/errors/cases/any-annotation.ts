// `any` written by the user.

let value: any = 1; // error: NT1002
console.log(value);
