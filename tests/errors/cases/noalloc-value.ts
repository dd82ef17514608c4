// A call through a function value may reach any function of the same parameters.

type Step = (count: u32) => u32;

const names: string[] = [];
function remember(count: u32): u32 {
  names.push(`step ${count}`);
  return count + 1;
}

/** @noalloc */
function repeat(step: Step, times: u32): u32 {
  let count: u32 = 0;
  while (count < times) count = step(count); // error: NT3201, through a function value
  return count;
}
console.log(Number(repeat(remember, 3)), names.length);
