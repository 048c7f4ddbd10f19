import type { Check } from '../../model/check.ts';
import { isValue, lookForBroken } from '../broken-rules-check.ts';

export const contractValues: Check = {
  id: 'contract.values',
  title: 'Every member has a documented value',
  since: '2026-11',
  scope: 'exchange',
  look: lookForBroken(isValue),
};
