// A default export beside named ones.

export interface Named {
  name: string;
}
export const defaultGreeting = "hello";
export default function greet(who: string): string {
  return `${defaultGreeting} ${who}`;
}
