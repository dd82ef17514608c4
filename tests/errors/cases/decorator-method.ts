// A method decorator.

function logged(target: unknown, context: unknown): void {
  console.log(target === context);
}
class Greeter {
  @logged // error: decorator
  greet(): void {
    console.log("hello");
  }
}
new Greeter().greet();
