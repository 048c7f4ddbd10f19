// In a process of its own, since a validator that has seen many bodies is slower than one that has seen one. Reads its task from
// stdin, writes the rates of each round to stdout.
import formats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { selfContained } from '../src/model/self-contained.ts';
import type * as Timing from './calls-per-second.ts';
import { loadProviders } from './providers.ts';
import { interleaved } from './rounds.ts';
import type { ValidatorTask } from './validator.ts';

const { provider, pointer, body, rounds, calls } = JSON.parse(readFileSync(0, 'utf8')) as ValidatorTask;
const found = (await loadProviders()).find(({ spec }) => spec.id === provider);
if (found === undefined) throw new Error(`there is no ${provider}`);
const { spec, contract } = found;
const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, logger: false });
formats.default(ajv);
const compiled = ajv.compile(selfContained(spec.document, pointer) as object);
if (!compiled(body) || contract.validate(pointer, body).length > 0) throw new Error('the body does not fit');

const timing = async (name: string): Promise<typeof Timing> =>
  (await import(`./calls-per-second.ts?${name}`)) as typeof Timing;
const [ours, bare] = [await timing('ours'), await timing('bare')];
const rates = await interleaved(rounds, {
  ours: () => ours.callsPerSecond(() => contract.validate(pointer, body).length === 0, calls),
  bare: () => bare.callsPerSecond(() => compiled(body), calls),
});
process.stdout.write(JSON.stringify(rates));
