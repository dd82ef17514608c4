// process.exitCode: the program goes on, and ends with it.

console.log(process.exitCode);
process.exitCode = 1;
process.exitCode = 7;
console.log(process.exitCode);
if (process.exitCode === 7) process.exitCode += 256;
console.log("the end", process.exitCode);
