// Gravity among five bodies: floating point on the fields of objects.

class Body {
  constructor(
    public x: number,
    public y: number,
    public z: number,
    public vx: number,
    public vy: number,
    public vz: number,
    public mass: number,
  ) {}
}

function advance(bodies: Body[], dt: number): void {
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const dx = a.x - b.x;
      const dy = a.y - b.y;
      const dz = a.z - b.z;
      const distance2 = dx * dx + dy * dy + dz * dz;
      const pull = dt / (distance2 * Math.sqrt(distance2));
      a.vx -= dx * b.mass * pull;
      a.vy -= dy * b.mass * pull;
      a.vz -= dz * b.mass * pull;
      b.vx += dx * a.mass * pull;
      b.vy += dy * a.mass * pull;
      b.vz += dz * a.mass * pull;
    }
  }
  for (const body of bodies) {
    body.x += dt * body.vx;
    body.y += dt * body.vy;
    body.z += dt * body.vz;
  }
}

function energy(bodies: Body[]): number {
  let sum = 0;
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    sum += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const dx = a.x - b.x;
      const dy = a.y - b.y;
      const dz = a.z - b.z;
      sum -= (a.mass * b.mass) / Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return sum;
}

const bodies = [
  new Body(0, 0, 0, 0, 0, 0, 39.5),
  new Body(4.84, -1.16, -0.1, 0.6, 2.8, -0.02, 0.037),
  new Body(8.34, 4.12, -0.4, -1.01, 1.8, 0.008, 0.011),
  new Body(12.8, -15.1, -0.2, 1.08, 0.86, -0.01, 0.0017),
  new Body(15.3, -25.9, 0.17, 0.97, 0.59, -0.03, 0.002),
];
console.log(energy(bodies).toFixed(9));
for (let step = 0; step < 2000000; step++) advance(bodies, 0.01);
console.log(energy(bodies).toFixed(9));
