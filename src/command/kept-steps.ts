import { stepsToPrime, type StepsToPrime } from '../simulate/demo-rsa-key.ts';
import { kept } from './kept.ts';

/**
 * The steps to the primes of a provider's demo key, kept as specs are: the same seed asks for the same ones every time. They say nothing
 * of the key without the seed.
 */
export function keptSteps(provider: string): StepsToPrime {
  let count = 0;
  return (start) => {
    count += 1;
    const name = `prime ${count} of ${provider}`;
    const bytes = Buffer.from(start.toString(16));
    const known = kept().get(name, bytes);
    if (typeof known === 'number') return known;
    const steps = stepsToPrime(start);
    kept().put(name, bytes, steps);
    return steps;
  };
}
