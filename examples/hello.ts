// The first program: prints one line and ends.

console.log("Hello from Nautilus!");
