// One past the end of i8, in a call.

function take(value: i8): void {
  console.log(value);
}
take(127);
take(128); // error: NT2002
take(-128);
take(-129); // error: NT2002
