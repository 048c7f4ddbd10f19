import type { Check, Departure } from '../../model/check.ts';
import type { Echo } from '../../model/evidence.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import { departure, judged, onResponse } from '../check-outcome.ts';
import { isSecret, plainName } from '../secret-credential.ts';
import { standard } from '../spec-origin.ts';

/** One departure for each secret and place, however often it stands there. A secret inside the token is `token.secret-inside`. */
export const leakSecretEcho: Check = {
  id: 'leak.secret-echo',
  title: 'No secret that was sent comes back',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse(({ spec }, { echoes, status }) => {
    const secret = echoes.filter(({ where, name }) => where !== 'token' && isSecret(name));
    const places = Map.groupBy(secret, ({ name, where }) => `${plainName(name)} ${where}`);
    return judged([...places.values()].map((same) => echo(spec, same, status)));
  }),
};

function echo(spec: ProviderSpec, same: readonly Echo[], status: number): Departure {
  const [first] = same;
  const name = `«${plainName(first?.name ?? '')}»`;
  const where = first?.where ?? 'body';
  const forms = [...new Set(same.map(({ form }) => form))].join(', ');
  return departure({
    requirement: standard(spec, 'CWE-201', ''),
    message: `The answer (status ${status}) repeats ${name} (${forms}) in ${where === 'body' ? 'its body' : where}, from where it gets into every log of answers.`,
    pointer: where.startsWith('header:') ? where : null,
    expected: `no ${name}`,
    actual: `${name} (${forms})`,
  });
}
