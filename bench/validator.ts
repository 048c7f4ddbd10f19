import formats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json } from '../src/model/json.ts';
import { selfContained } from '../src/model/self-contained.ts';
import type { BenchProvider } from './providers.ts';
import { interleaved, median, medianRatio } from './rounds.ts';
import { perSecond, ratio, type Row } from './table.ts';

/**
 * A documented success body through `validateAt` of the generated code against the function that ajv compiles from the same schema,
 * called directly. Compiled with the same options, so that both answer the same question.
 */
export async function validator(
  rounds: number,
  calls: number,
  { spec, contract }: BenchProvider,
  pointer: string,
  body: Json,
): Promise<Row> {
  const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, logger: false });
  formats.default(ajv);
  const compiled = ajv.compile(selfContained(spec.document, pointer) as object);
  if (!compiled(body) || contract.validate(pointer, body).length > 0)
    throw new Error(`the body does not fit ${pointer} of ${spec.id}`);
  const rate = (call: () => boolean) => (): number => {
    const begun = performance.now();
    for (let left = calls; left > 0; left -= 1) if (!call()) throw new Error('valid before, invalid now');
    return (calls / (performance.now() - begun)) * 1000;
  };
  const { ours, bare } = await interleaved(rounds, {
    ours: rate(() => contract.validate(pointer, body).length === 0),
    bare: rate(() => compiled(body)),
  });
  return {
    what: `validator ${spec.id}`,
    ours: perSecond(median(ours)),
    bare: perSecond(median(bare)),
    ratio: ratio(medianRatio(ours, bare)),
    aim: '>= 0.95',
  };
}
