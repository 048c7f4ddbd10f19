import type { Attribution } from '../model/wire.ts';

/** Whose an error is, in words. */
export const attributionWords: Readonly<Record<Attribution, string>> = {
  target: 'the target’s',
  network: 'the network’s',
  'client-limit': 'a limit of ours',
  config: 'our configuration',
  tool: 'a fault of this tool',
};
