// What single UTF-16 units are.

/** White space and line ends, as `trim` and `Number(text)` see them. */
export function isWhiteSpace(unit: u16): boolean {
  if (unit <= 32) return unit === 32 || (unit >= 9 && unit <= 13);
  if (unit < 0xa0) return false;
  if (unit === 0xa0 || unit === 0xfeff || unit === 0x1680) return true;
  if (unit >= 0x2000 && unit <= 0x200a) return true;
  if (unit === 0x2028 || unit === 0x2029) return true;
  return unit === 0x202f || unit === 0x205f || unit === 0x3000;
}
