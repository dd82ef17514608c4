// Classes that mention each other across a cycle of three modules.

import { describe } from "./describe.ts";
import { Folder } from "./folder.ts";
import { File } from "./file.ts";

const root = new Folder("root");
root.add(new File("a.txt", 10)).add(new File("b.txt", 20));
const sub = root.folder("sub");
sub.add(new File("c.txt", 5));
console.log(root.size(), sub.size());
console.log(describe(root));
console.log(sub.parent === root, root.parent);
