import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../src/simulate/demo-credentials.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';
import { bench, providers } from './real-specs.ts';

describe.each(providers)('demo credentials of %s', (provider) => {
  it('cover every required credential, long enough to be recognised in a report', async () => {
    const { spec, credentials } = await bench(provider);
    const required = spec.credentials.filter(({ optional }) => !optional).map(({ name }) => name);
    expect(required.filter((name) => !credentials.has(name))).toEqual([]);
    const texts = spec.credentials.filter(({ kind, secret }) => kind === 'text' && secret !== false);
    expect(texts.filter(({ name }) => (credentials.get(name)?.length ?? 99) < 20).map(({ name }) => name)).toEqual([]);
  });

  it('are the same for the same seed and others for another', async () => {
    const { spec } = await bench(provider);
    const made = (seed: string) => Object.fromEntries(demoCredentials(spec, seededRandom(seed)));
    expect(made('a')).toEqual(made('a'));
    expect(made('a')).not.toEqual(made('b'));
  });
});

describe('a demo credential', () => {
  it('has the form of the documented one: a UUID, a key, an object of further members, an accepted scope', async () => {
    const [singapay, b2b, knnx] = await Promise.all([
      bench('singapay-b2b'),
      bench('singleview-b2b'),
      bench('knnx-dlat'),
    ]);
    expect(singapay.credentials.get('partnerId')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(createPrivateKey(b2b.credentials.get('privateKey') ?? '').asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(knnx.credentials.get('extra')).toBe('{}');
    expect(knnx.credentials.get('scope')).toBe('DLAT access Webhooks');
  });
});

it('seeded random bytes go on where they stopped', () => {
  const [one, other] = [seededRandom(7), seededRandom(7)];
  const joined = Buffer.concat([one(3), one(5), one(0), one(40)]);
  expect(joined.equals(Buffer.from(other(48)))).toBe(true);
  expect(Buffer.from(seededRandom(8)(48)).equals(joined)).toBe(false);
});
