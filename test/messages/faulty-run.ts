import { join } from 'node:path';
import { inProcessSetup } from '../../src/command/in-process-setup.ts';
import { shellVariables } from '../../src/command/shell-variables.ts';
import { readTargets } from '../../src/config/targets.ts';
import type { ConformanceReport, ProviderReport } from '../../src/model/report.ts';
import { runProvider } from '../../src/pipeline.ts';
import { renderTerminal } from '../../src/report/terminal-report.ts';
import { faultsFor } from '../../src/simulate/faults.ts';
import { theProvider } from '../pipeline/support.ts';

const root = join(import.meta.dirname, '../..');

/** A run against a provider with this fault, of the cases that have to notice it. */
export async function faultyRun(provider: string, name: string): Promise<ConformanceReport> {
  const base = await theProvider(provider);
  const fault = faultsFor(base.spec).find((one) => one.name === name);
  const { file } = readTargets(join(root, 'contracts/targets.yaml'), 'contracts/targets.yaml');
  if (fault === undefined || file === null) throw new TypeError(`${provider} has no fault ${name}`);
  const only = fault.noticedBy ?? [];
  const setup = {
    ...inProcessSetup({ ...base, faults: [fault], only }),
    ...shellVariables(base.spec, undefined, file),
  };
  const { report } = await runProvider(setup, () => undefined);
  return aReport(report);
}

/** What a terminal shows of the findings of such a run. */
export async function findingsOf(provider: string, name: string): Promise<string> {
  const shown = renderTerminal(await faultyRun(provider, name), { color: false, verbose: false, columns: 120 });
  const sections = shown.slice(shown.indexOf('\n\n') + 2).split(/\n\n(?= {2}(?:Conflicts|Silences)\n|Summary)/, 1);
  return `${sections[0] ?? ''}\n`;
}

const aReport = (provider: ProviderReport): ConformanceReport => ({
  schemaVersion: 1,
  tool: { name: 'token-contracts', version: '0' },
  run: {
    id: '20260101T000000Z-0000',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 0,
    by: 'test',
    commit: null,
    target: { name: 'mock', kind: 'simulator' },
    profile: '2026-11',
    seed: 1,
    complete: true,
    exitCode: 1,
    exitReason: '',
  },
  summary: provider.summary,
  providers: [provider],
});
