import { type Check, inapplicable } from '../../model/check.ts';
import { departure, judged, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { quoted } from '../show-value.ts';

const tellers = ['Server', 'X-Powered-By', 'X-AspNet-Version', 'X-AspNetMvc-Version'];

/** A note, and only for the documented request: once is enough. */
export const leakServerVersion: Check = {
  id: 'leak.server-version',
  title: 'The answer does not name the version of its server',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ expect }, response) => {
    if (expect.kind !== 'accept') return inapplicable;
    return judged(
      tellers.flatMap((name) => {
        const value = headerValues(response, name).find((text) => /\d+\.\d+/.test(text));
        if (value === undefined) return [];
        return departure({
          requirement: { source: 'CWE-497', section: '', level: 'note' },
          message: `The header ${name} is ${quoted(value)}: it tells which known weaknesses to try.`,
          pointer: `header:${name}`,
          expected: 'no version',
          actual: value,
        });
      }),
    );
  }),
};
