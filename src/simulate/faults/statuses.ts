import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';
import { refusalFault, tokenFault } from './build.ts';
import { setHeader } from './draft-parts.ts';
import { wrongSecretCases } from './spec-parts.ts';

/** Other statuses over the same bodies, and redirects. */
export function statusFaults(spec: ProviderSpec): readonly Fault[] {
  const refused = (code: number): Fault =>
    refusalFault(`status/${code}-on-refusal`, `answers every refusal with ${code}`, wrongSecretCases(spec), (draft) => {
      draft.status = code;
    });
  return [
    ...[201, 203, 206, 400, 401, 500, 502].map(success),
    ...[200, 202, 404, 418, 500, 502].map(refused),
    ...[302, 307].map(redirect),
    tokenFault('status/429-with-retry-after', 'answers that there were too many requests', (draft) => {
      draft.status = 429;
      setHeader(draft, 'Retry-After', '1');
    }),
    refusalFault(
      'status/enumeration',
      'answers an unknown client with another status than a wrong secret',
      ['accept/documented', 'unknown/clientId', ...wrongSecretCases(spec)],
      (draft) => {
        if (draft.outcome === 'unknown-client') draft.status = draft.status === 404 ? 410 : 404;
      },
    ),
  ];
}

const success = (code: number): Fault =>
  tokenFault(`status/${code}-on-success`, `answers ${code} with a token`, (draft) => {
    draft.status = code;
  });

const redirect = (code: number): Fault =>
  tokenFault(`status/${code}-redirect`, 'sends the client elsewhere with its credentials', (draft) => {
    draft.status = code;
    setHeader(draft, 'Location', 'https://elsewhere.invalid/token');
  });
