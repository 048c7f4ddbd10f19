import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { quoted } from '../show-value.ts';

/** RFC 1918 §3, and endings that no public name has. */
const inside = [
  /(?<![\d.])(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d{1,3}){2,3}(?![\d.])/,
  /(?<![\w.-])(?:[\w-]{1,63}\.){1,8}(?:internal|intranet|corp|lan|local|svc)(?![\w-])/i,
];

/** A note: an answer may well name the address that it saw the request come from. */
export const leakPrivateAddress: Check = {
  id: 'leak.private-address',
  title: 'No answer names a machine inside the network of the provider',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((_, { body, status }) => {
    if (body.text === '') return inapplicable;
    const hit = inside
      .map((pattern) => pattern.exec(body.text)?.[0])
      .find((text) => text !== undefined && (/[a-z]/i.test(text) || text.split('.').length === 4));
    if (hit === undefined) return found(null);
    return found({
      requirement: { source: 'CWE-497', section: '', level: 'note' },
      message: `The body (status ${status}) names ${quoted(hit)}, an address inside a private network: it tells how the provider is built.`,
      expected: 'no private address',
      actual: hit.slice(0, 80),
    });
  }),
};
