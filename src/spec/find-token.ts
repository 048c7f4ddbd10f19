import type { JsonObject } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';
import type { TokenPointers } from '../model/provider-spec.ts';
import { schemaKey, schemaProperties } from '../model/schema-layers.ts';

/** Where a schema puts `access_token`, at its top or one level down; null when it does not. */
export function findTokenPointers(document: JsonObject, schema: string): TokenPointers | null {
  const members = schemaProperties(document, schema);
  if (isText(document, members.get('access_token'))) return pointersIn('', members);
  for (const [name, pointer] of members) {
    const inner = schemaProperties(document, pointer);
    if (isText(document, inner.get('access_token'))) return pointersIn(formatPointer([name]), inner);
  }
  return null;
}

function isText(document: JsonObject, pointer: string | undefined): boolean {
  if (pointer === undefined) return false;
  const type = schemaKey(document, pointer, 'type');
  return type === 'string' || type === undefined;
}

const pointersIn = (parent: string, members: ReadonlyMap<string, string>): TokenPointers => ({
  token: `${parent}/access_token`,
  type: members.has('token_type') ? `${parent}/token_type` : null,
  lifetime: members.has('expires_in') ? `${parent}/expires_in` : null,
});
