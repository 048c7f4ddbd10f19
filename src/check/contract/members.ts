import type { Check } from '../../model/check.ts';
import { lookForBroken } from '../broken-rules-check.ts';
import { isPresence } from '../violation-kind.ts';

export const contractMembers: Check = {
  id: 'contract.members',
  title: 'Every documented mandatory member is there',
  since: '2026-11',
  scope: 'exchange',
  look: lookForBroken(isPresence),
};
