// The catalogue.
import { Book, type Item } from "./items.ts";
import { type Borrower, holds } from "./people.ts";
export * as text from "./format.ts";
export interface Listing {
  label: string;
  by?: string;
  days: number;
}
export type Lent = { ok: true; due: number } | { ok: false; reason: string };
export const seed: Item[] = [
  new Book("Dune", 1965, "Herbert"),
  new Book("Emma", 1815, "Austen"),
];
export default class Catalogue {
  readonly items: Item[] = [];
  #day = 100;
  add(...items: Item[]) {
    this.items.push(...items);
  }
  lend(title: string, who: Borrower): Lent {
    const item = this.items.find((i) => i.title === title);
    if (!item) return { ok: false, reason: "unknown" };
    if (item.borrower)
      return { ok: false, reason: `with ${item.borrower.name}` };
    if (who.held.length >= who.limit)
      return { ok: false, reason: `limit; holds ${holds(who).join()}` };
    item.borrower = who;
    who.held.push(item);
    return { ok: true, due: (this.#day += 1) + item.days };
  }
  listing(): Listing[] {
    return this.items.map((i) => ({
      label: i.describe(),
      days: i.days,
      ...(i.borrower ? { by: i.borrower.name } : {}),
    }));
  }
}
