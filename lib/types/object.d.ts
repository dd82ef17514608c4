// Object and its static functions.

interface PropertyDescriptor {
  configurable?: boolean;
  enumerable?: boolean;
  value?: any;
  writable?: boolean;
  get?(): any;
  set?(v: any): void;
}

interface PropertyDescriptorMap {
  [key: PropertyKey]: PropertyDescriptor;
}

interface Object {
  constructor: Function;
  toString(): string;
  toLocaleString(): string;
  valueOf(): Object;
  hasOwnProperty(v: PropertyKey): boolean;
  /** @unsupported ask with `instanceof` */
  isPrototypeOf(v: Object): boolean;
  /** @unsupported every property of an object is enumerable here */
  propertyIsEnumerable(v: PropertyKey): boolean;
}

interface ObjectConstructor {
  /** @unsupported write an object literal */
  new (value?: any): Object;
  /** @unsupported write an object literal */
  (): any;
  /** @unsupported values are not wrapped here: use the value itself */
  (value: any): any;
  readonly prototype: Object;

  keys(o: object): string[];
  /** @implementation keysOfValue */
  keys(o: {}): string[];
  values<T>(o: { [s: string]: T } | ArrayLike<T>): T[];
  /** @implementation valuesOfObject */
  values(o: {}): any[];
  entries<T>(o: { [s: string]: T } | ArrayLike<T>): [string, T][];
  /** @implementation entriesOfObject */
  entries(o: {}): [string, any][];
  fromEntries<T = any>(
    entries: Iterable<readonly [PropertyKey, T]>,
  ): { [k: string]: T };
  /** @unsupported give the entries a tuple type: `[string, T][]` */
  fromEntries(entries: Iterable<readonly any[]>): any;

  assign<T extends {}, U>(target: T, source: U): T & U;
  /** @implementation assignTwo */
  assign<T extends {}, U, V>(target: T, source1: U, source2: V): T & U & V;
  /** @implementation assignThree */
  assign<T extends {}, U, V, W>(
    target: T,
    source1: U,
    source2: V,
    source3: W,
  ): T & U & V & W;
  /** @unsupported pass at most three sources, or use spread: `{ ...a, ...b }` */
  assign(target: object, ...sources: any[]): any;

  is(value1: any, value2: any): boolean;
  hasOwn(o: object, v: PropertyKey): boolean;

  /** @unsupported declare the properties `readonly`, or write `as const` */
  freeze<T extends Function>(f: T): T;
  /** @unsupported declare the properties `readonly`, or write `as const` */
  freeze<
    T extends { [idx: string]: U | null | undefined | object },
    U extends string | bigint | number | boolean | symbol,
  >(
    o: T,
  ): Readonly<T>;
  /** @unsupported declare the properties `readonly`, or write `as const` */
  freeze<T>(o: T): Readonly<T>;
  /** @unsupported the type of an object is fixed already */
  seal<T>(o: T): T;
  /** @unsupported the type of an object is fixed already */
  preventExtensions<T>(o: T): T;
  /** @unsupported objects are neither frozen nor sealed at run time here */
  isFrozen(o: any): boolean;
  /** @unsupported objects are neither frozen nor sealed at run time here */
  isSealed(o: any): boolean;
  /** @unsupported the type of an object is fixed */
  isExtensible(o: any): boolean;
  /** @unsupported write a class: objects have no prototypes at run time here */
  create(o: object | null): any;
  /** @unsupported write a class: objects have no prototypes at run time here */
  create(
    o: object | null,
    properties: PropertyDescriptorMap & ThisType<any>,
  ): any;
  /** @unsupported objects have no prototypes at run time here: use `instanceof` */
  getPrototypeOf(o: any): any;
  /** @unsupported write a class: objects have no prototypes at run time here */
  setPrototypeOf(o: any, proto: object | null): any;
  /** @unsupported write a field or an accessor (`get name() {…}`) */
  defineProperty<T>(
    o: T,
    p: PropertyKey,
    attributes: PropertyDescriptor & ThisType<any>,
  ): T;
  /** @unsupported write fields or accessors (`get name() {…}`) */
  defineProperties<T>(
    o: T,
    properties: PropertyDescriptorMap & ThisType<any>,
  ): T;
  /** @unsupported read the property itself */
  getOwnPropertyDescriptor(
    o: any,
    p: PropertyKey,
  ): PropertyDescriptor | undefined;
  /** @unsupported use Object.keys */
  getOwnPropertyNames(o: any): string[];
  /** @unsupported symbols are not property keys here */
  getOwnPropertySymbols(o: any): symbol[];
}
declare var Object: ObjectConstructor;
