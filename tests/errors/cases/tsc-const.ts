// TypeScript's own errors pass through: constants and use before definition.

const limit = 1;
limit = 2; // error: TS2588
console.log(later); // error: TS2448
const later = 1;
