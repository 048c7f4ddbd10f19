import type { ValidateFunction } from 'ajv/dist/2020.js';
import { isArray, isObject, type Json } from '../model/json.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import { selfContained } from '../model/self-contained.ts';
import type { Visited } from './build-spec.ts';
import { strictCompiler } from './gate-schemas.ts';
import type { Reader } from './reader.ts';

type Sample = { readonly value: Json; readonly at: string; readonly schema: string };

/** Every `example`, entry of `examples` and `default`, against the schema that it illustrates. */
export function checkExamples(visited: readonly Visited[], { document, report }: Reader): void {
  const ajv = strictCompiler(false);
  const compiled = new Map<string, ValidateFunction>();
  for (const { value, at, schema } of visited.flatMap(samplesOf)) {
    if (valueAt(document, schema) === undefined) continue;
    const validate = compiled.get(schema) ?? ajv.compile(selfContained(document, schema) as object | boolean);
    compiled.set(schema, validate);
    if (validate(value)) continue;
    const [error] = validate.errors?.filter(({ keyword }) => keyword !== 'if') ?? [];
    const place = error?.instancePath === '' ? '' : ` at ${error?.instancePath ?? ''}`;
    report(
      'E_EXAMPLE',
      at,
      `does not fit its schema${place}: ${error?.keyword ?? 'schema'}`,
      'correct the value or the schema',
    );
  }
}

function samplesOf({ node, kind, pointer }: Visited): readonly Sample[] {
  const samples: Sample[] = [];
  const add = (key: string, schema: string, value: Json | undefined, place = ''): void => {
    if (value !== undefined) samples.push({ value, at: `${pointer}${formatPointer([key])}${place}`, schema });
  };
  const own = (key: string): Json | undefined => (Object.hasOwn(node, key) ? node[key] : undefined);
  const examples = own('examples');
  if (kind === 'schema') {
    add('example', pointer, own('example'));
    add('default', pointer, own('default'));
    if (isArray(examples)) examples.forEach((value, index) => add('examples', pointer, value, `/${index}`));
  } else if (kind === 'parameter' || kind === 'header' || kind === 'media-type') {
    const schema = `${pointer}/schema`;
    add('example', schema, own('example'));
    for (const [name, entry] of isObject(examples) ? Object.entries(examples) : []) {
      if (isObject(entry)) add('examples', schema, entry['value'], `${formatPointer([name])}/value`);
    }
  }
  return samples;
}
