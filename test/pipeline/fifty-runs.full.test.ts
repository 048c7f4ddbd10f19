import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import type { ConformanceReport } from '../../src/model/report.ts';

const out = mkdtempSync(join(tmpdir(), 'fifty-runs-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

test(
  'five healthy providers raise no alarm in fifty runs in a row, each with another seed',
  { timeout: 600_000 },
  async () => {
    const alarms: string[] = [];
    for (let seed = 1; seed <= 50; seed += 1) {
      const run = promisify(execFile)(process.execPath, [
        'src/cli.ts',
        '--quiet',
        '--format',
        'json',
        '--seed',
        String(seed),
        '--out',
        out,
      ]);
      await run.catch((error: { stdout?: string }) => alarms.push(`seed ${seed}: ${error.stdout ?? ''}`));
      const report = JSON.parse(readFileSync(join(out, 'latest', 'report.json'), 'utf8')) as ConformanceReport;
      const { fail, error, findings } = report.summary;
      if (fail + error + findings.must + findings.should > 0) alarms.push(`seed ${seed}: ${report.run.exitReason}`);
    }
    expect(alarms).toEqual([]);
  },
);
