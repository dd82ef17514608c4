// A lending library over several modules: default exports, re-exports, a cycle.
import Catalogue, { type Listing, seed } from "./catalogue.ts";
import * as fmt from "./format.ts";
import { Book, Magazine, Item as AnyItem } from "./items.ts";
import type { Borrower } from "./people.ts";
import { Member, staff as librarians } from "./people.ts";
export { fmt };
const shelf = new Catalogue();
for (const item of seed) shelf.add(item);
shelf.add(new Magazine("Byte", 1984, 6));
const ada = new Member("Ada"),
  bob = new Member("Bob", 1);
const people: Borrower[] = [ada, bob, ...librarians];
console.log(people.map((p) => `${p.name}:${p.limit}`));
const attempts: [Borrower, string][] = [
  [ada, "Dune"],
  [bob, "Dune"],
  [bob, "Emma"],
  [bob, "Byte"],
  [librarians[0]!, "Byte"],
];
for (const [who, title] of attempts) {
  const result = shelf.lend(title, who);
  console.log(
    fmt.pad(who.name, 6),
    fmt.pad(title, 6),
    result.ok ? `ok until ${result.due}` : `no: ${result.reason}`,
  );
}
console.log(fmt.table(shelf.listing()));
const listing: Listing = shelf.listing()[0]!;
console.log(
  listing,
  shelf.items.filter((i): i is Book => i instanceof Book).map((b) => b.author),
);
console.log(AnyItem.count, fmt.default("x"), fmt.WIDTH);
