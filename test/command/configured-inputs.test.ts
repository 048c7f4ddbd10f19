import { expect, test } from 'vitest';
import { configuredSpecs } from '../../src/command/configured-inputs.ts';
import type { TargetsFile } from '../../src/config/targets.ts';
import { plainDocument } from '../spec/base-document.ts';
import { specOf } from '../spec/load-text.ts';

const spec = await specOf(plainDocument);
const targets = (inputs: Readonly<Record<string, string>>): TargetsFile =>
  ({ targets: { mock: { providers: {} }, live: { providers: { [spec.id]: { inputs } } } } }) as unknown as TargetsFile;
const fills = (given: typeof spec | undefined) =>
  Object.fromEntries((given?.operations[0]?.inputs ?? []).map(({ location, fill }) => [location, fill]));

test('inputs of the chosen target fill the requests to it, and no others', () => {
  const file = targets({ 'X-Tenant': 'blue', '/note': 'hello' });
  const live = configuredSpecs([spec], file, 'live', 'targets.yaml');
  expect(live.problems).toEqual([]);
  expect(fills(live.specs[0])).toMatchObject({
    'header:X-Tenant': { by: 'value', value: 'blue' },
    'body:/note': { by: 'value', value: 'hello' },
  });
  expect(fills(configuredSpecs([spec], file, 'mock', 'targets.yaml').specs[0])).toEqual(fills(spec));
});

test('a name that no input has is a problem, whichever target is chosen', () => {
  const { problems } = configuredSpecs([spec], targets({ 'X-Tenat': 'blue' }), 'mock', 'targets.yaml');
  expect(problems).toMatchObject([{ code: 'E_INPUT_UNKNOWN', fix: 'did you mean "X-Tenant"?' }]);
});

test('a credential has no value in targets.yaml', () => {
  const { problems } = configuredSpecs([spec], targets({ 'X-API-Key': 'k' }), 'live', 'targets.yaml');
  expect(problems).toMatchObject([{ code: 'E_INPUT_SECRET', what: expect.stringContaining('xApiKey') as string }]);
});
