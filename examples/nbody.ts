// The outer planets: a symplectic integrator in plain floating point.
// Prints the system's energy before and after; any wrong digit shows.

const solarMass = 4 * Math.PI * Math.PI;
const daysPerYear = 365.24;

class Body {
  constructor(
    readonly name: string,
    public x: number,
    public y: number,
    public z: number,
    public vx: number,
    public vy: number,
    public vz: number,
    readonly mass: number,
  ) {}
}

/** A planet from its position (AU), velocity (AU per day) and mass (Suns). */
function planet(
  name: string,
  position: [number, number, number],
  velocity: [number, number, number],
  mass: number,
): Body {
  const [vx, vy, vz] = velocity;
  return new Body(
    name,
    ...position,
    vx * daysPerYear,
    vy * daysPerYear,
    vz * daysPerYear,
    mass * solarMass,
  );
}

function solarSystem(): Body[] {
  return [
    new Body("Sun", 0, 0, 0, 0, 0, 0, solarMass),
    planet(
      "Jupiter",
      [4.8414314424647209, -1.16032004402742839, -0.103622044471123109],
      [
        0.00166007664274403694, 0.00769901118419740425,
        -0.0000690460016972063023,
      ],
      0.000954791938424326609,
    ),
    planet(
      "Saturn",
      [8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
      [
        -0.00276742510726411021, 0.00499852801234917238,
        0.0000230417297573763929,
      ],
      0.000285885980666130812,
    ),
    planet(
      "Uranus",
      [12.894369562139131, -15.1111514016986312, -0.223307578892655734],
      [
        0.00296460137564761618, 0.0023784717395948095,
        -0.0000296589568540237556,
      ],
      0.0000436624404335156298,
    ),
    planet(
      "Neptune",
      [15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
      [
        0.00268067772490389322, 0.00162824170038242295,
        -0.000095159225451971587,
      ],
      0.0000515138902046611451,
    ),
  ];
}

/** Gives the Sun the momentum that cancels the planets'. */
function centre(bodies: Body[]): void {
  let px = 0;
  let py = 0;
  let pz = 0;
  for (const body of bodies) {
    px += body.vx * body.mass;
    py += body.vy * body.mass;
    pz += body.vz * body.mass;
  }
  const sun = bodies[0];
  sun.vx = -px / sun.mass;
  sun.vy = -py / sun.mass;
  sun.vz = -pz / sun.mass;
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
  bodies.forEach((a, i) => {
    sum += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
    for (const b of bodies.slice(i + 1)) {
      sum -= (a.mass * b.mass) / Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
    }
  });
  return sum;
}

const bodies = solarSystem();
centre(bodies);
console.log(energy(bodies).toFixed(9));
for (let step = 0; step < 500_000; step++) advance(bodies, 0.01);
console.log(energy(bodies).toFixed(9));
for (const { name, x, y, z } of bodies) console.log(name, x, y, z);
