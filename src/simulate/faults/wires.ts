import type { Fault } from '../../model/simulator.ts';
import { onToken } from './draft-parts.ts';

/** Connections that break. */
export const wireFaults: readonly Fault[] = [
  {
    name: 'wire/reset',
    title: 'resets the connection in place of a token',
    noticedBy: ['accept/documented'],
    change: onToken((draft) => {
      draft.wire = { kind: 'reset' };
    }),
  },
  {
    name: 'wire/cut-off',
    title: 'closes the connection in the middle of the body',
    noticedBy: ['accept/documented'],
    change: onToken((draft) => {
      draft.wire = { kind: 'truncate', bytes: 20 };
    }),
  },
];
