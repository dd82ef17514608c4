// The door to raw memory is closed to applications.

import { load } from "machine"; // error: NT3001
console.log(load<u8>(0x1000));
