import type { Change } from '../../src/model/change.ts';
import { isArray, isObject, type Json } from '../../src/model/json.ts';
import { formatPointer } from '../../src/model/pointer.ts';
import type { WireRequest } from '../../src/model/wire.ts';

/** The bytes of a request taken apart: what stands at each place, read here and not by the code that put it there. */
export function partsOf({ method, url, headers, body, beforeColon }: WireRequest): ReadonlyMap<string, string> {
  const parts = new Map<string, string>([
    ['method', method],
    ['path', url.split('?', 1)[0] ?? ''],
  ]);
  for (const [name, value] of new URL(url).searchParams) parts.set(`query:${name}`, value);
  headers.forEach(([name, value], index) => {
    const key = `header:${name.toLowerCase()}`;
    const known = parts.has(key) ? `${parts.get(key)}, ` : '';
    parts.set(key, `${known}${value}`);
    parts.set(`spelling of ${key}`, `${name}${beforeColon.get(index) ?? ''}:`);
    const basic = /^(\S+) ([\w+/=]+)$/.exec(value);
    if (key !== 'header:authorization' || basic === null) return;
    const [scheme, pair] = [basic[1] ?? '', Buffer.from(basic[2] ?? '', 'base64').toString('utf8')];
    const colon = pair.indexOf(':');
    if (colon === -1) return;
    parts.delete(key);
    parts.set('scheme of header:authorization', scheme);
    parts.set('basic:clientId', pair.slice(0, colon));
    parts.set('basic:clientSecret', pair.slice(colon + 1));
  });
  const text = Buffer.from(body ?? []).toString('utf8');
  const value = jsonOf(text);
  if (!isObject(value) || JSON.stringify(value) !== text) parts.set('body', text);
  else for (const [pointer, leaf] of leaves(value, '')) parts.set(`body:${pointer}`, leaf);
  return parts;
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function leaves(value: Json, at: string): readonly (readonly [pointer: string, leaf: string])[] {
  const entries = isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  if (entries.length === 0) return at === '' ? [] : [[at, JSON.stringify(value)]];
  return entries.flatMap(([name, child]) => leaves(child, at + formatPointer([name])));
}

/** Where two requests differ. */
export function differences(one: WireRequest, other: WireRequest): readonly string[] {
  const [before, after] = [partsOf(one), partsOf(other)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
}

/** Where a change may show: a place, and whatever is below it. */
export function declaredPlaces(change: Change): readonly string[] {
  if ('omit' in change) return [change.omit];
  if ('set' in change) return [change.set];
  if ('alter' in change) return [change.alter];
  if ('rename' in change) return [change.rename, change.to];
  if ('duplicate' in change) return change.duplicate.startsWith('body:') ? ['body'] : [change.duplicate];
  if ('method' in change) return ['method'];
  if ('path' in change) return ['path'];
  if ('contentType' in change) return ['header:content-type'];
  if ('format' in change || 'noBody' in change) return ['body', 'header:content-type'];
  if ('write' in change || 'bodyText' in change) return ['body'];
  if ('spell' in change) return [`spelling of ${change.spell}`, `scheme of ${change.spell}`];
  if ('beforeColon' in change) return [`spelling of ${change.beforeColon}`];
  if ('basicSeparator' in change || 'basicText' in change) return ['basic', 'header:authorization'];
  return 'tamper' in change && change.tamper === 'alter-after' ? ['body'] : [];
}

/** `body` covers `body:/a`, `body:/a` covers `body:/a/b`, `header:x` its spelling when it is left out. */
export const covers = (declared: string, place: string): boolean => {
  const [wide, narrow] = [declared.toLowerCase(), place.toLowerCase()];
  return (
    narrow === wide ||
    narrow.startsWith(`${wide}/`) ||
    narrow.startsWith(`${wide}:`) ||
    (wide.startsWith('header:') && narrow === `spelling of ${wide}`) ||
    (wide === 'header:authorization' && /^(?:basic:|scheme of )/.test(narrow))
  );
};
