import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { standard } from '../spec-origin.ts';
import { isIssued } from '../token-place.ts';

/** A credential is shown as «its name», which a URL may hold percent-encoded. */
const named = /[?&][^=&]*=[^&]*(?:«|%C2%AB)/i;

export const rfc6749CredentialsInUri: Check = {
  id: 'rfc6749.credentials-in-uri',
  title: 'Credentials in the URL get no token',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status, token }) => {
    const { evidence, operation, spec } = subject;
    const isDocumented = operation.inputs.some(
      ({ location, fill }) => location.startsWith('query:') && fill.by === 'credential',
    );
    if (isDocumented || !named.test(evidence.request.url)) return inapplicable;
    if (!isIssued(subject)) return found(null);
    return found({
      requirement: standard(spec, 'RFC 6749', '2.3.1'),
      message: `A token was issued (status ${status}) for credentials in the query of the URL, which every proxy on the way writes to its log.`,
      pointer: token?.pointer ?? null,
      expected: 'a refusal',
      actual: 'a token',
    });
  }),
};
