// Date.

const now = new Date(); // error: NT1003, Date
console.log(now.getTime() > 0);
