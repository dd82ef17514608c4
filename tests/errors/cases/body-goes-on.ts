// Every error of a body is reported, whatever the statements before it lacked.

function broken(count: u8): u8 {
  const first: u8 = 256; // error: NT2002
  if (count > 3) {
    const inner: i8 = -129; // error: NT2002
    count = count + u8(inner);
  }
  for (let i = 0; i < 3; i++) {
    count = i; // error: NT2003
  }
  return first;
}
console.log(broken(2));
const wrong: u16 = 65_536; // error: NT2002
console.log(wrong);
