import type { Fault } from '../../model/simulator.ts';
import { type Change, onRefusal, onToken } from './draft-parts.ts';

/** A fault of the answers with a token, noticed by the documented request unless said otherwise. */
export const tokenFault = (
  name: string,
  title: string,
  change: Change,
  noticedBy: readonly string[] = ['accept/documented'],
): Fault => ({ name, title, noticedBy, change: onToken(change) });

/** A fault of the refusals. */
export const refusalFault = (name: string, title: string, noticedBy: readonly string[], change: Change): Fault => ({
  name,
  title,
  noticedBy,
  change: onRefusal(change),
});

/** A rule that is not enforced, if it is one of this provider's at all. */
export type LenientRow = readonly [
  applies: boolean,
  name: string,
  title: string,
  rules: readonly string[],
  noticedBy: readonly string[],
];

export function lenientFaults(rows: readonly LenientRow[]): Fault[] {
  return rows.flatMap(([applies, name, title, lenient, noticedBy]) =>
    applies ? [{ name: `accept/${name}`, title, lenient, noticedBy }] : [],
  );
}
