import type { ObservedResponse } from '../model/evidence.ts';

/** `application/json`, or a media type with the `+json` suffix (RFC 6839 §3.1). */
export const isJsonMedia = (media: string): boolean => /^[^;\s]+\/(?:[^;\s]+\+)?json\s*(?:;|$)/i.test(media);

/** The media type without its parameters, in lower case. */
export const bareMedia = (media: string): string => (media.split(';', 1)[0] ?? '').trim().toLowerCase();

/** An OpenAPI media type key, which may be a range (`text/*`), covers this media type. */
export function covers(key: string, media: string): boolean {
  const [wanted, given] = [bareMedia(key), bareMedia(media)];
  return wanted === given || wanted === '*/*' || (wanted.endsWith('/*') && given.startsWith(wanted.slice(0, -1)));
}

/** Values of a header, in the order received; names are compared without regard to case (RFC 9110 §5.1). */
export function headerValues(response: Pick<ObservedResponse, 'headers'>, name: string): readonly string[] {
  return response.headers.filter(([given]) => given.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}
