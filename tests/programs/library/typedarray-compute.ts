// Arithmetic through typed arrays: compound assignment, wrap, hashing, floats.

const bytes = new Uint8Array(4);
bytes[0] += 250;
bytes[0] += 10;
bytes[1]--;
bytes[2] -= 3;
bytes[3] = bytes[1] * bytes[2];
console.log(bytes.join(), bytes[0]++, ++bytes[1], bytes.join());
const words = new Int32Array(3);
words[0] = 0x7fffffff;
words[0]++;
words[1] = words[0] * 2;
words[2] |= 0xff00ff00;
words[2] >>>= 4;
console.log(words.join());
const floats = new Float32Array(2);
floats[0] = 0.1;
floats[1] = floats[0] * 3;
console.log(
  floats[0],
  floats[1],
  floats[0] === 0.1,
  Math.fround(0.1) === floats[0],
);
const table = new Uint32Array(256);
for (let n = 0; n < 256; n++) {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  table[n] = c;
}
let crc = 0xffffffff;
for (const c of "123456789")
  crc = table[(crc ^ c.charCodeAt(0)) & 255] ^ (crc >>> 8);
console.log(((crc ^ 0xffffffff) >>> 0).toString(16));
const sieve = new Uint8Array(10000);
let primes = 0;
for (let i = 2; i < sieve.length; i++) {
  if (sieve[i]) continue;
  primes++;
  for (let j = i * i; j < sieve.length; j += i) sieve[j] = 1;
}
console.log(primes);
const matrix = new Float64Array(9).map((_, i) => i + 0.5);
let trace = 0;
for (let i = 0; i < 3; i++) trace += matrix[i * 3 + i];
console.log(trace, matrix.join(" "));
