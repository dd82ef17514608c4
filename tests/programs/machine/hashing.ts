// Hash functions and random generators on 32 and 64 bits.

function fnv1a(text: string): u64 {
  let hash: u64 = 0xcbf2_9ce4_8422_2325;
  for (let i = 0; i < text.length; i++) {
    hash ^= u64(text.charCodeAt(i));
    hash *= 0x100_0000_01b3;
  }
  return hash;
}
for (const text of ["", "a", "foobar", "the quick brown fox"])
  console.log(fnv1a(text));

function mix64(value: u64): u64 {
  let z: u64 = value;
  z = (z ^ (z >> 30)) * 0xbf58_476d_1ce4_e5b9;
  z = (z ^ (z >> 27)) * 0x94d0_49bb_1331_11eb;
  return z ^ (z >> 31);
}
let state: u64 = 42;
for (let i = 0; i < 20; i++) {
  state += 0x9e37_79b9_7f4a_7c15;
  console.log(mix64(state));
}

class Xorshift {
  constructor(private state: u64) {}
  next(): u64 {
    let x: u64 = this.state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    this.state = x;
    return x * 0x2545_f491_4f6c_dd1d;
  }
}
const random = new Xorshift(1);
for (let i = 0; i < 20; i++) console.log(random.next());

function rotateLeft(value: u32, count: u32): u32 {
  return (value << count) | (value >> (32 - count));
}
function murmur3(words: u32[], seed: u32): u32 {
  let hash: u32 = seed;
  for (const word of words) {
    let k: u32 = word * 0xcc9e2d51;
    k = rotateLeft(k, 15) * 0x1b873593;
    hash = rotateLeft(hash ^ k, 13) * 5 + 0xe6546b64;
  }
  hash ^= u32(words.length) * 4;
  hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
  return hash ^ (hash >> 16);
}
console.log(
  murmur3([], 0),
  murmur3([1, 2, 3], 7),
  murmur3([0xffffffff, 0x80000000], 0xdeadbeef),
);

let adlerLow: u16 = 1;
let adlerHigh: u16 = 0;
for (const c of "Wikipedia") {
  adlerLow = u16((u32(adlerLow) + u32(c.charCodeAt(0))) % 65521);
  adlerHigh = u16((u32(adlerHigh) + u32(adlerLow)) % 65521);
}
console.log((u32(adlerHigh) << 16) | u32(adlerLow));
