// JSON.stringify.

console.log(JSON.stringify([1, 2])); // error: NT1003, JSON
