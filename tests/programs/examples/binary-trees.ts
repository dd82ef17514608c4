// The example examples/binary-trees.ts, compared with Node.

import "../../../examples/binary-trees.ts";
