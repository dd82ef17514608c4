// Giving back what `new` took.

/**
 * Gives an object's memory back, and that of what it owns: the objects of its
 * `readonly x = new C()` fields, with theirs, and what its method `freeOwned()`
 * frees. It came from `new` at run time, and nobody uses it any more. The compiler
 * puts the class's own code in place of the call (compiler/lower/objects/give-back.ts).
 */
export function freeObject(object: object): void {}
