import { posix } from 'node:path';
import { contractFiles, launcher, longestFile, rooms, wiring, worldly } from './import-table.ts';
import { importsOf } from './imports.ts';

/** Project files by path from the root, with their text. */
export type Files = ReadonlyMap<string, string>;

/** Everything in `src/` and `contracts/` that breaks a rule of the layout, one line each. `providers`: ids of specs. */
export function breachesOf(files: Files, providers: readonly string[]): readonly string[] {
  const brands = [...new Set(providers.map((id) => id.split('-')[0] ?? id))];
  return [...files].flatMap(([path, text]) => {
    const found = path.startsWith('src/')
      ? [...ofName(path), ...ofLength(path, text), ...ofBrands(path, text, brands)]
      : [];
    const imports = importsOf(text).flatMap((name) => ofImport(path, name));
    return [...found, ...imports].map((breach) => `${path} ${breach}`);
  });
}

function ofName(path: string): readonly string[] {
  const room = /^src\/([^/]+)\//.exec(path)?.[1];
  const isKnown = room === undefined || room in rooms || within(path, [...wiring, ...launcher]);
  return [
    ...(isKnown ? [] : ['stands in a room that the design does not know']),
    ...(/\/(?:index\.\w+$|(?:utils?|helpers?|misc)(?:\/|\.\w+$))/.test(path)
      ? ['is a drawer or a barrel by its name']
      : []),
  ];
}

function ofLength(path: string, text: string): readonly string[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > longestFile && /\.m?ts$|\.mjs$/.test(path) ? [`has ${lines} lines, more than ${longestFile}`] : [];
}

function ofBrands(path: string, text: string, brands: readonly string[]): readonly string[] {
  const all = `${path}\n${text}`.toLowerCase();
  return brands.filter((brand) => all.includes(brand.toLowerCase())).map((brand) => `names the provider ${brand}`);
}

const within = (path: string, places: readonly string[]): boolean =>
  places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));

/** `ajv/dist/2020.js` → `ajv`, `@a/b/c` → `@a/b`. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

function ofImport(path: string, name: string | null): readonly string[] {
  const mayImport = path.startsWith('contracts/')
    ? contractMay
    : within(path, launcher)
      ? launcherMay
      : within(path, wiring)
        ? wiringMay
        : roomMay;
  if (name === null) return within(path, [...wiring, ...launcher]) ? [] : ['imports a module that nobody can name'];
  return mayImport(path, name) ? [] : [`may not import ${name}`];
}

/** Path of a relative import from the root; null for a package or a builtin. */
const resolved = (path: string, name: string): string | null =>
  name.startsWith('.') ? posix.join(posix.dirname(path), name) : null;

function roomMay(path: string, name: string): boolean {
  const id = /^src\/([^/]+)\//.exec(path)?.[1] ?? '';
  const room = rooms[id];
  const file = resolved(path, name);
  if (file !== null) return within(file, [`src/${id}/`, 'src/model/']);
  if (room === undefined || id === 'model') return false;
  if (name.startsWith('node:')) return !worldly.has(name) || room.world.includes(name);
  return room.packages.includes(packageOf(name));
}

function wiringMay(path: string, name: string): boolean {
  const file = resolved(path, name);
  if (file === null) return name.startsWith('node:');
  return file.startsWith('src/') && !within(file, launcher);
}

function launcherMay(path: string, name: string): boolean {
  const file = resolved(path, name);
  return file === null ? name.startsWith('node:') : within(file, launcher);
}

function contractMay(path: string, name: string): boolean {
  const [, folder = '', own = ''] = /^(contracts\/[^/]+\/)(.+)$/.exec(path) ?? [];
  const rule = contractFiles.find(({ file }) => file.test(own));
  if (rule === undefined) return false;
  const file = resolved(path, name);
  if (file === null) return rule.packages.includes(packageOf(name));
  return within(
    file,
    rule.folders.map((place) => (place.startsWith('./') ? `${folder}${place.slice(2)}` : place)),
  );
}

/** Files that import each other in a ring, types included: each ring as `a → b → a`. */
export function cyclesOf(files: Files): readonly string[] {
  const edges = new Map(
    [...files].map(([path, text]) => [
      path,
      importsOf(text).flatMap((name) => {
        const file = name === null ? null : resolved(path, name);
        return file !== null && files.has(file) ? [file] : [];
      }),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at !== -1) cycles.push([...trail.slice(at), path].join(' → '));
    if (at !== -1 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
}
