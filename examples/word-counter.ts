// Counts the words of a text and prints the commonest with a bar each.

const text = `
A kernel is the part of a system that is always there. It hands out the
processor, the memory and the devices, and it keeps the parts of the system
apart. An aerokernel does less: it keeps nothing apart. The program, the
runtime and the kernel are one image in one address space, and the whole of
the machine belongs to the program. There is no user mode and there are no
processes. A call into the kernel is a call, the memory is the memory, and
an interrupt goes where the program wants it to go. What a system loses by
this is protection; what it gains is time. A thread costs what a thread has
to cost, and nothing stands between the program and the hardware.
`;

interface Count {
  word: string;
  times: number;
}

function isLetter(character: string): boolean {
  return character >= "a" && character <= "z";
}

/** The words of `text` in order, in lower case, without punctuation. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  let word = "";
  for (const character of text.toLowerCase()) {
    if (isLetter(character)) {
      word += character;
    } else if (word !== "") {
      words.push(word);
      word = "";
    }
  }
  return word === "" ? words : [...words, word];
}

function countWords(words: readonly string[]): Count[] {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times]
    .map(([word, times]) => ({ word, times }))
    .sort((a, b) => b.times - a.times || (a.word < b.word ? -1 : 1));
}

const words = wordsOf(text);
const counts = countWords(words);
const lines = text.trim().split("\n").length;

console.log(
  `${lines} lines, ${words.length} words, ${counts.length} different`,
);
const widest = Math.max(...counts.map(({ word }) => word.length));
for (const { word, times } of counts.slice(0, 12)) {
  const bar = "#".repeat(times);
  console.log(`${word.padEnd(widest)} ${String(times).padStart(3)} ${bar}`);
}

const byLength: Record<string, number> = {};
for (const { length } of words) {
  const key = length > 6 ? "7 or more" : String(length);
  byLength[key] = (byLength[key] ?? 0) + 1;
}
console.log("letters per word:");
for (const [length, times] of Object.entries(byLength)) {
  console.log(`  ${length}: ${times}`);
}
