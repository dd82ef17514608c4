// await at the top of a module.

const value = await 5; // error: NT1001, await
console.log(value);
export {};
