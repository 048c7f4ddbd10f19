import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoRsaKey, stepsToPrime, type StepsToPrime } from '../../src/simulate/demo-rsa-key.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';
import { realSpec, specIds } from '../contract/real-plans.ts';

/** A project of its own with its own `node_modules/.cache`: the launcher turns the cache on. */
let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-'));
  for (const part of ['src', 'specs', 'contracts', 'package.json']) cpSync(part, join(root, part), { recursive: true });
  const modules = join(process.cwd(), 'node_modules');
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(modules))
    if (!name.startsWith('.')) symlinkSync(join(modules, name), join(root, 'node_modules', name));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const kept = (): string => join(root, 'node_modules', '.cache', 'contracts');
const plan = (): string =>
  execFileSync(process.execPath, ['src/run.mjs', 'src/cli.ts', 'plan', '--provider', 'knnx-dlat'], {
    cwd: root,
    encoding: 'utf8',
  });

test('a spec that was kept plans what the spec itself does, and one that changed is read', () => {
  const first = plan();
  expect(readdirSync(kept()).length).toBe(2);
  expect(plan()).toBe(first);

  const spec = join(root, 'specs', 'knnx-dlat.yaml');
  writeFileSync(spec, readFileSync(spec, 'utf8').replace('x-silences:', 'x-silence:'));
  expect(() => plan()).toThrow(expect.objectContaining({ status: 3 }));
});

test('the key of a provider is the same from steps that were kept', () => {
  const known = new Map<bigint, number>();
  const found: StepsToPrime = (start) => {
    const steps = known.get(start) ?? stepsToPrime(start);
    known.set(start, steps);
    return steps;
  };
  const [first, again] = [found, (start: bigint) => known.get(start) ?? Number.NaN].map((steps) =>
    demoRsaKey(seededRandom('kept'), steps).export({ type: 'pkcs8', format: 'pem' }),
  );
  expect(known.size).toBe(2);
  expect(again).toBe(first);
  expect(first).toBe(demoRsaKey(seededRandom('kept')).export({ type: 'pkcs8', format: 'pem' }));
});

test.each(specIds)('%s is the same after it was kept as text', async (id) => {
  const spec = await realSpec(id);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
});
