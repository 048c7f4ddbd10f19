import type { Check } from '../../model/check.ts';
import { lookForBroken } from '../broken-rules-check.ts';
import { isType } from '../violation-kind.ts';

export const contractTypes: Check = {
  id: 'contract.types',
  title: 'Every member has the documented JSON type',
  since: '2026-11',
  scope: 'exchange',
  look: lookForBroken(isType),
};
