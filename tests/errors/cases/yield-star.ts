// yield* in a generator method named by Symbol.iterator.

class Bag {
  private readonly items: number[] = [1];
  // prettier-ignore
  *[Symbol.iterator]() { // error: NT1001, generator
    yield* this.items;
  }
}
console.log([...new Bag()]);
