import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Json } from '../src/model/json.ts';
import { root } from './measured-process.ts';
import { median, medianRatio } from './rounds.ts';
import { perSecond, ratio, type Row } from './table.ts';

export type ValidatorTask = {
  readonly provider: string;
  readonly pointer: string;
  readonly body: Json;
  readonly rounds: number;
  readonly calls: number;
};

/**
 * A documented success body through `validateAt` of the generated code against the function that ajv compiles from the same schema,
 * called directly. Compiled with the same options, so that both answer the same question.
 */
export function validator(task: ValidatorTask): Row {
  const child = spawnSync(process.execPath, [join(root, 'bench', 'validator-process.ts')], {
    input: JSON.stringify(task),
    stdio: ['pipe', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`the validator process of ${task.provider} failed`);
  const { ours, bare } = JSON.parse(child.stdout) as Record<'ours' | 'bare', readonly number[]>;
  return {
    what: `validator ${task.provider}`,
    ours: perSecond(median(ours)),
    bare: perSecond(median(bare)),
    ratio: ratio(medianRatio(ours, bare)),
    aim: '>= 0.95',
  };
}
