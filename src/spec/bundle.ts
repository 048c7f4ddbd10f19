import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json, JsonObject } from '../model/json.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import type { Places } from '../model/places.ts';
import type { Position } from '../model/position.ts';
import type { Problem } from '../model/problem.ts';
import { localTarget } from '../model/schema-layers.ts';
import { readSourceFile, type SourceFile } from './read-document.ts';
import type { Report } from './reader.ts';
import { walk, type Kind } from './structure.ts';

/** Other files are taken into the document here, each under its path below the specs folder. */
export const bundledKey = 'x-bundled';

export type Bundle = {
  readonly document: JsonObject;
  readonly positionOf: (pointer: string) => Position;
  readonly places: Places;
  /** Of the file; with other files in it, of the digests of all. */
  readonly sha256: string;
  /** Nodes of other files that the document refers to, with what they stand for. */
  readonly reached: readonly { readonly pointer: string; readonly kind: Kind }[];
};

type Folders = { readonly path: string; readonly root: string; readonly displayRoot: string };
type Part = SourceFile & { readonly path: string; readonly prefix: string };

const maxFiles = 200;

/**
 * Makes every reference local: what it names in another file of the specs folder is taken into the document. Nothing
 * is fetched, and nothing outside the folder is read. References that lead nowhere are reported.
 */
export async function bundle(main: SourceFile, folders: Folders, report: Report, problems: Problem[]): Promise<Bundle> {
  const document = main.value as JsonObject;
  const others: Record<string, Json> = {};
  const parts: Part[] = [{ ...main, path: await realpath(folders.path), prefix: '' }];
  const queue: { pointer: string; kind: Kind }[] = [{ pointer: '', kind: 'document' }];
  const seen = new Set<string>();
  const reached: { pointer: string; kind: Kind }[] = [];

  const partOf = (pointer: string): Part =>
    parts.find(({ prefix }) => prefix !== '' && (pointer === prefix || pointer.startsWith(`${prefix}/`))) ??
    (parts[0] as Part);
  const positionOf = (pointer: string): Position => {
    const part = partOf(pointer);
    return part.positionOf(pointer.slice(part.prefix.length));
  };

  const load = async (path: string, at: string): Promise<Part | null> => {
    const real = await realpath(path).catch(() => path);
    const known = parts.find((part) => part.path === real);
    if (known !== undefined) return known;
    if (parts.length >= maxFiles) {
      report('E_TOO_LARGE', at, 'refers to more than 200 files', 'join some of them');
      return null;
    }
    const { file, problems: found } = readSourceFile(path, folders.root, folders.displayRoot);
    if (file === null) {
      // What is wrong with the text of the other file is told at its own place.
      for (const { code, at: place, what, fix } of found) {
        if (typeof place === 'string') problems.push({ code, at: positionOf(at), what, got: place, fix });
        else problems.push({ code, at: place, what, fix });
      }
      return null;
    }
    const key = relative(await realpath(folders.root), real)
      .split(sep)
      .join('/');
    others[key] = file.value;
    (document as Record<string, Json>)[bundledKey] = others;
    const part = { ...file, path: real, prefix: formatPointer([bundledKey, key]) };
    parts.push(part);
    return part;
  };

  const targetOf = async (ref: Json | undefined, at: string): Promise<string | null> => {
    if (typeof ref !== 'string') {
      report('E_REF_MISSING', at, 'a reference must be text', 'write "#/components/…"');
      return null;
    }
    const [address = '', fragment = ''] = [ref.split('#')[0], ref.includes('#') ? ref.slice(ref.indexOf('#')) : '#'];
    const inside = localTarget(fragment);
    if (inside === null) {
      report('E_REF_MISSING', at, 'names an anchor, not a place', 'write a JSON pointer: "#/components/…"', short(ref));
      return null;
    }
    const here = partOf(at);
    const part = address === '' ? here : await fileOf(address, here, at);
    return part === null ? null : `${part.prefix}${inside}`;
  };

  const fileOf = async (address: string, here: Part, at: string): Promise<Part | null> => {
    if (/^([a-z][a-z0-9+.-]*:)?\/\//i.test(address) && !/^file:/i.test(address)) {
      report('E_REF_REMOTE', at, 'remote $ref is off', 'copy the document into the specs folder', short(address));
      return null;
    }
    const path = pathOf(address, dirname(here.path));
    if (path !== null) return await load(path, at);
    report(
      'E_REF_OUTSIDE_ROOT',
      at,
      'leads out of the specs folder',
      'keep every file of a spec inside it',
      short(address),
    );
    return null;
  };

  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { pointer, kind } = next;
    if (seen.has(`${kind} ${pointer}`)) continue;
    seen.add(`${kind} ${pointer}`);
    const refs: { node: JsonObject; kind: Kind; pointer: string }[] = [];
    const collect = (node: JsonObject, kind: Kind, at: string): void => {
      if (Object.hasOwn(node, '$ref')) refs.push({ node, kind, pointer: at });
    };
    // Misplaced values are reported once, by the vocabulary's own walk.
    walk(valueAt(document, pointer) ?? null, kind, pointer, collect, () => undefined);
    for (const found of refs) {
      const at = `${found.pointer}/$ref`;
      const target = await targetOf(found.node['$ref'], at);
      if (target === null) continue;
      if (valueAt(document, target) === undefined) {
        report('E_REF_MISSING', at, 'leads nowhere', 'correct the pointer', short(JSON.stringify(found.node['$ref'])));
        continue;
      }
      (found.node as Record<string, Json>)['$ref'] = `#${target.split('/').map(encodeURIComponent).join('/')}`;
      queue.push({ pointer: target, kind: found.kind });
      if (target.startsWith(`/${bundledKey}/`)) reached.push({ pointer: target, kind: found.kind });
    }
  }
  const digests = parts.map((part) => part.sha256);
  const sha256 = digests.length === 1 ? main.sha256 : createHash('sha256').update(digests.join('\n')).digest('hex');
  return { document, positionOf, places: placesOf(parts), sha256, reached };
}

function placesOf(parts: readonly Part[]): Places {
  const at = Object.fromEntries(
    parts.flatMap(({ prefix, places }, index) =>
      Array.from(places(), ([pointer, { line, col }]) => [`${prefix}${pointer}`, [index, line, col]] as const),
    ),
  );
  return { files: parts.map(({ shown }) => shown), at };
}

/** The path an address names; null for what can only lie outside: home folders, network shares, drives. */
function pathOf(address: string, folder: string): string | null {
  try {
    if (/^file:/i.test(address)) return fileURLToPath(address);
    const path = decodeURIComponent(address);
    return /^(~|\\\\|[a-z]:[\\/])/i.test(path) ? null : resolve(folder, path);
  } catch {
    return null;
  }
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
