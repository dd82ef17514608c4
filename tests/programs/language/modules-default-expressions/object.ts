// An object.
export const rows = 4;
export default {
  width: 10,
  label(n: number): string {
    return `${n} of ${rows}`;
  },
};
