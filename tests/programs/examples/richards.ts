// The example examples/richards.ts, compared with Node.

import "../../../examples/richards.ts";
