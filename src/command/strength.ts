import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { createProgress } from '../report/progress.ts';
import { writeFile } from '../store/write-file.ts';
import { textOf, textsOf, type Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { widthOf } from './output.ts';
import { chooseFaults } from './mock.ts';
import { strengthOf, type FaultRow } from './strength-matrix.ts';
import type { PartOf, PartResult } from './strength-part.ts';
import { startThread } from './thread.ts';
import { openWorkspace } from './workspace.ts';

/** The bar below which the suite is not strong enough (exit 1): the share of faults that something speaks about. */
const bar = 0.98;

/** `contracts strength`: breaks the simulators one rule at a time; which breaks does the suite catch? */
export async function strength(args: Arguments, { output, guard, streams }: CommandContext): Promise<number> {
  const { specs } = await openWorkspace(args, false);
  chooseFaults(textsOf(args, 'fault'), specs);
  const progress = createProgress({
    stream: { columns: widthOf(streams.stderr, 80), write: (text) => streams.stderr.write(text) },
    enabled: output.isTerminal && !output.quiet,
  });
  const threads = Math.max(1, Math.min(4, availableParallelism()));
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, index) => runPart({ args, index, of: threads }, progress.update)),
  );
  progress.clear();
  const order = specs.map(({ id }) => id);
  const rows = parts
    .flatMap((part) => part.rows)
    .toSorted((a, b) => order.indexOf(a.provider) - order.indexOf(b.provider) || (a.fault < b.fault ? -1 : 1));
  const alarms = parts.flatMap((part) => part.alarms).toSorted();
  const result = strengthOf(rows);
  if (!args.flags.has('quiet')) {
    for (const row of rows) output.say(line(row));
    for (const alarm of alarms) output.say(`false alarm  ${alarm}`);
    output.say(totals(rows, specs));
  }
  const file = join(resolve(textOf(args, 'out') ?? 'reports'), 'strength.json');
  const matrix = { schemaVersion: 1, bar, ...result, survivors: result.survivors.length, alarms, rows };
  writeFile(file, `${JSON.stringify(matrix, null, 1)}\n`, guard);
  const code = result.share < bar || alarms.length > 0 ? 1 : rows.length === 0 ? 4 : 0;
  const percent = (result.share * 100).toFixed(1);
  output.say(
    `contracts: exit ${code}: ${percent} % of ${result.faults - result.silent} faults caught by contract or standard, ${result.silent} silent, ${alarms.length} false alarms`,
  );
  return code;
}

type Posted = { readonly progress?: string; readonly result?: PartResult };

/** A thread for each part: the work is all computation. */
function runPart(part: PartOf, progress: (text: string) => void): Promise<PartResult> {
  return new Promise((done, failed) => {
    const worker = startThread(new URL('./strength-worker.ts', import.meta.url), part);
    worker.on('message', (posted: Posted) => {
      if (posted.progress !== undefined) progress(posted.progress);
      if (posted.result !== undefined) done(posted.result);
    });
    worker.on('error', failed);
    worker.on('exit', () => failed(new RangeError('a thread ended without its part')));
  });
}

function line({ provider, fault, caught, by, elsewhere, silent }: FaultRow): string {
  const [first] = by.filter((one) => one.way === caught);
  const how =
    caught === null ? (silent === null ? 'SURVIVED' : 'silent') : silent === null ? caught : `silent, ${caught}`;
  const where =
    first === undefined
      ? elsewhere[0] === undefined
        ? (silent ?? '')
        : `not named: ${elsewhere[0]}`
      : `${first.case} ${first.checks.join(', ')}`;
  return `${how.padEnd(16)}  ${provider}:${fault}  ${where}`;
}

function totals(rows: readonly FaultRow[], specs: readonly ProviderSpec[]): string {
  return [
    'provider                 faults  contract  standard  drift only  survived  silent',
    ...specs.map(({ id }) => {
      const own = strengthOf(rows.filter(({ provider }) => provider === id));
      const survived = own.survivors.filter(({ caught }) => caught === null).length;
      return [
        id.padEnd(24),
        ...[own.faults, own.contract, own.standard, own.drift, survived, own.silent].map((count, index) =>
          String(count).padStart([7, 9, 9, 11, 9, 7][index] ?? 8),
        ),
      ].join(' ');
    }),
  ].join('\n');
}
