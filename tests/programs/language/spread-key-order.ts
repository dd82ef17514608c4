// A copy by spread has the keys in the order in which its source got them.

interface Row {
  first: number;
  second: string;
  third: number | undefined;
}

function copy(row: Row): Row {
  return { ...row };
}

const straight: Row = { first: 1, second: "a", third: 3 };
const backwards: Row = { third: 3, second: "b", first: 1 };
console.log(copy(straight), copy(backwards));
console.log(Object.keys(copy(backwards)).join());
console.log({ ...backwards, second: "c" }, { ...straight, ...backwards });
for (const row of [straight, backwards]) {
  const { second, ...rest } = row;
  console.log(second, rest);
}
