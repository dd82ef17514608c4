// Raised when a method is lowered before the function that declares its class:
// the job is put back until the captured variables are known.

export class CapturesUnknown extends Error {}
