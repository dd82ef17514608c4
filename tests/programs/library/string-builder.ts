// Text made piece by piece: a table, a tree, a run-length code.

const rows = [
  ["name", "qty", "price"],
  ["nut", "12", "0.5"],
  ["washer", "100", "0.25"],
];
const widths = rows[0].map((_, c) => Math.max(...rows.map((r) => r[c].length)));
for (const row of rows) {
  console.log(row.map((cell, c) => cell.padEnd(widths[c])).join(" | "));
}
interface Tree {
  name: string;
  children: Tree[];
}
const leaf = (name: string, ...children: Tree[]): Tree => ({ name, children });
function draw(tree: Tree, indent = ""): string {
  let text = indent + tree.name + "\n";
  for (const child of tree.children) text += draw(child, indent + "  ");
  return text;
}
console.log(draw(leaf("root", leaf("a", leaf("b")), leaf("c"))).trimEnd());
function encode(text: string): string {
  let out = "";
  for (let i = 0; i < text.length;) {
    let run = 1;
    while (text[i + run] === text[i]) run++;
    out += run > 1 ? run + text[i] : text[i];
    i += run;
  }
  return out;
}
console.log(encode("aaabccdddd"), encode(""), encode("x"));
const isPalindrome = (text: string): boolean =>
  text === [...text].reverse().join("");
console.log(isPalindrome("level"), isPalindrome("levels"));
