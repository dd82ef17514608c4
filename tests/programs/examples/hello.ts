// The example examples/hello.ts, compared with Node.

import "../../../examples/hello.ts";
