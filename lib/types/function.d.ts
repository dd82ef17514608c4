// Function values, and the types the checker gives their members.

interface Function {
  /** @unsupported spread the arguments: `f(...args)` */
  apply(this: Function, thisArg: any, argArray?: any): any;
  /** @unsupported call the function itself, or a method of the object */
  call(this: Function, thisArg: any, ...argArray: any[]): any;
  /** @unsupported write an arrow function */
  bind(this: Function, thisArg: any, ...argArray: any[]): any;
  /** @unsupported the source text is not there at run time */
  toString(): string;
  prototype: any;
  readonly length: number;
  readonly name: string;
}

interface FunctionConstructor {
  /** @unsupported code is compiled ahead of time */
  new (...args: string[]): Function;
  /** @unsupported code is compiled ahead of time */
  (...args: string[]): Function;
  readonly prototype: Function;
}
declare var Function: FunctionConstructor;

interface CallableFunction extends Function {
  apply<T, R>(this: (this: T) => R, thisArg: T): R;
  apply<T, A extends any[], R>(
    this: (this: T, ...args: A) => R,
    thisArg: T,
    args: A,
  ): R;
  call<T, A extends any[], R>(
    this: (this: T, ...args: A) => R,
    thisArg: T,
    ...args: A
  ): R;
  bind<T>(this: T, thisArg: ThisParameterType<T>): OmitThisParameter<T>;
  bind<T, A extends any[], B extends any[], R>(
    this: (this: T, ...args: [...A, ...B]) => R,
    thisArg: T,
    ...args: A
  ): (...args: B) => R;
}

interface NewableFunction extends Function {
  apply<T>(this: new () => T, thisArg: T): void;
  apply<T, A extends any[]>(
    this: new (...args: A) => T,
    thisArg: T,
    args: A,
  ): void;
  call<T, A extends any[]>(
    this: new (...args: A) => T,
    thisArg: T,
    ...args: A
  ): void;
  bind<T>(this: T, thisArg: any): T;
  bind<A extends any[], B extends any[], R>(
    this: new (...args: [...A, ...B]) => R,
    thisArg: any,
    ...args: A
  ): new (...args: B) => R;
}

/** @unsupported write a rest parameter: `(...args: T[])` */
interface IArguments {
  [index: number]: any;
  length: number;
  callee: Function;
  [Symbol.iterator](): ArrayIterator<any>;
}
