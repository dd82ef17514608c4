// What a call gives: made once.
let count = 0;
const make = (greeting: string) => {
  count += 1;
  return (name: string): string => `${greeting}, ${name} (${count})`;
};
export default make("Hello");
export const times = (): number => count;
