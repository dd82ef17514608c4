// A number where a machine integer is declared.

const ratio = Math.sqrt(2);
const whole: u32 = ratio; // error: NT2003
console.log(whole);
