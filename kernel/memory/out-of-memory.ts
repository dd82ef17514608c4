// The error of an allocation that found no memory. There is one object of it,
// made with the image: what is thrown for want of memory cannot be allocated.

export class OutOfMemory {
  readonly message: string = "out of memory";
}

const outOfMemory = new OutOfMemory();

/** What tests and commands say that could not do what they were asked to. */
export const noMemory = "there is no memory for it";

/**
 * @cold
 * @noinline
 */
export function throwOutOfMemory(): never {
  throw outOfMemory;
}
