import { type Check, inapplicable, type ProviderSubject } from '../../model/check.ts';
import type { Cause } from '../../model/cause.ts';
import type { Evidence, ObservedResponse } from '../../model/evidence.ts';
import { found } from '../check-outcome.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { comparable, documentTellsApart } from '../told-apart.ts';

/** Not where the document itself gives two answers. */
export const rfc6749Enumeration: Check = {
  id: 'rfc6749.enumeration',
  title: 'An unknown client and a wrong secret get the same answer',
  since: '2026-11',
  scope: 'provider',
  look: ({ spec, exchanges }) => {
    const unknown = refusedFor(exchanges, 'unknown-client');
    const pair = unknown === null ? null : refusedFor(exchanges, 'wrong-secret', unknown.evidence.operation);
    const operation = spec.operations.find(({ id }) => id === unknown?.evidence.operation);
    if (unknown === null || pair === null || operation === undefined || documentTellsApart(operation))
      return inapplicable;
    const difference = differ(unknown.response, pair.response);
    if (difference === null) return found(null);
    return found({
      requirement: standard(spec, 'RFC 6749', '5.2'),
      message: `An unknown client is answered otherwise than a wrong secret (${difference.what}: ${difference.unknown} against ${difference.wrong}), so client ids can be found out by asking.`,
      expected: 'the same answer',
      actual: difference.what,
    });
  },
};

function refusedFor(
  exchanges: ProviderSubject['exchanges'],
  cause: Cause,
  operation?: string,
): { readonly evidence: Evidence; readonly response: ObservedResponse } | null {
  for (const one of exchanges) {
    const { response } = one.evidence;
    if (one.cause !== cause || response === null || response.token !== null) continue;
    if (operation === undefined || operation === one.evidence.operation) return { evidence: one.evidence, response };
  }
  return null;
}

type Difference = { readonly what: string; readonly unknown: string; readonly wrong: string };

function differ(unknown: ObservedResponse, wrong: ObservedResponse): Difference | null {
  if (unknown.status !== wrong.status) {
    return { what: 'status', unknown: String(unknown.status), wrong: String(wrong.status) };
  }
  const same = comparable(unknown.body.json, unknown.body.text) === comparable(wrong.body.json, wrong.body.text);
  return same ? null : { what: 'body', unknown: quoted(unknown.body.text), wrong: quoted(wrong.body.text) };
}
