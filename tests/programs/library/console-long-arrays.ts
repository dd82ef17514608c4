// console.log of arrays with more than a hundred elements.

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
console.log(range(101));
console.log(range(102));
console.log(range(250).map((n) => `s${n}`));
console.log(range(1000).map((n) => n * 1.5));
console.log(range(120).map(() => true));
console.log([range(101), ["short"]]);
