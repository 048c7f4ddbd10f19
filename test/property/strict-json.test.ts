import { expect, it } from 'vitest';
import { jsonAgreement } from './json-agrees.ts';

it('the strict parser and the platform agree on what is JSON, and on what it says', () => {
  const { json, other } = jsonAgreement(20261122, 1500);
  expect(json).toBeGreaterThan(1500);
  expect(other).toBeGreaterThan(700);
}, 60_000);
