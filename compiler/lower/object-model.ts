// Offsets of docs/object-model.md, in bytes from an object's header.

export const arrayLengthOffset = 8;
export const arrayCapacityOffset = 12;
export const arrayElementsOffset = 16;
/** The value in a cell, and the code address and first capture of a function object. */
export const cellValueOffset = 8;
export const closureCodeOffset = 8;
export const closureCapturesOffset = 16;
/** The first element of a fixed array, and the value of an atomic. */
export const fixedElementsOffset = 8;
