// The example examples/nbody.ts, compared with Node.

import "../../../examples/nbody.ts";
