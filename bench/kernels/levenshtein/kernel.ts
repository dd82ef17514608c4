// Edit distances between words: string indexing and a row of integers.

function distance(a: string, b: string, row: Int32Array): number {
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0];
    row[0] = i;
    const unit = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const above = row[j];
      const cost = unit === b.charCodeAt(j - 1) ? 0 : 1;
      let best = diagonal + cost;
      if (above + 1 < best) best = above + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      row[j] = best;
      diagonal = above;
    }
  }
  return row[b.length];
}

const words: string[] = [];
let seed = 7;
for (let i = 0; i < 220; i++) {
  let word = "";
  const length = 40 + (i % 40);
  for (let k = 0; k < length; k++) {
    seed = (seed * 75 + 74) % 65537;
    word += String.fromCharCode(97 + (seed % 6));
  }
  words.push(word);
}
const row = new Int32Array(100);
let total = 0;
for (const a of words) for (const b of words) total += distance(a, b, row);
console.log(total);
