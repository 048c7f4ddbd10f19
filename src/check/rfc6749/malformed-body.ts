import { type Check, type ExchangeSubject, inapplicable } from '../../model/check.ts';
import { isObject } from '../../model/json.ts';
import { acceptedAlthough } from '../accepted-although.ts';
import { shownBody } from '../shown-request.ts';

const look = acceptedAlthough(['malformed-body'], 'the body of the request was no JSON object (RFC 8259 §2)');

/** RFC 8259 §8.1 lets a reader pass over a byte order mark; a repeated member is `rfc6749.repeated-parameter`. */
export const rfc6749MalformedBody: Check = {
  id: 'rfc6749.malformed-body',
  title: 'A malformed request body gets no token',
  since: '2026-11',
  scope: 'exchange',
  look: (subject) => {
    const { body } = subject.evidence.request;
    const isReadable = body?.startsWith('\uFEFF') === true || isObject(shownBody(subject.evidence));
    return isReadable || isAskedComma(subject) ? inapplicable : look(subject);
  },
};

/** The document contradicts itself about a comma behind the last member, and there is one. */
function isAskedComma({ spec, evidence }: ExchangeSubject): boolean {
  const isAsked = spec.conflicts.some(({ requests }) =>
    Object.values(requests)
      .flat()
      .some((change) => 'bodyText' in change && change.bodyText === 'trailing-comma'),
  );
  return isAsked && /,\s*\}\s*$/.test(evidence.request.body ?? '');
}
