import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { Position } from '../model/position.ts';
import type { Problem } from '../model/problem.ts';
import type { Waiver } from '../model/waiver.ts';
import { readOwnFile } from './read-own-file.ts';

const members = ['case', 'check', 'target', 'reason', 'owner', 'expires'] as const;
/** The project's design calls it so. */
const otherwise: Readonly<Record<string, string>> = { expiry: 'expires' };

/**
 * The waivers of a provider, and what is wrong with them: every one needs a case or a check, a target, a reason, an owner and an expiry.
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

const memberOf = (name: unknown): string => otherwise[String(name)] ?? String(name);

/** A day that there is: 2027-02-30 would be one of March to a lenient reader. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function decode(item: YAMLMap, at: Position, problems: Problem[]): Waiver[] {
  const text = (name: (typeof members)[number]): string => {
    const [value] = item.items.flatMap(({ key, value: own }) =>
      isScalar(key) && isScalar(own) && memberOf(key.value) === name ? [own.value] : [],
    );
    return typeof value === 'string' ? value : '';
  };
  const say = (what: string, fix: string): void => void problems.push({ code: 'E_WAIVER', at, what, fix });
  const before = problems.length;
  const given = new Set<string>();
  for (const pair of item.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    const member = memberOf(name);
    if (!members.some((known) => known === member))
      say(`has no member "${name.slice(0, 40)}"`, `one of ${members.join(', ')}`);
    else if (given.has(member)) say(`says twice when it ${member}`, `remove ${name}`);
    given.add(member);
  }
  if (text('case') === '' && text('check') === '') say('lacks case', 'add case: …, or check: … for all cases');
  for (const name of ['target', 'reason', 'owner', 'expires'] as const)
    if (text(name) === '') say(`lacks ${name}`, `add ${name}: …`);
  if (/[*?]/.test(text('case'))) say('names its case by a pattern', 'name one case by its full id');
  if (text('expires') !== '' && !isDate(text('expires')))
    say('expires on something that is no date', 'write "YYYY-MM-DD", in quotes');
  if (problems.length > before) return [];
  return [
    {
      case: text('case') === '' ? null : text('case'),
      check: text('check') === '' ? null : text('check'),
      target: text('target'),
      reason: text('reason'),
      owner: text('owner'),
      expires: text('expires'),
      at,
    },
  ];
}
