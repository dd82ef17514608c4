// JSON in a function inside a function.

function report(values: number[]): string[] {
  const show = (value: number): string => {
    const text = JSON.stringify({ value }); // error: NT1003, JSON
    return text;
  };
  return values.map((value) => show(value));
}
console.log(report([1, 2]));
