import { expect, it } from 'vitest';
import { allChecks } from '../../src/check/all-checks.ts';
import { checksOf } from '../../src/check/profile.ts';
import type { Check } from '../../src/model/check.ts';

it('scores the checks of a profile and of those before it', () => {
  expect(checksOf('2026-11')).toEqual(allChecks);
  expect(checksOf('2027-05')).toEqual(allChecks);
});

it('does not score a later check until the profile is raised', () => {
  const [first] = allChecks;
  const later = { ...first, id: 'later.one', since: '2027-05' } as Check;
  expect(checksOf('2026-11', [...allChecks, later])).not.toContain(later);
  expect(checksOf('2027-05', [...allChecks, later])).toContain(later);
});
