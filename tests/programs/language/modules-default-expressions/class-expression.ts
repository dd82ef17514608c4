// A class without a name.
export default class {
  static readonly origin = "0,0";
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
  get length(): number {
    return Math.hypot(this.x, this.y);
  }
}
