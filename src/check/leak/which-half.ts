import { type Check, inapplicable } from '../../model/check.ts';
import { causeWords } from '../cause-words.ts';
import { found, onResponse } from '../check-outcome.ts';
import { deservedCause, isRefused } from '../refused.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { documentTellsApart } from '../told-apart.ts';

/** Words that name the half: of a wrong secret the secret, of an unknown client the client. Codes such as `invalid_client` name neither. */
const telling: Readonly<Record<string, readonly RegExp[]>> = {
  'wrong-secret': [
    /\b(?:secret|password|passphrase)\b[\w\s]{0,20}\b(?:wrong|invalid|incorrect|mismatch|not match)/i,
    /\b(?:wrong|invalid|incorrect|bad)[\s_-](?:client[\s_-])?(?:secret|password|passphrase)\b/i,
  ],
  'unknown-client': [
    /\b(?:client|user|account|merchant|company)(?:[\s_-]?id)?\b[\w\s«»'"]{0,40}\b(?:not found|unknown|not exist|not registered|unregistered)\b/i,
    /\b(?:unknown|no such|unregistered)[\s_-](?:client|user|account|merchant|company)\b/i,
    /\b(?:wrong|invalid|incorrect|bad)[\s_-](?:client|user|account|merchant|company)[\s_-]?id\b/i,
  ],
};

export const leakWhichHalf: Check = {
  id: 'leak.which-half',
  title: 'A refusal does not say which half of the credentials was wrong',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { body, status }) => {
    const cause = deservedCause(subject);
    const patterns = cause === null ? undefined : telling[cause];
    if (cause === null || patterns === undefined || !isRefused(subject) || documentTellsApart(subject.operation))
      return inapplicable;
    const hit = patterns.map((pattern) => pattern.exec(body.text)?.[0]).find((text) => text !== undefined);
    if (hit === undefined) return found(null);
    return found({
      requirement: standard(subject.spec, 'CWE-204', ''),
      message: `The refusal of a request with ${causeWords[cause]} (status ${status}) says ${quoted(hit)}, so whoever guesses knows which half is right.`,
      expected: 'the same words for both halves',
      actual: hit.slice(0, 80),
    });
  }),
};
