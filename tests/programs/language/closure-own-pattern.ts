// Closures in an initialiser that name what the pattern being declared binds.

function memoize<A extends unknown[], R>(f: (...args: A) => R) {
  const cache = new Map<string, R>();
  let hits = 0;
  const memo = (...args: A): R => {
    const k = args.join("|");
    if (cache.has(k)) {
      hits++;
      return cache.get(k)!;
    }
    const r = f(...args);
    cache.set(k, r);
    return r;
  };
  return { memo, stats: () => ({ hits, size: cache.size }) };
}
const fib: (n: number) => number = (() => {
  const { memo } = memoize((n: number): number =>
    n < 2 ? n : memo(n - 1) + memo(n - 2),
  );
  return memo;
})();
console.log(fib(80));
function pair(): void {
  const [even, odd] = [
    (n: number): boolean => n === 0 || odd(n - 1),
    (n: number): boolean => n !== 0 && even(n - 1),
  ];
  console.log(even(10), odd(10));
}
pair();
export {};
