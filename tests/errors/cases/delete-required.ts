// delete of a property that is not optional: TypeScript itself refuses.

const point = { x: 1, y: 2 };
delete point.x; // error: TS2790
