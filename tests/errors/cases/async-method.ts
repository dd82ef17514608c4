// An async method of a class.

class Loader {
  // prettier-ignore
  async load(name: string): Promise<string> { // error: NT1001, async
    return name;
  }
}
console.log(new Loader());
