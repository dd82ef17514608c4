// Planets under gravity: floating point in classes, printed to the last digit.

class Body {
  constructor(
    public x: number,
    public y: number,
    public z: number,
    public vx: number,
    public vy: number,
    public vz: number,
    readonly mass: number,
  ) {}
}
const days = 365.24;
const solarMass = 4 * Math.PI ** 2;
const bodies = [
  new Body(0, 0, 0, 0, 0, 0, solarMass),
  new Body(
    4.8414314424647209,
    -1.16032004402742839,
    -0.103622044471123109,
    0.00166007664274403694 * days,
    0.00769901118419740425 * days,
    -0.0000690460016972063023 * days,
    0.000954791938424326609 * solarMass,
  ),
  new Body(
    8.34336671824457987,
    4.12479856412430479,
    -0.403523417114321381,
    -0.00276742510726411 * days,
    0.00499852801234917238 * days,
    0.0000230417297573763929 * days,
    0.000285885980666130812 * solarMass,
  ),
];
function offsetMomentum(): void {
  let [px, py, pz] = [0, 0, 0];
  for (const b of bodies) {
    px += b.vx * b.mass;
    py += b.vy * b.mass;
    pz += b.vz * b.mass;
  }
  const sun = bodies[0];
  sun.vx = -px / solarMass;
  sun.vy = -py / solarMass;
  sun.vz = -pz / solarMass;
}
function energy(): number {
  let e = 0;
  bodies.forEach((a, i) => {
    e += 0.5 * a.mass * (a.vx ** 2 + a.vy ** 2 + a.vz ** 2);
    for (const b of bodies.slice(i + 1)) {
      e -= (a.mass * b.mass) / Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
    }
  });
  return e;
}
function advance(dt: number): void {
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const [dx, dy, dz] = [a.x - b.x, a.y - b.y, a.z - b.z];
      const distance2 = dx * dx + dy * dy + dz * dz;
      const magnitude = dt / (distance2 * Math.sqrt(distance2));
      a.vx -= dx * b.mass * magnitude;
      a.vy -= dy * b.mass * magnitude;
      a.vz -= dz * b.mass * magnitude;
      b.vx += dx * a.mass * magnitude;
      b.vy += dy * a.mass * magnitude;
      b.vz += dz * a.mass * magnitude;
    }
  }
  for (const b of bodies) {
    b.x += dt * b.vx;
    b.y += dt * b.vy;
    b.z += dt * b.vz;
  }
}
offsetMomentum();
console.log(energy().toFixed(9));
for (let i = 1; i <= 1000; i++) {
  advance(0.01);
  if (i % 250 === 0)
    console.log(i, energy().toFixed(9), bodies[1].x, bodies[2].vy);
}
