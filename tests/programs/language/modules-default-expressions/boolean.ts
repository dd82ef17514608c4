// A boolean.
export default [1, 2].includes(2);
