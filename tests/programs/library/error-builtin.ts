// Errors that the language and its library throw themselves.

function attempt(what: string, action: () => unknown): void {
  try {
    action();
    console.log(what, "nothing thrown");
  } catch (error) {
    const kind =
      error instanceof RangeError
        ? "RangeError"
        : error instanceof TypeError
          ? "TypeError"
          : "other";
    console.log(what, kind);
  }
}
interface Node {
  value: number;
  next: Node | null;
}
const end: Node = { value: 1, next: null };
attempt("null property", () => end.next!.value);
attempt("null write", () => {
  end.next!.value = 2;
});
const words: string[] = [];
attempt("array length", () => new Array(-1));
attempt("fraction length", () => new Array<number>(1.5));
attempt("length assignment", () => {
  words.length = -1;
});
attempt("repeat", () => "x".repeat(-1));
attempt("toFixed", () => (1).toFixed(200));
attempt("radix", () => (1).toString(99));
attempt("code point", () => String.fromCodePoint(-5));
attempt("empty reduce", () => words.reduce((a, b) => a + b));
attempt("with", () => words.with(2, "x"));
attempt("typed array length", () => new Uint8Array(-1));
attempt("buffer length", () => new ArrayBuffer(-1));
attempt("misaligned view", () => new Uint32Array(new ArrayBuffer(8), 1));
attempt("view past the end", () => new Uint8Array(new ArrayBuffer(8), 4, 8));
attempt("data view read", () => new DataView(new ArrayBuffer(4)).getUint32(1));
attempt("data view offset", () => new DataView(new ArrayBuffer(4), 5));
attempt("set too long", () => new Uint8Array(2).set([1, 2, 3]));
attempt("fine", () => 1);
