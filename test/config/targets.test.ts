import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import schema from '../../src/config/targets.schema.json' with { type: 'json' };
import { findTarget } from '../../src/config/find-target.ts';
import { readTargets, type TargetsFile } from '../../src/config/targets.ts';
import { formatProblem } from '../../src/model/problem.ts';
import { defaultLimits } from '../../src/model/target.ts';

const fitsSchema = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

function read(text: string): { readonly file: TargetsFile | null; readonly problems: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'targets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'targets.yaml');
  writeFileSync(path, text);
  const { file, problems } = readTargets(path, 'contracts/targets.yaml');
  return { file, problems: problems.map(formatProblem) };
}

const good: Readonly<Record<string, string>> = {
  'the file of the project': readFileSync('contracts/targets.yaml', 'utf8'),
  'nothing but a profile': "profile: '2026-11'",
  'a target of every option': `
targets:
  staging:
    kind: http
    required: [acme]
    proxy: http://proxy.example:3128
    clientCertificate: {certificate: a.pem, key: b.pem}
    limits: {connectMs: 1, retryAfterMs: 67108864}
    providers:
      acme: {url: ACME_URL, perMinute: 1, probes: 0, credentials: {clientId: ACME_ID}, readings: {C1: a}, inputs: {/scope: all}}`,
};

/** Each with a part of what the decoder says. */
const bad: Readonly<Record<string, readonly [text: string, says: string]>> = {
  'a name that is no member': [
    'productoin: []',
    ':1:1  targets.yaml has no "productoin"  fix: did you mean "production"?',
  ],
  'a profile that YAML takes for a number': ['profile: 2026.11', 'profile must be a text'],
  'a profile in another form': ['profile: latest', '(got "latest")'],
  'hosts that are no list': ['production: one.example', 'production must be a list'],
  'a host that is no text': ['production: [1]', 'an item of production must be a text'],
  'targets as a list': ['targets: [sandbox]', 'targets must be a mapping'],
  'a kind that there is not': ['targets: {a: {kind: https}}', 'kind has the wrong form'],
  'a limit that there is not': ['targets: {a: {limits: {connectMS: 1}}}', 'did you mean "connectMs"?'],
  'a limit of nothing': ['targets: {a: {limits: {connectMs: 0}}}', 'whole number from 1'],
  'a limit in words': ['targets: {a: {limits: {connectMs: 5s}}}', 'whole number from 1'],
  'half a client certificate': [
    'targets: {a: {clientCertificate: {key: k.pem}}}',
    'clientCertificate lacks certificate',
  ],
  'a proxy with credentials': ['targets: {a: {proxy: "http://u:p@proxy"}}', 'proxy has the wrong form'],
  'a provider without a URL': ['targets: {a: {providers: {acme: {}}}}', 'provider acme lacks url'],
  'a URL instead of a variable': [
    'targets: {a: {providers: {acme: {url: "https://x.example"}}}}',
    'url has the wrong form',
  ],
  'a value instead of a variable': [
    'targets: {a: {providers: {acme: {url: A, credentials: {secret: hunter-2}}}}}',
    'credentials.secret has the wrong form',
  ],
  'a fraction of a call': ['targets: {a: {providers: {acme: {url: A, perMinute: 0.5}}}}', 'perMinute must be'],
  'too many probes': ['targets: {a: {providers: {acme: {url: A, probes: 101}}}}', 'probes must be'],
};

describe.each(Object.entries(good))('%s', (_, text) => {
  test('is read', () => {
    expect(read(text)).toMatchObject({ problems: [], file: {} });
  });
  test('fits the schema', () => {
    expect(fitsSchema(parse(text))).toBe(true);
  });
});

describe.each(Object.entries(bad))('%s', (_, [text, says]) => {
  test('is refused, with its place', () => {
    const { file, problems } = read(text);
    expect(file).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^E_TARGETS contracts\/targets\.yaml:1:\d+ {2}/);
    expect(problems[0]).toContain(says);
  });
  test('does not fit the schema', () => {
    expect(fitsSchema(parse(text))).toBe(false);
  });
});

test('every problem is said, not only the first', () => {
  expect(read('profil: 1\nproduction: 2\ntargets: {a: {kind: 3}, b: 4}').problems).toHaveLength(4);
});

test('what the schema cannot say: a required provider is one of the target', () => {
  const { problems } = read('targets: {a: {required: [acm], providers: {acme: {url: A}}}}');
  expect(problems).toEqual([
    'E_TARGETS contracts/targets.yaml:1:26  required names "acm", which the target does not configure  fix: did you mean "acme"?',
  ]);
});

test('syntax has a place too, and a file that is not there a path', () => {
  expect(read('a: [').problems[0]).toMatch(/^E_YAML_SYNTAX contracts\/targets\.yaml:1:\d+ {2}/);
  expect(readTargets('/no/such/targets.yaml', 'targets.yaml').problems.map(formatProblem)).toEqual([
    'E_FILE targets.yaml  cannot be read  fix: check the path, its permissions, and that it is under 1 MiB',
  ]);
});

test('what is not written has its default', () => {
  const { file } = read('targets: {a: {providers: {acme: {url: A}}}}');
  expect(file?.targets['a']).toEqual({
    name: 'a',
    kind: 'http',
    required: [],
    limits: defaultLimits,
    proxy: null,
    clientCertificate: null,
    providers: { acme: { url: 'A', credentials: {}, perMinute: null, probes: 8, readings: {}, inputs: {} } },
  });
  expect(file?.targets['mock']?.kind).toBe('simulator');
});

test('the schema names every limit that there is', () => {
  expect(Object.keys(schema.$defs.limits.properties).toSorted()).toEqual(Object.keys(defaultLimits).toSorted());
});

test('a target is found by its own name only', () => {
  const { file } = read('targets: {sandbox: {}}');
  if (file === null) throw new Error('not read');
  expect(findTarget(file, 'sandbox', 't')).toMatchObject({ name: 'sandbox' });
  expect(findTarget(file, 'sandbux', 't')).toMatchObject({ code: 'E_TARGET_UNKNOWN', fix: 'did you mean "sandbox"?' });
  for (const name of ['constructor', '__proto__', 'toString'])
    expect(findTarget(file, name, 't')).toMatchObject({ code: 'E_TARGET_UNKNOWN' });
});
