// The example examples/deltablue.ts, compared with Node.

import "../../../examples/deltablue.ts";
