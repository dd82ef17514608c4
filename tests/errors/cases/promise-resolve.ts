// A static method of Promise.

const later = Promise.resolve(5); // error: NT1003, Promise
console.log(later);
