import { type Check, inapplicable, type ProviderSubject } from '../../model/check.ts';
import type { Cause } from '../../model/cause.ts';
import type { Evidence, ObservedResponse } from '../../model/evidence.ts';
import { found } from '../check-outcome.ts';
import { describeValue, place } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { difference, documentTellsApart } from '../told-apart.ts';

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
    const told = differ(unknown.response, pair.response);
    if (told === null) return found(null);
    return found({
      requirement: standard(spec, 'RFC 6749', '5.2'),
      message: `An unknown client is answered otherwise than a wrong secret (${told.what}: ${told.unknown} against ${told.wrong}), so client ids can be found out by asking.`,
      expected: 'the same answer',
      actual: told.what,
    });
  },
};

/** A gateway that could not reach the provider tells nothing of clients. */
const ofGateway = new Set([502, 503, 504]);

function refusedFor(
  exchanges: ProviderSubject['exchanges'],
  cause: Cause,
  operation?: string,
): { readonly evidence: Evidence; readonly response: ObservedResponse } | null {
  for (const one of exchanges) {
    const { response } = one.evidence;
    if (one.cause !== cause || response === null || response.token !== null || ofGateway.has(response.status)) continue;
    if (operation === undefined || operation === one.evidence.operation) return { evidence: one.evidence, response };
  }
  return null;
}

/** What stands in an answer or not for reasons of the connection, the moment or the rate. */
const passing =
  /^(?:age|connection|content-length|date|expires|keep-alive|proxy-.*|retry-after|te|trailer|transfer-encoding|upgrade|(?:x-)?ratelimit.*|x-rate-limit.*)$/;

type Told = { readonly what: string; readonly unknown: string; readonly wrong: string };

function differ(unknown: ObservedResponse, wrong: ObservedResponse): Told | null {
  if (unknown.status !== wrong.status) {
    return { what: 'status', unknown: String(unknown.status), wrong: String(wrong.status) };
  }
  const [one, other] = [unknown, wrong].map(({ body }) => body.json ?? body.text);
  const found = difference(one, other);
  if (found === null) return differByHeader(unknown, wrong);
  return { what: place(found.pointer), unknown: describeValue(found.one), wrong: describeValue(found.other) };
}

/** Names alone: values hold ids and times. */
function differByHeader(unknown: ObservedResponse, wrong: ObservedResponse): Told | null {
  const [one, other] = [namesOf(unknown), namesOf(wrong)];
  const [name] = one.symmetricDifference(other);
  if (name === undefined) return null;
  const has = (names: ReadonlySet<string>): string => (names.has(name) ? 'present' : 'absent');
  return { what: `header ${name}`, unknown: has(one), wrong: has(other) };
}

const namesOf = ({ headers }: ObservedResponse): ReadonlySet<string> =>
  new Set(headers.map(([name]) => name.toLowerCase()).filter((name) => !passing.test(name)));
