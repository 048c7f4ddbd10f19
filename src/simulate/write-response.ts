import type { Clock } from '../model/clock.ts';
import type { Draft, RawResponse } from '../model/simulator.ts';

/**
 * The headers that every healthy answer has: nothing here may be cached (RFC 6749 §5.1), and a 401 names a challenge
 * (RFC 9110 §15.5.2, RFC 7617 §2).
 */
export function addUsualHeaders(draft: Draft, clock: Clock, challenge: 'Basic' | 'Bearer'): void {
  const has = (name: string): boolean => draft.headers.some(([key]) => key.toLowerCase() === name.toLowerCase());
  const add = (name: string, value: string): void => {
    if (!has(name)) draft.headers.push([name, value]);
  };
  add('Cache-Control', 'no-store');
  add('Date', new Date(clock.wall()).toUTCString());
  if (draft.status === 401) add('WWW-Authenticate', `${challenge} realm="simulated"`);
}

/** The bytes of a draft. Content-Length is set unless a fault already did. */
export function writeResponse(draft: Draft): RawResponse {
  const body = draft.bytes ?? Buffer.from(draft.body === undefined ? '' : JSON.stringify(draft.body));
  const measured = draft.headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  const chunked = draft.wire?.kind === 'chunk';
  const length: [string, string][] = measured || chunked ? [] : [['Content-Length', String(body.length)]];
  return {
    status: draft.status,
    headers: [...draft.headers, ...length],
    body,
    ...(draft.wire === null ? {} : { wire: draft.wire }),
  };
}
