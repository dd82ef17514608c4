// A package of Node's.

import { createServer } from "node:http"; // error: node:http
console.log(createServer);
