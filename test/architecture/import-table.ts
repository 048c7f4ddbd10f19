/** What a room may reach besides `src/model/` and its own files. */
export type Room = {
  readonly packages: readonly string[];
  /** Builtins that touch files, the network or other processes. All others are open to every room but `model/`. */
  readonly world: readonly string[];
};

const nothing: Room = { packages: [], world: [] };

/** DESIGN §4. A room that is not in here may not exist. */
export const rooms: Readonly<Record<string, Room>> = {
  model: nothing,
  config: { packages: ['yaml'], world: ['node:fs', 'node:net'] },
  secrets: nothing,
  spec: {
    packages: ['@apidevtools/swagger-parser', 'ajv', 'ajv-formats', 'openapi-types', 'yaml'],
    world: ['node:fs', 'node:fs/promises'],
  },
  generate: { packages: ['ajv', 'ajv-formats'], world: [] },
  contract: nothing,
  plan: nothing,
  target: { packages: ['undici'], world: ['node:dns/promises', 'node:net', 'node:tls'] },
  simulate: { packages: ['msw'], world: ['node:http', 'node:https', 'node:net'] },
  run: nothing,
  observe: nothing,
  check: nothing,
  settle: nothing,
  judge: nothing,
  // The names of status codes.
  report: { packages: [], world: ['node:http'] },
  store: { packages: ['yaml'], world: ['node:fs'] },
  diff: nothing,
};

/** Wires rooms together: may import any of them, and every builtin. */
export const wiring = ['src/pipeline.ts', 'src/cli.ts', 'src/command/'] as const;

/** Runs before anything is installed, on any Node: imports its own files and builtins. */
export const launcher = ['src/run.mjs', 'src/launcher/'] as const;

export const worldly: ReadonlySet<string> = new Set(
  ['child_process', 'cluster', 'dgram', 'dns', 'dns/promises', 'fs', 'fs/promises', 'http', 'http2', 'https', 'net']
    .concat(['readline', 'repl', 'tls', 'worker_threads'])
    .map((name) => `node:${name}`),
);

/** Files of `contracts/<provider>/` and what they may import; `.` is the provider's own folder. */
export const contractFiles: readonly {
  readonly file: RegExp;
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}[] = [
  { file: /^cases\.ts$/, folders: ['src/contract/', './generated/'], packages: [] },
  { file: /^simulator\.ts$/, folders: ['src/model/'], packages: [] },
  { file: /^generated\//, folders: ['src/contract/', 'src/model/', './generated/'], packages: ['ajv', 'ajv-formats'] },
];

export const longestFile = 250;
