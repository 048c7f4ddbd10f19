import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measured, nodeFlags, type Usage } from './measured-process.ts';
import { interleaved, median, medianRatio } from './rounds.ts';
import { mib, ms, ratio, type Row } from './table.ts';

/** The whole main job (every provider, every case, every report) against a Node that does nothing. */
export async function mainJob(rounds: number): Promise<readonly Row[]> {
  const out = mkdtempSync(join(tmpdir(), 'bench-main-'));
  const usages: Usage[] = [];
  const keep = async (args: readonly string[]): Promise<number> => {
    const usage = await measured(args);
    usages.push(usage);
    return usage.wallMs;
  };
  try {
    const { ours, bare } = await interleaved(rounds, {
      ours: () => keep([...nodeFlags, 'src/run.mjs', 'src/cli.ts', '--quiet', '--out', out]),
      bare: async () => (await measured(['-e', '0'])).wallMs,
    });
    const counted = usages.slice(1);
    return [
      {
        what: 'main job, wall',
        ours: ms(median(ours)),
        bare: ms(median(bare)),
        ratio: ratio(medianRatio(ours, bare)),
        aim: '< 1000 ms',
      },
      { what: 'main job, CPU', ours: ms(median(counted.map(({ cpuMs }) => cpuMs))), bare: '', ratio: '', aim: '' },
      {
        what: 'main job, peak memory',
        ours: mib(median(counted.map(({ peakMib }) => peakMib))),
        bare: '',
        ratio: '',
        aim: '',
      },
    ];
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
