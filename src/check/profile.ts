import type { Check } from '../model/check.ts';
import { allChecks } from './all-checks.ts';

/** The checks that count under a profile such as `2026-11`; later ones are not scored until the profile is raised. */
export function checksOf(profile: string, all: readonly Check[] = allChecks): readonly Check[] {
  return all.filter(({ since }) => since <= profile);
}
