import type { Json } from './json.ts';
import type { RequestLocation } from './location.ts';

/** How a credential is spoiled. `wrong` keeps length and alphabet; `unknown` is a fresh one of the same form. */
export const alterations = [
  'wrong',
  'unknown',
  'truncated',
  'trailing-space',
  'leading-space',
  'inner-space',
  'upper-case',
  'lower-case',
  'empty',
] as const;
export type Alteration = (typeof alterations)[number];

export const bodyTexts = [
  'truncated',
  'trailing-comma',
  'empty',
  'array',
  'bom',
  'trailing-bytes',
  'not-json',
] as const;
export type BodyText = (typeof bodyTexts)[number];

export const signatureTampers = ['omit', 'corrupt', 'other-key', 'other-bytes', 'alter-after', 'pss', 'empty'] as const;
export type SignatureTamper = (typeof signatureTampers)[number];

/**
 * One declared departure from the documented request. A refusal is exactly one of these beside its control.
 * Specs write the same objects under `request:` and `requests:`.
 */
export type Change =
  | { readonly omit: RequestLocation }
  /** Sets or adds an input. */
  | { readonly set: RequestLocation; readonly to: Json }
  /** Puts another credential's value here: `{set: 'basic:clientSecret', credential: 'clientId'}`. */
  | { readonly set: RequestLocation; readonly credential: string }
  /** Spoils a credential wherever this location carries it. */
  | { readonly alter: RequestLocation; readonly how: Alteration }
  | { readonly rename: RequestLocation; readonly to: RequestLocation }
  /** The same member or header a second time, with this value. */
  | { readonly duplicate: RequestLocation; readonly to: Json }
  | { readonly method: string }
  /** Replaces the path after the configured URL. */
  | { readonly path: string }
  /** null sends no Content-Type at all. */
  | { readonly contentType: string | null }
  /** The same members in another format. */
  | { readonly format: 'form' | 'multipart' }
  /** How the JSON body is written: member order and white space. The signature covers what the rule says. */
  | { readonly write: 'compact' | 'pretty' | 'reordered' | 'sorted' }
  | { readonly bodyText: BodyText }
  | { readonly noBody: true }
  /** Another spelling of a header name, or of the authentication scheme (`header:Authorization`). */
  | { readonly spell: RequestLocation; readonly as: string }
  /** Bytes between header name and colon; only the raw sender can send it. */
  | { readonly beforeColon: RequestLocation; readonly text: ' ' | '\t' }
  | { readonly tamper: SignatureTamper }
  /** Signs by another reading of the signature rule than the one settled. */
  | { readonly sign: string; readonly reading: string }
  /** Basic with something else between id and secret (`”:”`), or no separator at all. */
  | { readonly basicSeparator: string }
  /** Basic credentials that are not base64 at all. */
  | { readonly basicText: string };

/** A few words for a human: `without header X-PARTNER-ID`. */
export function describeChange(change: Change): string {
  if ('omit' in change) return `without ${describe(change.omit)}`;
  if ('credential' in change) return `${describe(change.set)} holding «${change.credential}»`;
  if ('set' in change) return `${describe(change.set)} = ${JSON.stringify(change.to)}`;
  if ('alter' in change) return `${describe(change.alter)} ${change.how}`;
  if ('rename' in change) return `${describe(change.rename)} sent as ${describe(change.to)}`;
  if ('duplicate' in change) return `${describe(change.duplicate)} twice`;
  if ('method' in change) return `method ${change.method}`;
  if ('path' in change) return `path ${change.path}`;
  if ('contentType' in change)
    return change.contentType === null ? 'without Content-Type' : `Content-Type ${change.contentType}`;
  if ('format' in change) return `body as ${change.format}`;
  if ('write' in change) return `body written ${change.write}`;
  if ('bodyText' in change) return `body ${change.bodyText}`;
  if ('noBody' in change) return 'without a body';
  if ('spell' in change) return `${describe(change.spell)} spelt ${change.as}`;
  if ('beforeColon' in change)
    return `${change.text === '\t' ? 'a tab' : 'a space'} before the colon of ${describe(change.beforeColon)}`;
  if ('tamper' in change) return `signature ${change.tamper}`;
  if ('sign' in change) return `signed by reading ${change.reading} of ${change.sign}`;
  if ('basicSeparator' in change) return `Basic with ${JSON.stringify(change.basicSeparator)} between id and secret`;
  return 'Basic credentials that are not base64';
}

function describe(location: RequestLocation): string {
  const [part = '', name = ''] = [location.slice(0, location.indexOf(':')), location.slice(location.indexOf(':') + 1)];
  return part === 'body' ? `member ${name === '' ? '(whole body)' : name}` : `${part} ${name}`;
}
