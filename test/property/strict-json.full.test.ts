import { expect, it } from 'vitest';
import { jsonAgreement } from './json-agrees.ts';

it('the strict parser and the platform agree on many more texts', () => {
  const { json, other } = jsonAgreement(8, 50_000);
  expect(json + other).toBe(100_000);
});
