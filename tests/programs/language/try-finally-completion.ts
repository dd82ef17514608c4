// finally overrides returns, throws, breaks and continues.

const log: string[] = [];
function flush(label: unknown): void {
  console.log(label, log.join(" "));
  log.length = 0;
}

function returnInTry(): string {
  try {
    log.push("try");
    return "from try";
  } finally {
    log.push("finally");
  }
}
flush(returnInTry());

function override(): string {
  try {
    return "try";
  } finally {
    return "finally wins";
  }
}
flush(override());

function swallow(): string {
  try {
    throw new Error("lost");
  } finally {
    return "swallowed";
  }
}
flush(swallow());

function valueFixed(): number {
  let x = 1;
  try {
    return x;
  } finally {
    x = 100;
    log.push("x=" + x);
  }
}
flush(valueFixed());

function replaced(): string {
  try {
    try {
      throw new Error("first");
    } finally {
      throw new Error("second");
    }
  } catch (e) {
    return (e as Error).message;
  }
}
flush(replaced());

function breakOut(): number {
  let n = 0;
  for (let i = 0; i < 5; i++) {
    try {
      n += i;
      if (i === 3) throw new Error("ignored");
    } finally {
      if (i === 3) break;
      if (i % 2 === 0) continue;
      n += 10;
    }
    n += 100;
  }
  return n;
}
flush(breakOut());

function continueThroughFinally(): string {
  let i = 0;
  while (i < 3) {
    try {
      i++;
      if (i === 2) continue;
      log.push("body" + i);
    } finally {
      log.push("fin" + i);
    }
    log.push("after" + i);
  }
  return "done";
}
flush(continueThroughFinally());

function nested(): string {
  outer: for (let i = 0; i < 2; i++) {
    try {
      for (let j = 0; j < 2; j++) {
        try {
          if (j === 1) continue outer;
          log.push(`${i}${j}`);
        } finally {
          log.push(`inner${i}${j}`);
        }
      }
    } finally {
      log.push("outer" + i);
    }
  }
  return "nested";
}
flush(nested());

function catchReturn(): string {
  try {
    throw "thrown text";
  } catch (e) {
    return `caught ${e}`;
  } finally {
    log.push("after catch");
  }
}
flush(catchReturn());

function throwInCatch(): string {
  try {
    try {
      throw new Error("a");
    } catch {
      throw new Error("b");
    } finally {
      log.push("finally runs");
    }
  } catch (e) {
    return (e as Error).message;
  }
}
flush(throwInCatch());

function returnInLoop(): number {
  for (;;) {
    try {
      return 1;
    } finally {
      if (log.length === 0) {
        log.push("again");
        continue;
      }
      break;
    }
  }
  return 2;
}
flush(returnInLoop());
