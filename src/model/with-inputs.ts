import type { Json } from './json.ts';
import { parseLocation } from './location.ts';
import type { Input, ProviderSpec } from './provider-spec.ts';

/**
 * The spec with inputs filled from configuration: by location (`header:X-Tenant`), parameter name, or JSON pointer of a
 * member of the body. What is filled so is no credential any more. `unknown` are the keys that name no input.
 */
export function withInputs(
  spec: ProviderSpec,
  inputs: Readonly<Record<string, string>>,
): { readonly spec: ProviderSpec; readonly unknown: readonly string[] } {
  const entries = Object.entries(inputs);
  const all = spec.operations.flatMap((operation) => operation.inputs);
  const unknown = entries.flatMap(([key]) => (all.some((input) => isNamed(input, key)) ? [] : [key]));
  const filled = (input: Input): Input => {
    const [, text] = entries.find(([key]) => isNamed(input, key)) ?? [];
    return text === undefined ? input : { ...input, fill: { by: 'value', value: valueOf(input, text) } };
  };
  const operations = spec.operations.map((operation) => ({ ...operation, inputs: operation.inputs.map(filled) }));
  const [before, after] = [spec.operations.flatMap(credentialsOf), operations.flatMap(credentialsOf)];
  const credentials = spec.credentials.filter(({ name }) => after.includes(name) || !before.includes(name));
  return { spec: { ...spec, operations, credentials }, unknown };
}

const credentialsOf = (operation: { readonly inputs: readonly Input[] }): readonly string[] =>
  operation.inputs.flatMap(({ fill }) => (fill.by === 'credential' ? [fill.name] : []));

function isNamed({ location }: Input, key: string): boolean {
  if (location === key) return true;
  const { in: part, name } = parseLocation(location) ?? { in: 'basic', name: '' };
  if (part === 'basic') return false;
  if (part === 'body') return name !== '' && (name === key || name.slice(name.lastIndexOf('/') + 1) === key);
  return part === 'header' ? name.toLowerCase() === key.toLowerCase() : name === key;
}

/** Configuration holds texts; a member of another type is written as JSON. */
function valueOf({ type, location }: Input, text: string): Json {
  if (type === null || type === 'string' || !location.startsWith('body:')) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
