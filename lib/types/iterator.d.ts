// Iteration: the protocol, and the iterators the library returns.

interface IteratorYieldResult<TYield> {
  done?: false;
  value: TYield;
}

interface IteratorReturnResult<TReturn> {
  done: true;
  value: TReturn;
}

type IteratorResult<T, TReturn = any> =
  IteratorYieldResult<T> | IteratorReturnResult<TReturn>;

interface Iterator<T, TReturn = any, TNext = any> {
  /** Takes no value: there are no generators yet that could receive one. */
  next(): IteratorResult<T, TReturn>;
  /** What leaving a loop early calls. */
  return?(value?: TReturn): IteratorResult<T, TReturn>;
}

interface Iterable<T, TReturn = any, TNext = any> {
  [Symbol.iterator](): Iterator<T, TReturn, TNext>;
}

interface IterableIterator<T, TReturn = any, TNext = any> extends Iterator<
  T,
  TReturn,
  TNext
> {
  [Symbol.iterator](): IterableIterator<T, TReturn, TNext>;
}

interface IteratorObject<
  T,
  TReturn = unknown,
  TNext = unknown,
> extends Iterator<T, TReturn, TNext> {
  [Symbol.iterator](): IteratorObject<T, TReturn, TNext>;
}

/** `undefined` in strict programs: what our iterators return at their end. */
type BuiltinIteratorReturn = intrinsic;

interface ArrayIterator<T> extends IteratorObject<
  T,
  BuiltinIteratorReturn,
  unknown
> {
  [Symbol.iterator](): ArrayIterator<T>;
}

interface StringIterator<T> extends IteratorObject<
  T,
  BuiltinIteratorReturn,
  unknown
> {
  [Symbol.iterator](): StringIterator<T>;
}

interface MapIterator<T> extends IteratorObject<
  T,
  BuiltinIteratorReturn,
  unknown
> {
  [Symbol.iterator](): MapIterator<T>;
}

interface SetIterator<T> extends IteratorObject<
  T,
  BuiltinIteratorReturn,
  unknown
> {
  [Symbol.iterator](): SetIterator<T>;
}
