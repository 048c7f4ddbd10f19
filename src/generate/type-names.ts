import { valueAt } from '../model/pointer.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { nameGiver, typeName } from './names.ts';

/** Schemas that get a type, by pointer: request bodies and the forms of responses. */
export function typeNames(spec: ProviderSpec): ReadonlyMap<string, string> {
  const give = nameGiver();
  const names = new Map<string, string>();
  const name = (pointer: string | null, wanted: string): void => {
    if (pointer === null || names.has(pointer) || valueAt(spec.document, pointer) === undefined) return;
    names.set(pointer, give(typeName(wanted)));
  };
  for (const { id, body, responses } of spec.operations) {
    if (body !== null) name(body.schema, componentName(body.schema) ?? `${id} body`);
    for (const { branches } of responses) {
      for (const branch of branches) name(branch.schema, componentName(branch.schema) ?? `${id} ${branch.name}`);
    }
  }
  return names;
}

const componentName = (pointer: string | null): string | null =>
  /\/components\/schemas\/([^/]+)$/.exec(pointer ?? '')?.[1] ?? null;
