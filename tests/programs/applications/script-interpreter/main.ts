// Tokenizer, Pratt parser and tree-walking interpreter for a small language.

import { Interpreter } from "./interpreter.ts";
import { Parser } from "./parser.ts";
import { tokenize } from "./tokens.ts";

function execute(source: string): void {
  const interpreter = new Interpreter();
  try {
    interpreter.run(new Parser(tokenize(source)).program());
  } catch (e) {
    interpreter.output.push(
      e instanceof Error ? `${e.name}: ${e.message}` : "unknown failure",
    );
  }
  interpreter.output.forEach((line) => console.log("  " + line));
  console.log(`(${interpreter.steps} steps)`);
}

execute(`
  fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); };
  let i = 0;
  while i < 15 { print "fib", i, fib(i); i = i + 5; }
  let make = fn() { let c = 0; return fn() { c = c + 1; return c; }; };
  let a = make(); let b = make();
  print a(), a(), b(), a;
`);
execute(
  `let xs = [1, 2, [3, "x"]]; push(xs, true); print xs, len(xs), xs[2][1], xs[9]; print "a" + 1 + nil; print 7 / 2, floor(7 / 2), -7 % 3, !nil || 5;`,
);
execute(`print 1 + ;`);
execute(`let x = "abc`);
execute(`print undefinedThing;`);
execute(`fn f(a, b) { return a; }; print f(1);`);
execute(`print 3 < "x";`);
execute(`1 = 2;`);
execute(
  `if 1 == 2 { print "no"; } else if nil { print "no"; } else { print "yes", 1 == 1 && "and"; } # comment`,
);
