import type { Failure } from '../model/wire.ts';

/** What doctor found, and whose it is to mend. */
export type Finding = { readonly whose: 'fine' | 'ours' | 'theirs'; readonly text: string };

export const whoseIs = ({ attribution }: Failure): Finding['whose'] =>
  attribution === 'target' || attribution === 'network' ? 'theirs' : 'ours';
