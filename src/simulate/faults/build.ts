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
