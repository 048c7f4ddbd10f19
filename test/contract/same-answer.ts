import { isArray, isObject, type Json } from '../../src/model/json.ts';
import type { ExchangeReport } from '../../src/model/report.ts';
import type { Answer } from './answer-of.ts';

/** In what an answer departs from the one that a report shows: status, headers, and each value of the body. */
export function departures(shown: NonNullable<ExchangeReport['response']>, got: Answer): readonly string[] {
  const body = { shown: parsed(shown.body ?? ''), got: parsed(got.body) };
  return [
    ...(shown.status === got.status ? [] : [`status ${got.status}, the report has ${shown.status}`]),
    ...headerDepartures(shown.headers, got.headers),
    ...valueDepartures(body.shown, body.got, ''),
  ];
}

/** Headers of the connection, of which a client has a say. */
const ofConnection = new Set(['connection', 'keep-alive', 'content-length', 'transfer-encoding', 'date']);

function headerDepartures(
  shown: readonly (readonly [string, string])[],
  got: ReadonlyMap<string, string>,
): readonly string[] {
  const wanted = new Map(shown.map(([name, value]) => [name.toLowerCase(), value]));
  const names = [...new Set([...wanted.keys(), ...got.keys()])].filter((name) => !ofConnection.has(name));
  return names.flatMap((name) => {
    const [one, other] = [wanted.get(name), got.get(name)];
    if (one !== undefined && other !== undefined && isAlike(one, other)) return [];
    return [`header ${name}: ${other ?? 'absent'}, the report has ${one ?? 'none'}`];
  });
}

function valueDepartures(shown: Json | undefined, got: Json | undefined, at: string): readonly string[] {
  if (isObject(shown) && isObject(got)) {
    const names = new Set([...Object.keys(shown), ...Object.keys(got)]);
    return [...names].flatMap((name) => valueDepartures(shown[name], got[name], `${at}/${name}`));
  }
  if (isArray(shown) && isArray(got) && shown.length === got.length)
    return shown.flatMap((value, index) => valueDepartures(value, got[index], `${at}/${index}`));
  const isSame = typeof shown === 'string' && typeof got === 'string' ? isAlike(shown, got) : shown === got;
  return isSame ? [] : [`${at}: ${JSON.stringify(got) ?? 'absent'}, the report has ${JSON.stringify(shown) ?? 'none'}`];
}

/**
 * Equal, or of one form: tokens, ids and times are made anew, and a report shows surrogates of them. Sentences and short
 * words stay as they are.
 */
const isAlike = (shown: string, got: string): boolean =>
  shown === got || (formOf(shown) !== null && formOf(shown) === formOf(got));

const formOf = (text: string): string | null =>
  text.length < 6 || text.includes(' ') ? null : text.replaceAll(/[\w-]/g, 'x');

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
