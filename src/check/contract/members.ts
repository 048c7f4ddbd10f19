import type { Check } from '../../model/check.ts';
import { isPresence, lookForBroken } from '../broken-rules-check.ts';

export const contractMembers: Check = {
  id: 'contract.members',
  title: 'Every documented mandatory member is there',
  since: '2026-11',
  scope: 'exchange',
  look: lookForBroken(isPresence),
};
