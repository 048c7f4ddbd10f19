import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { formatPointer, isPointer, valueAt } from '../model/pointer.ts';
import { decisions, type Conflict, type Reading, type Silence } from '../model/provider-spec.ts';
import { readAssumed, readEvidence } from './marks.ts';
import { readChanges } from './read-changes.ts';
import { readUse } from './read-signature.ts';
import { nodeAt, type Reader } from './reader.ts';

/** The conflicts of the node at this pointer. */
export function readConflicts(reader: Reader, owner: string): readonly Conflict[] {
  return items(reader, `${owner}/x-conflicts`).map(({ value, pointer }) => {
    const requests = isObject(value['requests']) ? Object.entries(value['requests']) : [];
    return {
      ...nodeAt(reader, pointer),
      id: text(value['id']) ?? '',
      question: text(value['question']) ?? '',
      decide: decisions.find((word) => word === value['decide']) ?? 'response',
      start: text(value['start']) ?? '',
      after: names(value['after']),
      requests: Object.fromEntries(requests.map(([name, changes]) => [name, readChanges(changes)])),
      member: isPointer(value['member']) ? value['member'] : '',
      readings: items(reader, `${pointer}/readings`).map((item) => readReading(reader, item.value, item.pointer)),
    };
  });
}

function readReading(reader: Reader, value: JsonObject, pointer: string): Reading {
  const { observe } = value;
  const outcomes = isObject(observe) ? Object.entries(observe) : [];
  return {
    ...nodeAt(reader, pointer),
    id: text(value['id']) ?? '',
    evidence: readEvidence(value['evidence']),
    assumed: readAssumed(value['assumed']),
    schema: value['schema'] === undefined ? null : `${pointer}/schema`,
    use: readUse(value['use']),
    request: readChanges(value['request']),
    observe: text(observe),
    outcomes: Object.fromEntries(
      outcomes.flatMap(([name, outcome]) =>
        outcome === 'accepted' || outcome === 'refused' ? [[name, outcome] as const] : [],
      ),
    ),
  };
}

/** The silences of the node at this pointer. */
export function readSilences(reader: Reader, owner: string): readonly Silence[] {
  return items(reader, `${owner}/x-silences`).map(({ value, pointer }) => ({
    ...nodeAt(reader, pointer),
    id: text(value['id']) ?? '',
    question: text(value['question']) ?? '',
    request: readChanges(value['request']),
    observe: text(value['observe']) ?? 'outcome',
    passive: value['passive'] === true,
  }));
}

/** `after` is one id or a list of them. */
export function names(value: Json | undefined): readonly string[] {
  return (isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

function items(reader: Reader, pointer: string): { value: JsonObject; pointer: string }[] {
  const list = valueAt(reader.document, pointer);
  return (isArray(list) ? list : []).flatMap((value, index) =>
    isObject(value) ? [{ value, pointer: `${pointer}${formatPointer([index])}` }] : [],
  );
}
