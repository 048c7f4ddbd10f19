import { describe, expect, it } from 'vitest';
import type { Input, ProviderSpec } from '../../src/model/provider-spec.ts';
import { deriveCases } from '../../src/plan/derive-cases.ts';
import { realSpec } from '../contract/real-plans.ts';

/** The cases of a spec whose only input besides is this one. */
async function endsFor(changes: Partial<Input>): Promise<readonly string[]> {
  const spec = await realSpec('singapay-b2b');
  const [operation] = spec.operations;
  const [input] = operation?.inputs ?? [];
  if (operation === undefined || input === undefined) throw new Error('no input');
  const only: Input = {
    ...input,
    location: 'header:X-Reference',
    fill: { by: 'unique', minLength: 1, maxLength: 36 },
    fixed: null,
    minLength: null,
    maxLength: null,
    ...changes,
  };
  const changed: ProviderSpec['operations'][number] = { ...operation, inputs: [only] };
  return deriveCases({ ...spec, operations: [changed] }, changed).map(({ id }) => id.split('/').slice(2).join('/'));
}

async function whiteSpaceOf(id: Parameters<typeof realSpec>[0]): Promise<readonly string[]> {
  const spec = await realSpec(id);
  const [operation] = spec.operations;
  const cases = operation === undefined ? [] : deriveCases(spec, operation);
  return cases.map((one) => one.id.split('/').slice(2).join('/')).filter((end) => end.startsWith('white-space/'));
}

const lengths = (ends: readonly string[]): readonly string[] => ends.filter((end) => end.startsWith('length/'));

describe('cases of an input', () => {
  it('try its lengths at and beyond the bounds, each once', async () => {
    expect(lengths(await endsFor({ minLength: 3, maxLength: 16 }))).toEqual(
      [2, 3, 16, 17].map((length) => `length/header.X-Reference.${length}`),
    );
    expect(lengths(await endsFor({ minLength: 36, maxLength: 36 }))).toEqual(
      [35, 36, 37].map((length) => `length/header.X-Reference.${length}`),
    );
    expect(lengths(await endsFor({ minLength: 1, maxLength: 1_000_000 }))).toEqual(['length/header.X-Reference.1']);
    expect(lengths(await endsFor({}))).toEqual([]);
  });

  it('are as long as they say', async () => {
    const spec = await realSpec('singleview-payouts');
    const [operation] = spec.operations;
    const cases = operation === undefined ? [] : deriveCases(spec, operation);
    for (const { id, steps } of cases.filter((one) => one.id.includes('/length/'))) {
      const [change] = steps[0]?.changes ?? [];
      const text = change !== undefined && 'to' in change && typeof change.to === 'string' ? change.to : '';
      expect([id, text.length]).toEqual([id, Number(id.split('.').at(-1))]);
    }
  });

  it('make up no lengths of a credential: another value is another credential', async () => {
    const fill = { by: 'credential', name: 'partnerId', optional: false } as const;
    expect(lengths(await endsFor({ minLength: 3, fill }))).toEqual([]);
  });

  it('ask for a scope that nobody granted, and expect its refusal where a document states it and no conflict asks', async () => {
    const spec = await realSpec('knnx-dlat');
    const [operation] = spec.operations;
    const kindUnder = (conflicts: ProviderSpec['conflicts']): string | undefined =>
      operation === undefined
        ? undefined
        : deriveCases({ ...spec, conflicts }, operation).find(({ id }) => id.endsWith('/value/body.scope'))?.expect
            .kind;
    expect([kindUnder(spec.conflicts), kindUnder([])]).toEqual(['record', 'refuse']);
    expect(await endsFor({ location: 'body:/scope' })).toContain('value/body.scope');
    expect(await endsFor({ location: 'body:/telescope' })).not.toContain('value/body.telescope');
  });

  it('put white space before a colon only where no conflict does', async () => {
    expect(await whiteSpaceOf('singapay-b2b')).toEqual(['white-space/header.Content-Type']);
    expect(await whiteSpaceOf('singleview-payouts')).toEqual([]);
  });

  it('write a fixed value in another case only where it has one', async () => {
    const values = ['client_credentials', 'SAR', '2.0'];
    const found = await Promise.all(values.map((value) => endsFor({ fixed: value, fill: { by: 'value', value } })));
    expect(found.map((ends) => ends.filter((end) => /^(case|value)/.test(end)))).toEqual([
      ['value/header.X-Reference', 'case/header.X-Reference'],
      ['value/header.X-Reference', 'case/header.X-Reference'],
      ['value/header.X-Reference'],
    ]);
  });

  it('leave alone what nobody fills', async () => {
    expect((await endsFor({ fill: { by: 'nobody' } })).filter((end) => end.includes('X-Reference'))).toEqual([]);
  });
});
