import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knnx } from './knnx.ts';
import { makeProject, patience, type Project } from './project.ts';

const files = ['index.html', 'journal.ndjson', 'junit.xml', 'report.json', 'summary.md'];

/** Every file of a folder by its name. */
function contentOf(project: Project, folder: string): Record<string, string> {
  const path = join(project.root, folder);
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

describe('runs that share a reports folder at the same time', { timeout: patience }, () => {
  test('each has its own folder, and latest is one of them', async () => {
    const project = makeProject(knnx, 'singleview-payouts');
    const greps = ['omit', 'record', 'accept', 'body'];
    const outcomes = await Promise.all(greps.map((grep) => project.contracts(['--grep', grep, '--quiet'])));
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const runs = readdirSync(join(project.root, 'reports/runs'));
    expect(runs).toHaveLength(4);
    for (const id of runs) expect(Object.keys(contentOf(project, `reports/runs/${id}`))).toEqual(files);
    const latest = contentOf(project, 'reports/latest');
    expect(latest).toEqual(contentOf(project, `reports/runs/${project.report().run.id}`));
  });

  test('with one id, as a fixed clock gives it, one waits for the other', async () => {
    const project = makeProject(knnx, 'singleview-payouts');
    const env = { SOURCE_DATE_EPOCH: '1767225600' };
    const [one, other] = await Promise.all([
      project.contracts(['--quiet', '--provider', knnx], { env }),
      project.contracts(['--quiet', '--provider', 'singleview-payouts', '--format', 'json'], { env }),
    ]);
    expect([one.code, other.code]).toEqual([0, 0]);
    const report = project.report();
    const own = contentOf(project, `reports/runs/${report.run.id}`);
    expect(contentOf(project, 'reports/latest')).toEqual(own);
    expect(Object.keys(own)).toEqual(report.providers[0]?.id === knnx ? files : ['journal.ndjson', 'report.json']);
    for (const text of Object.values(own))
      expect(text).not.toContain(report.providers[0]?.id === knnx ? 'payouts' : knnx);
  });
});
