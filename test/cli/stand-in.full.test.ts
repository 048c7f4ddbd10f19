import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writtenForms } from '../secrets/written-forms.ts';
import { unhurried } from './knnx.ts';
import { foundBy, startMock } from './mocked.ts';
import { makeProject } from './project.ts';

const all = ['--target', 'sandbox', '--all'];

describe('five mocked providers stand in for five sandboxes', { timeout: 180_000 }, () => {
  test('over http and over https: the verdicts, readings and answers of the target mock', async () => {
    const project = unhurried(makeProject());
    const simulated = await project.contracts(['--out', 'simulated']);
    expect(simulated.code).toBe(0);
    for (const [out, options] of [
      ['http', []],
      ['https', ['--tls']],
    ] as const) {
      const { running, env } = await startMock(project, ...options);
      const { code, last } = await project.contracts([...all, '--out', out], { env });
      expect({ code, last }).toMatchObject({ code: 0 });
      const [over, inside] = [project.report(out), project.report('simulated')];
      expect(foundBy(over, inside)).toEqual(foundBy(inside, over));
      running.child.kill('SIGTERM');
      await running.ended;
    }
  });

  test('with a reading: it is the one that the run observes', async () => {
    const project = unhurried(makeProject('singleview-b2b'));
    const { env } = await startMock(project, '--reading', 'C06=header');
    const { code } = await project.contracts([...all, '--kind', 'decide'], { env });
    const { conflicts = [] } = project.report().providers[0] ?? {};
    expect(conflicts.find(({ id }) => id === 'C06')?.observed).toBe('header');
    expect(code).toBe(0);
  });

  test.each(['echo-secret', 'echo-secret-in-header', 'echo-secret-in-success', 'echo-request', 'token-in-cookie'])(
    'that leak (%s): no credential is in anything that a run leaves',
    async (fault) => {
      const project = unhurried(makeProject());
      const { env } = await startMock(project, '--fault', `leak/${fault}`);
      const { code, stdout, stderr } = await project.contracts([...all, '--verbose'], { env });
      expect([0, 1, 2]).toContain(code);
      const left = [stdout, stderr, ...project.reports().map((path) => readFileSync(join(project.root, path), 'utf8'))];
      const secrets = Object.entries(env).filter(([name]) => /(SECRET|CODE|SIGNATURE_KEY)$/.test(name));
      expect(secrets.length).toBeGreaterThan(5);
      for (const [name, value] of secrets)
        for (const [form, write] of Object.entries(writtenForms))
          expect(left.some((text) => text.includes(write(value))) ? `${name} in form ${form}` : 'nothing').toBe(
            'nothing',
          );
    },
  );
});
