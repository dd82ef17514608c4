// A doc tag that attaches to nothing.

function outer(): void {
  let x = 1; /** @inline */ // error: NT1004
  x++;
}
outer();
