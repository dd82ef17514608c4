// Objects that stand for instances need the class's fields, not accessors in their place.

class Size { // error: an object whose `width` is not a field in place of an instance
  width = 1;
}
const wide = {
  get width(): number {
    return 2;
  },
};
const size: Size = wide;
console.log(size.width);
