import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { namesCredentialInUrl } from '../shown-request.ts';
import { standard } from '../spec-origin.ts';
import { isIssued } from '../token-place.ts';

/** Where the document refuses it, `contract.no-token` judges. */
export const rfc6749CredentialsInUri: Check = {
  id: 'rfc6749.credentials-in-uri',
  title: 'Credentials in the URL get no token',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status, token }) => {
    const { evidence, expect, operation, spec } = subject;
    const isDocumented = operation.inputs.some(
      ({ location, fill }) => location.startsWith('query:') && fill.by === 'credential',
    );
    if (expect.kind !== 'record' || isDocumented || !namesCredentialInUrl(evidence)) return inapplicable;
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
