// An expression as the default export.

const config = { name: "cfg", retries: 2 };
export const describe = () => `${config.name}:${config.retries}`;
export default config;
