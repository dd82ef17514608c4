// An async function.

async function later(): Promise<number> { // error: NT1, async
  return 1;
}
later();
