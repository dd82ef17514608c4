// A number.
export default 6 * 7;
