// Every kind of typed array: size, wrap-around, clamping, rounding on store.

const samples = [
  0,
  -0,
  1,
  -1,
  127,
  128,
  255,
  256,
  300,
  -129,
  32768,
  65536,
  2 ** 31,
  2 ** 32,
  2 ** 32 + 3,
  1.5,
  2.5,
  0.5,
  -1.5,
  254.5,
  1e10,
  -1e10,
  1e300,
  NaN,
  Infinity,
  -Infinity,
];
const int8 = new Int8Array(samples.length);
const uint8 = new Uint8Array(samples.length);
const clamped = new Uint8ClampedArray(samples.length);
const int16 = new Int16Array(samples.length);
const uint16 = new Uint16Array(samples.length);
const int32 = new Int32Array(samples.length);
const uint32 = new Uint32Array(samples.length);
const float32 = new Float32Array(samples.length);
const float64 = new Float64Array(samples.length);
samples.forEach((value, i) => {
  int8[i] = value;
  uint8[i] = value;
  clamped[i] = value;
  int16[i] = value;
  uint16[i] = value;
  int32[i] = value;
  uint32[i] = value;
  float32[i] = value;
  float64[i] = value;
});
for (let i = 0; i < samples.length; i++) {
  console.log(
    samples[i],
    int8[i],
    uint8[i],
    clamped[i],
    int16[i],
    uint16[i],
    int32[i],
    uint32[i],
    float32[i],
    float64[i],
  );
}
console.log(
  Int8Array.BYTES_PER_ELEMENT,
  Uint16Array.BYTES_PER_ELEMENT,
  Uint32Array.BYTES_PER_ELEMENT,
  Float64Array.BYTES_PER_ELEMENT,
);
console.log(
  int16.BYTES_PER_ELEMENT,
  int16.byteLength,
  int16.length,
  float64.byteLength,
);
console.log(
  Object.is(float64[1], -0),
  Object.is(float32[1], -0),
  Object.is(int8[1], -0),
);
