// A timer that is given a named function.

function tick(): void {
  console.log("tick");
}
const start = (delay: number): void => {
  setTimeout(tick, delay); // error: NT1003, setTimeout
};
start(10);
