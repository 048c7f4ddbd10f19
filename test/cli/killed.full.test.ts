import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { makeProject, type Outcome, type Project } from './project.ts';

const moments = 12;
const hasXmllint = existsSync('/usr/bin/xmllint');

/** What a file must be if it is there at all; throws or says false. */
const whole: Readonly<Record<string, (text: string, path: string) => boolean>> = {
  'report.json': (text) => JSON.parse(text) !== null,
  'index.html': (text) => text.trimEnd().endsWith('</html>'),
  'junit.xml': (_, path) => !hasXmllint || execFileSync('xmllint', ['--noout', path]).length === 0,
  'summary.md': (text) => text.endsWith('\n'),
  // Only what follows the last line feed may be torn.
  'journal.ndjson': (text) =>
    text
      .split('\n')
      .slice(0, -1)
      .every((line) => JSON.parse(line) !== null),
};

/** Files of a run that are there and not what they should be. */
function brokenFiles(project: Project): readonly string[] {
  return project.reports().filter((path) => {
    const name = path.split('/').at(-1) ?? '';
    // A temporary file is one that was not renamed: it has no name that anybody reads. Nor has the flag of the dead.
    if (/^\.([0-9a-f]{12}\.tmp|in-use-.*)$/.test(name)) return false;
    const file = join(project.root, path);
    try {
      return whole[name]?.(readFileSync(file, 'utf8'), file) !== true;
    } catch {
      return true;
    }
  });
}

/** Starts a run, and ends it by the signal at each moment of the time that it usually takes. */
async function endAtEachMoment(
  signal: NodeJS.Signals,
  look: (outcome: Outcome, project: Project, moment: number) => void,
): Promise<void> {
  const project = makeProject('knnx-dlat', 'singleview-payouts');
  const begun = performance.now();
  await project.contracts(['--quiet']);
  const usual = performance.now() - begun;
  for (let moment = 1; moment <= moments; moment += 1) {
    const { child, ended } = project.start(['--quiet']);
    await wait((usual * moment) / moments);
    child.kill(signal);
    look(await ended, project, moment);
  }
}

describe('a run that is ended at any moment', { timeout: 240_000 }, () => {
  test('SIGKILL: every file that is there is whole, and so is every line of the journal but the last', async () => {
    await endAtEachMoment('SIGKILL', (_, project, moment) => {
      expect({ moment, broken: brokenFiles(project) }).toEqual({ moment, broken: [] });
    });
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: the code is %i or that of a run that was over, and the reports are whole', async (signal, code) => {
    await endAtEachMoment(signal, (outcome, project, moment) => {
      // null: the signal came before the program could listen for it.
      expect([code, 0, null]).toContain(outcome.code);
      expect({ moment, broken: brokenFiles(project), stderr: outcome.stderr }).toEqual({
        moment,
        broken: [],
        stderr: '',
      });
      const { complete, exitCode } = project.report().run;
      expect({ moment, complete, exitCode }).toEqual({
        moment,
        complete: exitCode !== code,
        exitCode: outcome.code ?? exitCode,
      });
    });
  });
});
