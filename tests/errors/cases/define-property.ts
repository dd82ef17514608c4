// Object.defineProperty.

const a = { x: 1 };
Object.defineProperty(a, "y", { value: 2 }); // error: NT1003, defineProperty
