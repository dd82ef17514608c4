// The global declarations of the library, instead of TypeScript's own lib:
// the standard names with the standard signatures, as far as we have them.
//
// A declaration that stands here only so that the compiler can say something
// better than "cannot find name" carries `@unsupported` and what to write
// instead. `@implementation name` names the function that implements an
// overload when it is not the one called like the member (lib/README.md).

/// <reference path="./machine.d.ts" />
/// <reference path="./core.d.ts" />
/// <reference path="./object.d.ts" />
/// <reference path="./function.d.ts" />
/// <reference path="./number.d.ts" />
/// <reference path="./string.d.ts" />
/// <reference path="./iterator.d.ts" />
/// <reference path="./array.d.ts" />
/// <reference path="./readonly-array.d.ts" />
/// <reference path="./collections.d.ts" />
/// <reference path="./errors.d.ts" />
/// <reference path="./buffers.d.ts" />
/// <reference path="./typed-arrays.d.ts" />
/// <reference path="./console.d.ts" />
/// <reference path="./process.d.ts" />
/// <reference path="./later.d.ts" />
