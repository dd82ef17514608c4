// The example examples/fannkuch.ts, compared with Node.

import "../../../examples/fannkuch.ts";
