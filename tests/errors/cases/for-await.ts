// for await.

const list = [1, 2];
for await (const n of list) console.log(n); // error: await
export {};
