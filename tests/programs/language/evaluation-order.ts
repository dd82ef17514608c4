// Operands, arguments, receivers, keys and values: left to right.

const log: string[] = [];
function t<T>(name: string, value: T): T {
  log.push(name);
  return value;
}
function flush(label: string): void {
  console.log(label, log.join(" "));
  log.length = 0;
}

const sum = t("a", 1) + t("b", 2) * t("c", 3) - t("d", 4);
flush("arithmetic " + sum);

const list = [t("x", 1), t("y", 2), ...t("z", [3])];
flush("array " + list.length);

const object = { p: t("p", 1), q: t("q", 2), ...t("r", { s: 3 }) };
flush("object " + object.s);

function call(a: number, b: number, c: number): number {
  log.push("called");
  return a + b + c;
}
call(t("1", 1), t("2", 2), t("3", 3));
flush("call");

const arr = [0, 0, 0];
let i = 0;
t("target", arr)[t("index", i)] = t("value", 5);
flush("store " + arr[0]);

arr[i] = i = 2;
flush("old index " + arr[0] + arr[2] + i);

i = 0;
arr[i++] += i++ * 10 + i;
flush("compound " + arr.join() + " " + i);

const cond = t("test", false) ? t("then", 1) : t("else", 2);
flush("conditional " + cond);

const logic = (t("l", 0) || t("m", 0) || t("n", 7) || t("o", 1)) && t("p", 3);
flush("logic " + logic);

let x = 1;
const mixed = x + (x = 5) + x;
flush("reads " + mixed);
let y = 3;
const incs = y++ + ++y * y--;
flush("increments " + incs + " " + y);

class C {
  constructor(public v: number) {}
  m(o: C): C {
    log.push("m" + this.v);
    return o;
  }
}
t("recv", new C(1))
  .m(t("arg", new C(2)))
  .m(t("arg2", new C(3)));
flush("chain");

const text = `${t("t1", 1)}-${t("t2", 2)}-${t("t3", 3)}`;
flush("template " + text);

const comma = (t("c1", 1), t("c2", 2), t("c3", 3));
flush("comma " + comma);
