import { expect, test } from 'vitest';
import { createLockout } from '../../src/run/lockout.ts';

test('two refusals of the control in a row stop the provider, for good', () => {
  const lockout = createLockout();
  lockout.refused();
  expect(lockout.stopped).toBeNull();
  lockout.refused();
  expect(lockout.stopped).toMatch(/refused 2 times in a row/);
  lockout.accepted();
  expect(lockout.stopped).not.toBeNull();
});

test('an acceptance in between starts again', () => {
  const lockout = createLockout();
  lockout.refused();
  lockout.accepted();
  lockout.refused();
  expect(lockout.stopped).toBeNull();
});
