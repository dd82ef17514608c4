// Runs before the module that imports the library by name.

console.log(1.5, [2.5, 1e300], (12345.678).toFixed(1));
