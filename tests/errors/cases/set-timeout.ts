// Timers.

setTimeout(() => console.log("later"), 10); // error: NT1003, setTimeout
