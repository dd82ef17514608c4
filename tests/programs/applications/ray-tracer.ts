// A tiny ray tracer that draws with characters.

class Vector {
  constructor(
    readonly x: number,
    readonly y: number,
    readonly z: number,
  ) {}
  plus(other: Vector): Vector {
    return new Vector(this.x + other.x, this.y + other.y, this.z + other.z);
  }
  minus(other: Vector): Vector {
    return this.plus(other.times(-1));
  }
  times(factor: number): Vector {
    return new Vector(this.x * factor, this.y * factor, this.z * factor);
  }
  dot(other: Vector): number {
    return this.x * other.x + this.y * other.y + this.z * other.z;
  }
  get length(): number {
    return Math.sqrt(this.dot(this));
  }
  get unit(): Vector {
    return this.times(1 / this.length);
  }
}

interface Ray {
  readonly from: Vector;
  readonly direction: Vector;
}
interface Hit {
  readonly distance: number;
  readonly point: Vector;
  readonly normal: Vector;
  readonly thing: Thing;
}
interface Thing {
  readonly shine: number;
  intersect(ray: Ray): Hit | null;
}

const along = ({ from, direction }: Ray, distance: number): Vector =>
  from.plus(direction.times(distance));

class Sphere implements Thing {
  constructor(
    private readonly centre: Vector,
    private readonly radius: number,
    readonly shine: number,
  ) {}
  intersect(ray: Ray): Hit | null {
    const offset = ray.from.minus(this.centre);
    const b = offset.dot(ray.direction);
    const c = offset.dot(offset) - this.radius ** 2;
    const discriminant = b * b - c;
    if (discriminant < 0) return null;
    const distance = -b - Math.sqrt(discriminant);
    if (distance < 1e-6) return null;
    const point = along(ray, distance);
    return {
      distance,
      point,
      normal: point.minus(this.centre).unit,
      thing: this,
    };
  }
}

class Floor implements Thing {
  readonly shine = 0.1;
  constructor(private readonly height: number) {}
  intersect(ray: Ray): Hit | null {
    if (ray.direction.y >= -1e-9) return null;
    const distance = (this.height - ray.from.y) / ray.direction.y;
    return {
      distance,
      point: along(ray, distance),
      normal: new Vector(0, 1, 0),
      thing: this,
    };
  }
}

class Scene {
  private readonly light = new Vector(-3, 5, -4);
  constructor(private readonly things: readonly Thing[]) {}

  nearest(ray: Ray): Hit | null {
    let best: Hit | null = null;
    for (const thing of this.things) {
      const hit = thing.intersect(ray);
      if (hit && (best === null || hit.distance < best.distance)) best = hit;
    }
    return best;
  }

  shade(ray: Ray, depth = 0): number {
    const hit = this.nearest(ray);
    if (!hit) return 0.1 + 0.2 * Math.max(0, ray.direction.y);
    const { point, normal, thing } = hit;
    const toLight = this.light.minus(point);
    const blocked = this.nearest({
      from: point.plus(normal.times(1e-4)),
      direction: toLight.unit,
    });
    let brightness = 0.08;
    if (!blocked || blocked.distance > toLight.length) {
      brightness += 0.9 * Math.max(0, normal.dot(toLight.unit));
    }
    if (thing.shine > 0 && depth < 3) {
      const mirrored = ray.direction.minus(
        normal.times(2 * normal.dot(ray.direction)),
      );
      const reflection = this.shade(
        { from: point.plus(normal.times(1e-4)), direction: mirrored },
        depth + 1,
      );
      brightness = brightness * (1 - thing.shine) + reflection * thing.shine;
    }
    return brightness;
  }
}

const scene = new Scene([
  new Sphere(new Vector(0, 0, 3), 1, 0.3),
  new Sphere(new Vector(1.6, -0.4, 2.4), 0.6, 0),
  new Sphere(new Vector(-1.5, -0.5, 2.2), 0.5, 0.6),
  new Floor(-1),
]);
const ramp = " .:-=+*#%@";
let total = 0;
for (let row = 0; row < 22; row++) {
  let line = "";
  for (let column = 0; column < 64; column++) {
    const direction = new Vector((column - 32) / 32, (11 - row) / 16, 1.6).unit;
    const brightness = scene.shade({ from: new Vector(0, 0, -1), direction });
    total += brightness;
    line +=
      ramp[Math.min(ramp.length - 1, Math.floor(brightness * ramp.length))];
  }
  console.log(line);
}
console.log(total);
