import { causes, shapes, type Cause, type Shape } from '../model/cause.ts';
import { isArray, isObject, type Json } from '../model/json.ts';
import type { Assumed, Simulate, TokenPointers } from '../model/provider-spec.ts';
import { isPointer } from '../model/pointer.ts';
import { readAssumed } from './marks.ts';

export const isCause = (value: Json | undefined): value is Cause =>
  (causes as readonly (Json | undefined)[]).includes(value);

export function readShape(value: Json | undefined): Shape | null {
  return shapes.find((shape) => shape === value) ?? null;
}

/** `[cause, {cause, x-assumed}]`; what is neither is reported elsewhere. */
export function readRefusals(
  value: Json | undefined,
): readonly { readonly cause: Cause; readonly assumed: Assumed | null }[] {
  return (isArray(value) ? value : []).flatMap((item) => {
    if (isCause(item)) return [{ cause: item, assumed: null }];
    if (isObject(item) && isCause(item['cause']))
      return [{ cause: item['cause'], assumed: readAssumed(item['x-assumed']) }];
    return [];
  });
}

/** A status that stands alone is that of every cause. */
export function readSimulate(value: Json | undefined): Simulate {
  if (!isObject(value)) return { status: {}, headers: {}, body: null };
  const { status, headers, body } = value;
  const entries =
    typeof status === 'number' ? [['*', status] as const] : isObject(status) ? Object.entries(status) : [];
  const texts = isObject(headers) ? Object.entries(headers) : [];
  return {
    status: Object.fromEntries(entries.flatMap(([cause, code]) => (typeof code === 'number' ? [[cause, code]] : []))),
    headers: Object.fromEntries(texts.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : []))),
    body: body ?? null,
  };
}

export function readTokenPointers(value: Json | undefined): TokenPointers | null {
  if (!isObject(value) || !isPointer(value['token'])) return null;
  const { token, type, lifetime } = value;
  return {
    token,
    type: isPointer(type) ? type : null,
    lifetime: isPointer(lifetime) ? lifetime : null,
  };
}
