// WeakMap.

const weak = new WeakMap<object, number>(); // error: NT1003, WeakMap
weak.set({}, 1);
