import type { Check } from '../../model/check.ts';
import { departure, judged, onToken } from '../check-outcome.ts';
import type { Echo } from '../../model/evidence.ts';
import { isSecret, plainName } from '../secret-credential.ts';
import { standard } from '../spec-origin.ts';

const isInside = ({ where, name }: Echo): boolean => where === 'token' && isSecret(name);

/** One departure for each secret: the beginning of one, which another case sent, is no second secret. */
export const tokenSecretInside: Check = {
  id: 'token.secret-inside',
  title: 'No secret of the client is inside the token',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec }, { pointer }, { echoes }) =>
    judged(
      [...Map.groupBy(echoes.filter(isInside), ({ name }) => plainName(name))].map(([name, [first]]) => {
        const form = first?.form ?? '';
        return departure({
          requirement: standard(spec, 'CWE-201', ''),
          message: `The token at ${pointer} holds «${name}» (${form}): whoever sees the token, or its claims in a log, has the credential.`,
          pointer,
          expected: `no «${name}»`,
          actual: `«${name}» (${form})`,
        });
      }),
    ),
  ),
};
