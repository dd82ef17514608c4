// Numbers that look random and are the same for the same seed: xorshift64*
// (Vigna, "An experimental exploration of Marsaglia's xorshift generators").

export class Random {
  private state: u64 = 1;

  start(seed: u64): void {
    this.state = seed * 2 + 1;
  }

  /** A number below `limit`. */
  below(limit: u64): u64 {
    let x = this.state;
    x = x ^ (x >> 12);
    x = x ^ (x << 25);
    x = x ^ (x >> 27);
    this.state = x;
    return ((x * 0x2545_f491_4f6c_dd1d) >> 16) % limit;
  }
}
