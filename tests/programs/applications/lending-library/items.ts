// Things to lend.
import { type Borrower } from "./people.ts";
export abstract class Item {
  static count = 0;
  borrower: Borrower | null = null;
  constructor(
    readonly title: string,
    protected readonly year: number,
  ) {
    Item.count++;
  }
  abstract get days(): number;
  describe() {
    return `${this.title} (${this.year})`;
  }
}
export class Book extends Item {
  constructor(
    title: string,
    year: number,
    public author: string,
  ) {
    super(title, year);
  }
  get days() {
    return this.year < 1900 ? 7 : 21;
  }
  override describe() {
    return `${super.describe()} by ${this.author}`;
  }
}
export class Magazine extends Item {
  constructor(
    title: string,
    year: number,
    private issue: number,
  ) {
    super(title, year);
  }
  get days() {
    return 3;
  }
  override describe() {
    return super.describe() + ` #${this.issue}`;
  }
}
