import { isObject, typeOf, type Json } from '../model/json.ts';
import type { ObservedResponse } from '../model/evidence.ts';
import type { TokenPointers } from '../model/provider-spec.ts';
import { valueAt } from '../model/pointer.ts';

/** The names that expressions of a spec may use, looked up in a response; undefined when it has no such value. */
export function namesOf(
  response: ObservedResponse,
  pointers: TokenPointers | null,
): (name: string) => number | string | undefined {
  const json = response.body.json;
  return (name) => {
    const [head, rest] = [name.slice(0, name.indexOf(':') + 1), name.slice(name.indexOf(':') + 1)];
    if (head === 'body:') return scalar(valueAt(json, rest));
    if (head === 'header:') return response.headers.find(([key]) => key.toLowerCase() === rest.toLowerCase())?.[1];
    switch (name) {
      case 'status':
        return response.status;
      case 'expires_in':
        return typeof pointers?.lifetime === 'string' ? numeric(valueAt(json, pointers.lifetime)) : undefined;
      case 'exp':
        return response.token?.times.exp ?? undefined;
      case 'iat':
        return response.token?.times.iat ?? undefined;
      case 'parts':
        return response.token?.facts.parts;
      case 'length':
        return response.token?.facts.length;
      default:
        return undefined;
    }
  };
}

function scalar(value: Json | undefined): number | string | undefined {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

/** A numeric string counts as its number: the document may write lifetimes as strings. */
function numeric(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** `status media shape`, the whole of an answer that can be compared from run to run without a value in it. */
export function outcomeText(response: ObservedResponse, shape: string): string {
  return `${response.status} ${response.contentType?.media ?? 'no media type'} ${shape}`;
}

/** Pointer → JSON type of every member, two levels below the root at most three deep. */
export function memberTypes(value: Json | undefined, pointer = '', depth = 0): Record<string, string> {
  if (value === undefined || !isObject(value) || depth > 3) return {};
  const types: Record<string, string> = {};
  for (const [name, child] of Object.entries(value)) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    types[at] = typeOf(child);
    Object.assign(types, memberTypes(child, at, depth + 1));
  }
  return types;
}
