// Throwing something that is not an Error also ends with exit code 1.

const log: string[] = ["start"];
try {
  throw "first, caught";
} catch (e) {
  log.push(String(e));
}
console.log(log);
const code: number = log.length;
if (code === 2) throw { reason: "an object", code };
console.log("never printed");
