// Parses and prints INI files with sections, interpolation and typed reads.
type Section = { [key: string]: string };
type Config = Record<string, Section>;
class IniError extends Error {
  override readonly name = "IniError";
  constructor(
    message: string,
    readonly line: number,
    options?: ErrorOptions,
  ) {
    super(`${message} (line ${line})`, options);
  }
}
function parseIni(text: string): Config {
  const config: Config = {};
  let current: Section = (config["global"] = {});
  text.split("\n").forEach((raw, i) => {
    const line = raw.trim();
    if (line === "" || line.startsWith(";") || line.startsWith("#")) return;
    if (line[0] === "[") {
      if (!line.endsWith("]"))
        throw new IniError("unterminated section", i + 1);
      const name = line.slice(1, -1).trim();
      current = config[name] ??= {};
      return;
    }
    const eq = line.indexOf("=");
    if (eq < 0) throw new IniError(`expected key=value, got "${line}"`, i + 1);
    const key = line.substring(0, eq).trim(),
      value = line.substring(eq + 1).trim();
    current[key] =
      value.length >= 2 && value.startsWith('"') && value.endsWith('"')
        ? value.slice(1, -1)
        : value;
  });
  return config;
}
function interpolate(config: Config, value: string, depth = 0): string {
  if (depth > 8) throw new RangeError("interpolation too deep");
  let out = "",
    i = 0;
  while (i < value.length) {
    const open = value.indexOf("${", i);
    if (open === -1) {
      out += value.slice(i);
      break;
    }
    out += value.slice(i, open);
    const close = value.indexOf("}", open);
    if (close === -1) throw new SyntaxError("missing }");
    const [section, key] = value.slice(open + 2, close).split(".");
    const found = config[section!]?.[key ?? ""];
    out +=
      found === undefined
        ? `<${section}.${key}?>`
        : interpolate(config, found, depth + 1);
    i = close + 1;
  }
  return out;
}
type Reader<T> = (raw: string) => T | undefined;
const readers = {
  string: (s: string) => s,
  number: (s: string) => {
    const n = Number(s);
    return Number.isNaN(n) ? undefined : n;
  },
  boolean: (s: string) =>
    s === "true" || s === "yes" || s === "on"
      ? true
      : s === "false" || s === "no" || s === "off"
        ? false
        : undefined,
  list: (s: string) =>
    s
      .split(",")
      .map((x) => x.trim())
      .filter(Boolean),
} satisfies Record<string, Reader<unknown>>;
type Kind = keyof typeof readers;
type ValueOf<K extends Kind> = NonNullable<ReturnType<(typeof readers)[K]>>;
function get<K extends Kind>(
  config: Config,
  path: `${string}.${string}`,
  kind: K,
  fallback: ValueOf<K>,
): ValueOf<K> {
  const dot = path.indexOf(".");
  const raw = config[path.slice(0, dot)]?.[path.slice(dot + 1)];
  if (raw === undefined) return fallback;
  const value = readers[kind](interpolate(config, raw));
  return (value ?? fallback) as ValueOf<K>;
}
const source = `
; comment
name = demo
[server]
host = "example.org"
port = 8080
tls=on
url = http://\${server.host}:\${server.port}/\${server.nope}
[paths]
root = /srv/\${global.name}
logs = \${paths.root}/logs
include = a, b,, c
[server]
debug = maybe
`;
const config = parseIni(source);
console.log(Object.keys(config));
console.log(config);
console.log(
  get(config, "server.port", "number", 80) + 1,
  get(config, "server.tls", "boolean", false),
  get(config, "server.debug", "boolean", false),
);
console.log(
  get(config, "paths.include", "list", []),
  get(config, "server.url", "string", ""),
);
console.log(
  get(config, "nope.x", "list", ["fallback"]),
  get(config, "paths.logs", "string", "?"),
);
for (const bad of ["[oops\na=1", "just text", "a=1\n\n=2\nzzz"]) {
  try {
    console.log(parseIni(bad));
  } catch (e) {
    if (e instanceof IniError) console.log(e.name, e.message, e.line);
    else throw e;
  }
}
try {
  interpolate({ a: { b: "${a.b}" } }, "${a.b}");
} catch (e) {
  console.log(String(e), e instanceof RangeError);
}
function dump(c: Config): string {
  return Object.entries(c)
    .filter(([, s]) => Object.keys(s).length)
    .map(([name, s]) =>
      [`[${name}]`, ...Object.entries(s).map(([k, v]) => `${k}=${v}`)].join(
        "\n",
      ),
    )
    .join("\n\n");
}
console.log(dump(config));
for (const section in config)
  for (const key in config[section])
    if (config[section]![key]!.includes("$")) console.log(section, key);
delete config["paths"];
console.log("paths" in config, Object.values(config).length);
