import type { Check } from '../../model/check.ts';
import { lookForBroken } from '../broken-rules-check.ts';
import { isValue } from '../violation-kind.ts';

export const contractValues: Check = {
  id: 'contract.values',
  title: 'Every member has a documented value',
  since: '2026-11',
  scope: 'exchange',
  look: lookForBroken(isValue),
};
