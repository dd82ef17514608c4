// The example examples/mandelbrot.ts, compared with Node.

import "../../../examples/mandelbrot.ts";
