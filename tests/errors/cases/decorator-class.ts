// A class decorator.

function sealed(target: unknown, context: unknown): void {
  console.log(target === context);
}
@sealed // error: decorator
class Box {}
console.log(new Box() instanceof Box);
