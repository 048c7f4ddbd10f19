import type { Check } from '../../model/check.ts';
import { departure, judged, onToken } from '../check-outcome.ts';
import { isSecret } from '../secret-credential.ts';
import { standard } from '../spec-origin.ts';

export const tokenSecretInside: Check = {
  id: 'token.secret-inside',
  title: 'No secret of the client is inside the token',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer }, { echoes }) =>
    judged(
      echoes
        .filter(({ where, name }) => where === 'token' && isSecret(name))
        .map(({ name, form }) =>
          departure({
            requirement: standard(spec, 'CWE-201', ''),
            message: `The token at ${pointer} holds «${name}» (${form}): whoever sees the token, or its claims in a log, has the credential.`,
            pointer,
            expected: `no «${name}»`,
            actual: `«${name}» (${form})`,
          }),
        ),
    ),
  ),
};
