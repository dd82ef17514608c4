// `+` of properties and elements that could be missing, whose result is used as a string.

interface Person {
  first: string;
  last: string;
  age: number;
}
const people: Person[] = [
  { first: "Ada", last: "Lovelace", age: 36 },
  { first: "Alan", last: "Turing", age: 41 },
];
const person = (i: number): Person => people[i]!;
console.log((person(0).first + 1).length);
console.log((person(0).first + person(1).last).length);
console.log((person(1).age + person(1).last).toUpperCase());
console.log((person(0).first + [1, 2].reduce((a, b) => b, 0)).padEnd(8, "."));
const joined = person(0).first + person(0).last;
console.log(joined.length, joined);
const typed: string = person(0).first + person(1).age;
console.log(typed.slice(1));
function initials(p: Person): string {
  return p.first.charAt(0) + p.last.charAt(0);
}
console.log(people.map((p) => p.first + p.last).map((name) => name.length));
console.log(people.map(initials), [person(0).first + true].join());

const words: string[] = ["a", "b"];
console.log(words[7] + "!", words[0] + words[1], words[7] + words[8]);
console.log((words[0] + words[1]).length, `${words[5] + 1}`);
const sums: Record<string, string> = { x: "ex" };
console.log((sums["x"] + sums["x"]).length, sums["y"] + "z");
