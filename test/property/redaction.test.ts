import { expect, it } from 'vitest';
import { keepSecrets } from './redacted-evidence.ts';

it('evidence holds no secret in any form, wherever a provider puts it', () => {
  // Issued tokens are a provider's own to repeat; nearly everywhere else it is seen that the secret came back.
  expect(keepSecrets(20261122, 400)).toBeGreaterThan(250);
}, 60_000);
