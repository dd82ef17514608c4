// What Node's zlib deflates comes back; damaged data ends, and is refused.

import "../testing/node.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { constants, deflateRawSync } from "node:zlib";
import type { ByteSpan } from "../memory/byte-span.ts";
import { generator } from "../testing/tables.ts";

const { inflate } = await import("./inflate.ts");

/** As the kernel's ByteSpan, on an array. */
class Bytes {
  constructor(readonly bytes: Uint8Array) {}

  sizeBytes(): number {
    return this.bytes.length;
  }

  byteAt(offset: number): number {
    assert.ok(offset >= 0 && offset < this.bytes.length);
    return this.bytes[offset]!;
  }

  setByteAt(offset: number, value: number): void {
    assert.ok(offset >= 0 && offset < this.bytes.length);
    this.bytes[offset] = value;
  }
}

function inflated(data: Uint8Array, size: number): Uint8Array | null {
  const from = new Bytes(data) as unknown as ByteSpan;
  const to = new Bytes(new Uint8Array(size));
  const isRight = inflate(from, 0 as never, to as unknown as ByteSpan);
  return isRight ? to.bytes : null;
}

const random = generator(1);
const samples: readonly [string, Buffer][] = [
  ["nothing", Buffer.alloc(0)],
  ["a byte", Buffer.from("x")],
  ["text", Buffer.from("the kernel said that the kernel said ".repeat(400))],
  ["noise", Buffer.from(Array.from({ length: 70_000 }, () => random(256)))],
  ["few letters", Buffer.from(Array.from({ length: 9000 }, () => random(5)))],
  ["one byte, long", Buffer.alloc(100_000, 7)],
];

for (const [name, bytes] of samples) {
  for (const options of [
    {},
    { level: 0 },
    { level: 1 },
    { strategy: constants.Z_FIXED },
  ]) {
    test(`${name}, ${JSON.stringify(options)}`, () => {
      const data = deflateRawSync(bytes, options);
      const back = inflated(data, bytes.length);
      assert.ok(back !== null && bytes.equals(back));
      // Neither too little nor too much passes.
      assert.equal(inflated(data, bytes.length + 1), null);
      if (data.length > 2) {
        assert.equal(inflated(data.subarray(0, -2), bytes.length), null);
      }
    });
  }
}

test("damaged data: an end, and no access outside", () => {
  const bytes = samples[2]![1];
  const data = deflateRawSync(bytes);
  let refused = 0;
  for (let i = 0; i < 2000; i++) {
    const damaged = Uint8Array.from(data);
    damaged[random(damaged.length)]! ^= 1 << random(8);
    if (inflated(damaged, bytes.length) === null) refused++;
  }
  assert.ok(refused > 500, `${refused} refused`);
});
