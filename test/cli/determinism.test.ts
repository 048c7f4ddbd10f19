import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { makeProject, patience, type Project } from './project.ts';
import { lastingDifferences } from './volatile.ts';

const epoch = { SOURCE_DATE_EPOCH: '1767225600' };

/** Every file of a run by its name. */
function filesOf(project: Project, out: string): Record<string, string> {
  const folder = join(project.root, out, 'latest');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

describe('the same inputs give the same report', { timeout: patience }, () => {
  test('with SOURCE_DATE_EPOCH every byte of every file, at any concurrency, in any time zone and language', async () => {
    // Cases of these two send the same bytes as others.
    const project = makeProject('singapay-b2b', 'singleview-openbanking');
    const [one, many] = await Promise.all([
      project.contracts(['--out', 'one', '--concurrency', '1'], { env: epoch }),
      project.contracts(['--out', 'many', '--concurrency', '64'], {
        env: { ...epoch, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      }),
    ]);
    expect(many.stdout).toBe(one.stdout.replaceAll('one/latest', 'many/latest'));
    const [files, others] = [filesOf(project, 'one'), filesOf(project, 'many')];
    expect(Object.keys(files).toSorted()).toEqual(Object.keys(others).toSorted());
    for (const [name, text] of Object.entries(files)) expect(others[name] === text ? 'equal' : name).toBe('equal');
    expect(project.report('one').run).toMatchObject({
      id: expect.stringMatching(/^20260101T000000Z-[0-9a-f]{4}$/) as string,
      startedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 0,
    });
  });

  test('without it only what the schema marks as volatile differs', async () => {
    const project = makeProject('singleview-payouts', 'knnx-dlat');
    await Promise.all([
      project.contracts(['--out', 'one', '--concurrency', '1']),
      project.contracts(['--out', 'eight', '--concurrency', '8']),
    ]);
    const [one, eight] = [project.report('one'), project.report('eight')] as unknown as [Json, Json];
    expect(lastingDifferences(one, eight)).toEqual([]);
    expect(lastingDifferences({ run: { seed: 1, id: 'a' } }, { run: { seed: 2, id: 'b' } })).toEqual([
      '/run/seed: 1 and 2',
    ]);
  });

  test('another seed gives other tokens, and the same verdicts', async () => {
    const project = makeProject('knnx-dlat');
    await Promise.all([
      project.contracts(['--out', 'one', '--seed', '1'], { env: epoch }),
      project.contracts(['--out', 'two', '--seed', '2'], { env: epoch }),
    ]);
    const [one, two] = [project.report('one'), project.report('two')];
    expect(two.run.id).not.toBe(one.run.id);
    expect(two.summary).toEqual(one.summary);
  });

  test('an epoch that is none is refused', async () => {
    const { code, stderr } = await makeProject('knnx-dlat').contracts([], { env: { SOURCE_DATE_EPOCH: 'yesterday' } });
    expect(code).toBe(3);
    expect(stderr).toContain(
      'E_EPOCH SOURCE_DATE_EPOCH  is not a number of seconds since 1970  (got yesterday)  fix: ',
    );
  });
});
