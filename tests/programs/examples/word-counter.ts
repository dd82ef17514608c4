// The example examples/word-counter.ts, compared with Node.

import "../../../examples/word-counter.ts";
