// A symbol as a key of an object.

const object = {
  [Symbol.toStringTag]: "tagged", // error: NT1, ymbol
};
console.log(typeof object);
