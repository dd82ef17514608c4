// Proxy.

const proxy = new Proxy({ x: 1 }, {}); // error: NT1003, Proxy
console.log(proxy.x);
