import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createEnvironment, type Environment } from '../../src/config/environment.ts';
import { resolveProvider } from '../../src/config/resolve-provider.ts';
import { readTargets, type ProviderTarget } from '../../src/config/targets.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import { rule } from './rule.ts';

function withDotenv(text: string | null, own: Record<string, string> = {}): Environment {
  const folder = mkdtempSync(join(tmpdir(), 'env-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, '.env');
  if (text !== null) writeFileSync(path, text.replaceAll('$FOLDER', folder));
  writeFileSync(join(folder, 'secret'), 'from the file\r\n');
  return createEnvironment(own, path);
}

describe('the environment', () => {
  test('a variable of the process beats .env, and an empty one is none', () => {
    const environment = withDotenv('A=1\nB=2\nC=', { A: 'real', B: '', C: '' });
    expect([environment.read('A'), environment.read('B'), environment.read('C'), environment.read('D')]).toEqual([
      { value: 'real', from: 'A' },
      { value: '2', from: '.env B' },
      null,
      null,
    ]);
  });

  test('NAME_FILE is read without the line feed at its end; NAME beats it', () => {
    const environment = withDotenv('S_FILE=$FOLDER/secret\nT=direct\nT_FILE=/no/such');
    expect([environment.read('S'), environment.read('T')]).toEqual([
      { value: 'from the file', from: 'S_FILE' },
      { value: 'direct', from: '.env T' },
    ]);
    expect(environment.problems).toEqual([]);
  });

  test('a file that cannot be read is a problem that names the variable', () => {
    const environment = withDotenv('S_FILE=/no/such/secret');
    expect(environment.read('S')).toBeNull();
    expect(environment.problems).toMatchObject([{ code: 'E_SECRET_FILE', at: 'S_FILE' }]);
  });

  test('without .env there is nothing to complain about; .env as a folder is a problem', () => {
    expect(withDotenv(null).problems).toEqual([]);
    expect(createEnvironment({}, tmpdir()).problems).toMatchObject([{ code: 'E_DOTENV' }]);
  });

  test('nothing is written into the environment of the process', () => {
    withDotenv('CONTRACTS_TEST_LEAK=1').read('CONTRACTS_TEST_LEAK');
    expect(process.env['CONTRACTS_TEST_LEAK']).toBeUndefined();
  });
});

describe('a provider on a target', () => {
  const spec = {
    id: 'acme',
    wholeUrl: false,
    credentials: [rule('clientId'), rule('clientSecret'), rule('scope', 'text', true)],
  } as unknown as ProviderSpec;
  const config: ProviderTarget = {
    url: 'ACME_URL',
    credentials: { clientId: 'ACME_ID', clientSecret: 'ACME_SECRET', scope: 'ACME_SCOPE' },
    perMinute: null,
    probes: 8,
    readings: {},
    inputs: {},
  };
  const resolve = (own: Record<string, string>, target: ProviderTarget | undefined = config): unknown =>
    resolveProvider(spec, target, 'sandbox', createEnvironment(own, null), []);
  const complete = { ACME_URL: 'https://a.example', ACME_ID: 'id-4711', ACME_SECRET: 'secret-4711' };

  test('is ready with everything that it requires', () => {
    expect(resolve(complete)).toMatchObject({ state: 'ready', baseUrl: 'https://a.example' });
  });
  test('is absent with nothing, or with nothing but what is optional', () => {
    const reason = 'not configured: ACME_URL, ACME_ID, ACME_SECRET not set';
    expect([resolve({}), resolve({ ACME_SCOPE: 'all' })]).toEqual([
      { state: 'absent', reason },
      { state: 'absent', reason },
    ]);
  });
  test('is absent where the target does not name it', () => {
    const state = resolveProvider(spec, undefined, 'sandbox', createEnvironment(complete, null), []);
    expect(state).toEqual({ state: 'absent', reason: 'target sandbox does not configure acme' });
  });
  test.each(Object.keys(complete))('is refused without %s, and told so', (missing) => {
    const { [missing]: _, ...rest } = complete as Record<string, string>;
    expect(resolve(rest)).toMatchObject({ state: 'rejected', problems: [{ code: 'E_SECRET_MISSING', at: missing }] });
  });
  test('is told all that is wrong at once', () => {
    expect(resolve({ ACME_URL: 'http://a.example', ACME_ID: 'changeme' })).toMatchObject({
      problems: [{ code: 'E_SECRET_MISSING' }, { code: 'E_SECRET_PLACEHOLDER' }, { code: 'E_INSECURE_SCHEME' }],
    });
  });
});

test('.env.example names every variable of targets.yaml and the CA file, and sets none', () => {
  const { file } = readTargets('contracts/targets.yaml', '');
  const wanted = Object.values(file?.targets ?? {}).flatMap(({ providers }) =>
    Object.values(providers).flatMap(({ url, credentials }) => [url, ...Object.values(credentials)]),
  );
  const listed = parseEnv(readFileSync('.env.example', 'utf8'));
  const plain = Object.keys(listed).map((name) => name.replace(/PRIVATE_KEY_FILE$/, 'PRIVATE_KEY'));
  expect(plain.toSorted()).toEqual([...wanted, 'CONTRACTS_CA_FILE'].toSorted());
  expect(Object.values(listed).filter((value) => value !== '')).toEqual([]);
});
