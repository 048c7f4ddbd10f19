import type { Check } from '../../model/check.ts';
import { departure, judged, onResponse } from '../check-outcome.ts';
import { isSecret } from '../secret-credential.ts';
import { standard } from '../spec-origin.ts';

/** A secret inside the token is `token.secret-inside`. */
export const leakSecretEcho: Check = {
  id: 'leak.secret-echo',
  title: 'No secret that was sent comes back',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec }, { echoes, status }) =>
    judged(
      echoes
        .filter(({ where, name }) => where !== 'token' && isSecret(name))
        .map(({ name, form, where }) =>
          departure({
            requirement: standard(spec, 'CWE-201', ''),
            message: `The answer (status ${status}) repeats «${name}» (${form}) in ${where === 'body' ? 'its body' : where}: it ends up in every log of answers.`,
            pointer: where.startsWith('header:') ? where : null,
            expected: `no «${name}»`,
            actual: `«${name}» (${form})`,
          }),
        ),
    ),
  ),
};
