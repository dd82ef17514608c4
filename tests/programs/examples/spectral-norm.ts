// The example examples/spectral-norm.ts, compared with Node.

import "../../../examples/spectral-norm.ts";
