// Methods read as values: destructured, passed on, optional, never mentioning this.

interface Store {
  getState(): number;
  set(n: number): void;
  name?(): string;
}
function make(): Store {
  let n = 1;
  return {
    getState: () => n,
    set(m) {
      n = m;
    },
  };
}
class Impl implements Store {
  getState() {
    return 42;
  }
  set(_: number) {}
  name() {
    return "impl";
  }
}
function use({ getState, set, name }: Store): void {
  set(getState() + 1);
  console.log(getState(), name?.(), name === undefined);
}
use(make());
use(new Impl());
const { getState } = new Impl();
console.log(getState(), [1, 2].map(getState));
const s: Store = make();
const setter = s.set;
setter(9);
console.log(s.getState());
const counter = {
  count: 0,
  inc: () => 5,
  twice(n: number) {
    return n * 2;
  },
};
const { twice, inc } = counter;
console.log(twice(4), inc(), [1, 2, 3].map(counter.twice));
export {};
