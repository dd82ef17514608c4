// Who borrows; knows items, which know people.
import { Item } from "./items.ts";
export interface Borrower {
  readonly name: string;
  readonly limit: number;
  readonly held: Item[];
}
export class Member implements Borrower {
  readonly held: Item[] = [];
  constructor(
    readonly name: string,
    readonly limit = 2,
  ) {}
}
export const staff: Borrower[] = [{ name: "Zoe", limit: Infinity, held: [] }];
export const holds = (b: Borrower) => b.held.map((i: Item) => i.describe());
