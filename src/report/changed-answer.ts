import type { ConflictReport } from '../model/report.ts';

/** Whether a reading or an answer is known, was accepted, and is another one now. */
export const changed = ({ observed, accepted }: Pick<ConflictReport, 'observed' | 'accepted'>): boolean =>
  observed !== null && accepted !== null && observed !== accepted;
