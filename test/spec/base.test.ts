import { expect, test } from 'vitest';
import { baseDocument, plainDocument } from './base-document.ts';
import { loadText } from './load-text.ts';

test('the document that other tests break has no problems', async () => {
  expect((await loadText(baseDocument, { gate: true })).problems).toEqual([]);
});

test('a plain document has no problems', async () => {
  expect((await loadText(plainDocument, { gate: true })).problems).toEqual([]);
});
