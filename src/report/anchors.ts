/**
 * Ids of places in the HTML report: the same from run to run, and different for different things. `~` and `:` stand only
 * where these functions put them, so that no id of a case can be taken for another place.
 */
const safe = (text: string): string =>
  text.replace(/[^A-Za-z0-9._/-]/gu, (character) => `~${(character.codePointAt(0) ?? 0).toString(16)}~`);

export const providerAnchor = (providerId: string): string => `provider/${safe(providerId)}`;
export const caseAnchor = (caseId: string): string => `case/${safe(caseId)}`;
export const findingAnchor = (check: string, caseId: string, ordinal: number): string =>
  `finding/${safe(check)}/${safe(caseId)}${ordinal === 0 ? '' : `:${ordinal + 1}`}`;
/** A place within another one: `provider/x:line/S003/L45`. */
export const within = (anchor: string, kind: string, name: string): string =>
  `${anchor}:${kind}/${safe(name.replace(':', '/'))}`;
