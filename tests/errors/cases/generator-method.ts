// A generator method.

class Tree {
  *values(): IterableIterator<number> { // error: NT1, generator
    yield 1;
  }
}
console.log([...new Tree().values()]);
