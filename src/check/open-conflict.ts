import type { ExchangeSubject } from '../model/check.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { valueAt } from '../model/pointer.ts';
import type { Conflict, Reading } from '../model/provider-spec.ts';
import { marksOf } from './branch-marks.ts';
import { nodeFor, type SchemaNode } from './schema-node.ts';

/**
 * A broken rule is the question of a `response` conflict, and not a departure, when it is about the conflict's member
 * and the value fits one of the readings; or about something below that member, and the value fits a reading which
 * lays the member out otherwise than the form at hand (a token inside a payload instead of at the top).
 */
export function leftToConflict(
  { spec, validate }: ExchangeSubject,
  form: SchemaNode,
  body: Json,
  pointer: string,
): boolean {
  return spec.conflicts.some((conflict) => {
    const value = valueAt(body, conflict.member);
    if (conflict.decide !== 'response' || value === undefined || !isAbout(conflict, pointer)) return false;
    const fitting = conflict.readings.filter(({ schema }) => schema !== null && validate(schema, value).length === 0);
    if (pointer === conflict.member) return fitting.length > 0;
    return fitting.some((reading) => !isLaidOutLike(spec.document, form, conflict, reading));
  });
}

const isAbout = ({ member }: Conflict, pointer: string): boolean =>
  pointer === member || pointer.startsWith(`${member}/`);

/** The form describes every member that the reading requires. */
function isLaidOutLike(document: JsonObject, form: SchemaNode, { member }: Conflict, { schema }: Reading): boolean {
  const marks = schema === null ? [] : marksOf(document, schema);
  return marks.every(({ pointer }) => nodeFor(document, form, member + pointer) !== null);
}
