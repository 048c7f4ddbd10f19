import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import { localTarget } from '../model/schema-layers.ts';
import type { Report } from './reader.ts';

const maxHops = 1000;

/** Keywords that apply a schema to the same instance: going round through them alone never ends. */
const inPlace = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

/**
 * Reports references that lead back to themselves without consuming any input. A schema that refers to itself below a
 * member or an item is fine.
 */
export function reportCycles(document: JsonObject, starts: readonly string[], report: Report): void {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (pointer: string, via: string): void => {
    const from = path.indexOf(pointer);
    if (from !== -1) {
      report('E_REF_CYCLE', via, [...path.slice(from), pointer].map((at) => `#${at}`).join(' → '), 'break the circle');
      return;
    }
    if (done.has(pointer)) return;
    if (path.length > maxHops) {
      report('E_REF_CYCLE', via, `more than ${maxHops} references in a row`, 'refer to the last one directly');
      return;
    }
    path.push(pointer);
    for (const next of neighbours(valueAt(document, pointer), pointer)) visit(next.to, next.via);
    path.pop();
    done.add(pointer);
  };
  for (const start of starts) visit(start, start);
}

function neighbours(node: Json | undefined, pointer: string): { to: string; via: string }[] {
  if (!isObject(node)) return [];
  const target = localTarget(node['$ref']);
  const refs = target === null ? [] : [{ to: target, via: `${pointer}/$ref` }];
  return [
    ...refs,
    ...inPlace.flatMap((key) => {
      const value = Object.hasOwn(node, key) ? node[key] : undefined;
      const at = `${pointer}${formatPointer([key])}`;
      if (isArray(value)) return value.map((_, index) => ({ to: `${at}/${index}`, via: `${at}/${index}` }));
      return isObject(value) ? [{ to: at, via: at }] : [];
    }),
  ];
}
