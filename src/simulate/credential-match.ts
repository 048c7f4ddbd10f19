import { equalText } from './equal-text.ts';
import type { Policy } from './visit.ts';

/** Whether a value given for a credential passes for the one held; faults know looser ways to compare. */
export function credentialMatches(
  { lenient }: Policy,
  name: string,
  location: string,
  given: string,
  held: string,
): boolean {
  if (lenient.has(`credential ${name}`) || lenient.has(`credential ${location}`)) return true;
  if (lenient.has(`empty ${location}`) && given === '') return true;
  if (lenient.has(`prefix ${name}`) && given.length >= 4 && held.startsWith(given)) return true;
  if (lenient.has(`spaces ${name}`) && given.replaceAll(' ', '') === held) return true;
  if (lenient.has(`letter-case ${name}`) && given.toLowerCase() === held.toLowerCase()) return true;
  return equalText(given, held);
}
