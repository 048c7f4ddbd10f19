import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { Position } from '../model/position.ts';
import type { Problem } from '../model/problem.ts';
import type { Waiver } from '../model/waiver.ts';
import { readOwnFile } from './read-own-file.ts';

const members = ['case', 'check', 'target', 'reason', 'owner', 'expires'] as const;

/**
 * The waivers of a provider, and what is wrong with them: every one needs a case, a target, a reason, an owner and an expiry.
 * Places are shown relative to `root`.
 */
export function readWaivers(
  contracts: string,
  provider: string,
  root: string,
): { readonly waivers: readonly Waiver[]; readonly problems: readonly Problem[] } {
  const path = join(contracts, provider, 'waivers.yaml');
  if (!existsSync(path)) return { waivers: [], problems: [] };
  const file = relative(root, path);
  const lines = new LineCounter();
  let text: string;
  try {
    text = readOwnFile(path);
  } catch {
    return {
      waivers: [],
      problems: [
        { code: 'E_WAIVER', at: file, what: 'cannot be read', fix: 'make it a readable file of at most 10 MiB' },
      ],
    };
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number | undefined): Position => ({
    file,
    ...(offset === undefined ? { line: 1, col: 1 } : lines.linePos(offset)),
  });
  const problems: Problem[] = document.errors.map(({ pos }) => ({
    code: 'E_WAIVER',
    at: place(pos[0]),
    what: 'is not valid YAML',
    fix: 'mend the line',
  }));
  if (problems.length > 0 || document.contents === null) return { waivers: [], problems };
  if (!isSeq(document.contents))
    return {
      waivers: [],
      problems: [{ code: 'E_WAIVER', at: place(0), what: 'must be a list', fix: 'write "- case: …" entries' }],
    };
  const waivers = document.contents.items.flatMap((item) => {
    const at = place(isMap(item) ? item.range?.[0] : undefined);
    if (!isMap(item)) {
      problems.push({ code: 'E_WAIVER', at, what: 'an entry must be a mapping', fix: `write ${members.join(', ')}` });
      return [];
    }
    return decode(item, at, problems);
  });
  return { waivers, problems };
}

function decode(item: YAMLMap, at: Position, problems: Problem[]): Waiver[] {
  const text = (name: (typeof members)[number]): string => {
    const value: unknown = item.get(name);
    return typeof value === 'string' ? value : '';
  };
  const say = (what: string, fix: string): void => void problems.push({ code: 'E_WAIVER', at, what, fix });
  const before = problems.length;
  for (const pair of item.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    if (!members.some((member) => member === name))
      say(`has no member "${name.slice(0, 40)}"`, `one of ${members.join(', ')}`);
  }
  for (const name of ['case', 'target', 'reason', 'owner', 'expires'] as const)
    if (text(name) === '') say(`lacks ${name}`, `add ${name}: …`);
  if (/[*?]/.test(text('case'))) say('names its case by a pattern', 'name one case by its full id');
  if (text('expires') !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(text('expires')))
    say('expires on something that is no date', 'write "YYYY-MM-DD", in quotes');
  if (problems.length > before) return [];
  return [
    {
      case: text('case'),
      check: text('check') === '' ? null : text('check'),
      target: text('target'),
      reason: text('reason'),
      owner: text('owner'),
      expires: text('expires'),
      at,
    },
  ];
}
