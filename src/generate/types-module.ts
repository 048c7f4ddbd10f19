import { isArray, isObject } from '../model/json.ts';
import { valueAt } from '../model/pointer.ts';
import type { Operation, ProviderSpec } from '../model/provider-spec.ts';
import { schemaKey } from '../model/schema-layers.ts';
import { commentText } from './literal.ts';
import { typeName } from './names.ts';
import { typeNames } from './type-names.ts';
import { typeText, type Documenting } from './type-text.ts';

/** The text of `types.ts`: what each operation takes and may answer, with the lines that say so. */
export function typesModule(spec: ProviderSpec, header: string): string {
  const names = typeNames(spec);
  const describe: Documenting = (pointer, indent) => docComment(spec, pointer, indent);
  const types = [...names].map(([pointer, name]) => {
    const text = typeText(spec.document, pointer, { names, describe, indent: 0, own: pointer });
    return `${describe(pointer, 0)}export type ${name} = ${text};\n`;
  });
  const answers = spec.operations.flatMap((operation) => answerType(operation, names));
  return [header, ...types, ...answers].join('\n');
}

function answerType(operation: Operation, names: ReadonlyMap<string, string>): readonly string[] {
  const forms = operation.responses.flatMap(({ branches }) => branches.map(({ schema }) => names.get(schema ?? '')));
  const known = [...new Set(forms)].filter((name) => name !== undefined);
  if (known.length === 0) return [];
  const head = `/** Every documented answer to ${commentText(operation.id)}. */\nexport type ${typeName(operation.id)}Response =`;
  const flat = `${head} ${known.join(' | ')};\n`;
  const fits = (flat.split('\n')[1] ?? '').length <= 120;
  return [fits ? flat : `${head}\n${known.map((name) => `  | ${name}`).join('\n')};\n`];
}

/** What the spec and the provider document say about a node, as a comment in front of it; empty when they say nothing. */
function docComment(spec: ProviderSpec, pointer: string, indent: number): string {
  const pad = ' '.repeat(indent);
  const description = schemaKey(spec.document, pointer, 'description');
  const node = valueAt(spec.document, pointer);
  const refs = isObject(node) && isArray(node['x-evidence']) ? node['x-evidence'] : [];
  const lines = refs.flatMap((ref) => {
    const known = spec.evidence.find(({ line }) => line === ref);
    return known === undefined ? [] : [`${known.line} “${commentText(known.says)}”`];
  });
  const all = [...(typeof description === 'string' && description !== '' ? [commentText(description)] : []), ...lines];
  if (all.length === 0) return '';
  const flat = `${pad}/** ${all.join(' ')} */\n`;
  if (all.length === 1 && flat.length <= 121) return flat;
  return `${pad}/**\n${all.map((line) => `${pad} * ${line}\n`).join('')}${pad} */\n`;
}
