import { isArray, isObject, type Json } from '../model/json.ts';
import { valueAt } from '../model/pointer.ts';
import type { Fill } from '../model/provider-spec.ts';
import { layerWith, schemaKey } from '../model/schema-layers.ts';
import { camelCase } from './camel-case.ts';
import { timeFormat } from './time-format.ts';
import type { Reader } from './reader.ts';

/** A parameter or a member of the body: the nodes that may say who fills it. */
export type Fillable = {
  /** The name as sent. */
  readonly name: string;
  /** The parameter, or the schema of the member. */
  readonly pointer: string;
  readonly schema: string | null;
  readonly required: boolean;
  /** The value that an example of the whole body gives it. */
  readonly sample: Json | undefined;
};

export type Filled = {
  readonly fill: Fill;
  readonly fixed: Json | null;
  /** The value of its example, if it has one. */
  readonly example: Json | undefined;
};

/** Who fills an input: `x-secret`, `x-generate`, `const` or an `enum` of one, `example`, `default`, in this order. */
export function fillOf(reader: Reader, input: Fillable): Filled {
  const fixed = fixedValue(reader, input.schema);
  const example = exampleOf(reader, input);
  const filled = (fill: Fill): Filled => ({ fill, fixed: fixed ?? null, example });
  const secret = keyOf(reader, input, 'x-secret');
  if (typeof secret === 'string' && secret !== '') {
    return filled({ by: 'credential', name: secret, optional: !input.required });
  }
  const generated = keyOf(reader, input, 'x-generate');
  if (generated === 'now') {
    return filled({ by: 'now', format: timeFormat(example, schemaOf(reader, input, 'format')) ?? 'utc' });
  }
  if (generated === 'unique') return filled({ by: 'unique', ...lengths(reader, input) });
  if (generated === 'config') return filled({ by: 'credential', name: input.name, optional: true, secret: false });
  const hidden = reader.strict ? null : secretLike(input.name, schemaOf(reader, input, 'format'));
  if (hidden !== null && fixed === undefined)
    return filled({ by: 'credential', name: hidden, optional: !input.required });
  const value = fixed ?? example ?? (input.required ? schemaOf(reader, input, 'default') : undefined);
  if (value !== undefined) return filled({ by: 'value', value });
  return filled(
    input.required && !reader.strict ? { by: 'credential', name: input.name, optional: false } : { by: 'nobody' },
  );
}

/** In a plain document nothing marks a credential but its name, and an example of one is never a working one. */
function secretLike(name: string, format: Json | undefined): string | null {
  const credential = camelCase(name);
  return format === 'password' || /^clientId$|(secret|password|apiKey)$/i.test(credential) ? credential : null;
}

/** A key of the parameter itself or, through `$ref` and `allOf`, of its schema. */
export function keyOf(reader: Reader, input: Pick<Fillable, 'pointer' | 'schema'>, key: string): Json | undefined {
  const node = valueAt(reader.document, input.pointer);
  if (isObject(node) && Object.hasOwn(node, key)) return node[key];
  return input.schema === null ? undefined : schemaKey(reader.document, input.schema, key);
}

function schemaOf(reader: Reader, { schema }: Fillable, key: string): Json | undefined {
  return schema === null ? undefined : schemaKey(reader.document, schema, key);
}

function fixedValue(reader: Reader, schema: string | null): Json | undefined {
  if (schema === null) return undefined;
  if (layerWith(reader.document, schema, 'const') !== null) return schemaKey(reader.document, schema, 'const');
  const values = schemaKey(reader.document, schema, 'enum');
  return isArray(values) && values.length === 1 ? values[0] : undefined;
}

function exampleOf(reader: Reader, input: Fillable): Json | undefined {
  return keyOf(reader, input, 'example') ?? firstExample(keyOf(reader, input, 'examples')) ?? input.sample;
}

/** `examples` is a list of values in a schema and a map of Example Objects elsewhere. */
export function firstExample(examples: Json | undefined): Json | undefined {
  if (isArray(examples)) return examples[0];
  const [first] = isObject(examples) ? Object.values(examples) : [];
  return isObject(first) ? first['value'] : undefined;
}

function lengths(reader: Reader, input: Fillable): { minLength: number; maxLength: number } {
  const [least, most] = [schemaOf(reader, input, 'minLength'), schemaOf(reader, input, 'maxLength')];
  const minLength = typeof least === 'number' ? least : 1;
  return { minLength, maxLength: Math.max(minLength, typeof most === 'number' ? most : 36) };
}
