// push, pop, shift and unshift, and the lengths they return.

const stack: number[] = [];
console.log(stack.pop(), stack.shift());
console.log(stack.push(1), stack.push(2, 3), stack.push());
console.log(stack.pop(), stack);
console.log(stack.unshift(0), stack.unshift(-3, -2, -1), stack.unshift());
console.log(stack);
console.log(stack.shift(), stack.shift(), stack);

const queue: string[] = [];
for (let i = 0; i < 1000; i++) {
  queue.push(`item ${i}`);
  if (i % 3 === 2) queue.shift();
}
console.log(queue.length, queue[0], queue[queue.length - 1]);
let moved = 0;
while (queue.length > 0) {
  const item = queue.shift();
  if (item?.endsWith("7")) moved++;
}
console.log(moved, queue.length);

const pairs: [string, number][] = [];
pairs.push(["a", 1], ["b", 2]);
const last = pairs.pop();
if (last) {
  const [name, value] = last;
  console.log(name, value);
}
stack.push(...[7, 8], 9);
console.log(stack);
