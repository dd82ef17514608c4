// JSON.parse gives `any`.

const value: number = JSON.parse("5"); // error: NT1003, JSON
console.log(value);
