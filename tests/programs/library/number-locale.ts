// Number.prototype.toLocaleString: English grouping and rounding.

const values = [
  0,
  -0,
  1,
  12,
  123,
  1234,
  12345.678,
  1234567.8915,
  -1234.5,
  0.0005,
  0.0004,
  1e21,
  1.5e25,
  NaN,
  Infinity,
  -Infinity,
  -0.0001,
  999.9995,
  1.0005,
  2.0015,
  1e15,
  123456789.125,
];
for (const value of values) console.log(value.toLocaleString());
