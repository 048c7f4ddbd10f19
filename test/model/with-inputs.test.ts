import { expect, test } from 'vitest';
import { withInputs } from '../../src/model/with-inputs.ts';
import { plainDocument } from '../spec/base-document.ts';
import { edited, specOf } from '../spec/load-text.ts';

const spec = await specOf(
  edited(plainDocument, ['note: {type: string}', 'note: {type: string}\n                times: {type: integer}']),
);

const fills = (inputs: Record<string, string>): Record<string, unknown> => {
  const [operation] = withInputs(spec, inputs).spec.operations;
  return Object.fromEntries((operation?.inputs ?? []).map(({ location, fill }) => [location, fill]));
};

test('an input is named by its location, its name or its pointer', () => {
  expect(fills({ 'header:X-Tenant': 'a' })['header:X-Tenant']).toEqual({ by: 'value', value: 'a' });
  expect(fills({ 'x-optional': 'b' })['header:X-Optional']).toEqual({ by: 'value', value: 'b' });
  expect(fills({ audience: 'c' })['body:/audience']).toEqual({ by: 'value', value: 'c' });
  expect(fills({ '/note': 'd' })['body:/note']).toEqual({ by: 'value', value: 'd' });
});

test('a value takes the type of its member', () => {
  expect(fills({ times: '3' })['body:/times']).toEqual({ by: 'value', value: 3 });
  expect(fills({ times: 'three' })['body:/times']).toEqual({ by: 'value', value: 'three' });
  expect(fills({ tries: '3' })['query:tries']).toEqual({ by: 'value', value: '3' });
});

test('what is filled from configuration is no credential any more', () => {
  const names = withInputs(spec, { 'X-Tenant': 'a' }).spec.credentials.map(({ name }) => name);
  expect(names).toEqual(['clientId', 'clientSecret', 'xApiKey']);
  expect(spec.credentials.map(({ name }) => name)).toContain('X-Tenant');
});

test('keys that name nothing are handed back, credentials among them', () => {
  expect(withInputs(spec, { nobody: 'x', clientSecret: 'y', audience: 'z' }).unknown).toEqual([
    'nobody',
    'clientSecret',
  ]);
});
