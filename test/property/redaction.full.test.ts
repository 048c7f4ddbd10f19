import { expect, it } from 'vitest';
import { keepSecrets } from './redacted-evidence.ts';

it('evidence holds no secret, tried far more often', () => {
  expect(keepSecrets(9, 8_000)).toBeGreaterThan(5_000);
});
