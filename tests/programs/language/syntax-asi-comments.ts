// Code without semicolons, odd comments and spacing, empty statements.

const a: number = 1
const b: number = 2
let c = a
+ b
console.log(c)
;[1, 2].forEach((x) => console.log(x))
const f = function () {
  return /* comment */ 5
}
console.log(f())
function noValue(): number | undefined {
  return
  // nothing follows
}
console.log(noValue())
let i = 0
i
++
c
console.log(i, c)
const obj = {
  a /* shorthand with comment */,
  /** doc */ b: /* value */ 3, // trailing
  "c": 4,
  d() { return 1 }, get e() { return 2 },
}
console.log(obj.a, obj.b, obj.c, obj.d(), obj.e)
;;;
if (a === 1) {} else console.log("never")
for (let k = 0; k < 2; k++);
{}
{ ; }
label: { break label }
if (a) if (b > 5) console.log("never"); else console.log("dangling else")
const long = a === 1 ? b === 1 ? "one one" : b === 2 ? "one two" : "one more" : "not one"
console.log(long)
const s = "line \
continued"
console.log(s)
var x = 1, y = x + 1,
  z = y +
    1
console.log(x, y, z)
const fn = (p: number,
  q: number,) => p -
  q
console.log(fn(
  5,
  3,
))
const arr = [1, 2, 3,]
console.log(arr.length)
console.log(void 0, typeof void 0, !!(a && b), -(-a), +-+a, ~~5.7)
do c--
while (c > 0)
console.log(c)
while (i < 10) i += 4
console.log(i)
switch (i) { case 10: { console.log("ten") } default: }
if (i > 0) { console.log("positive") } else if (i < 0) { console.log("negative") } else { console.log("zero") }
throwIf(false)
function throwIf(x: boolean): void { if (x) throw new Error() }
console.log(((((1)))), [[[]]].length, (() => {})(), (() => ({}))() !== null)
