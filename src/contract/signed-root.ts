import { parsePointer } from '../model/pointer.ts';
import type { PlannedSignature, PlannedValue } from '../model/request-plan.ts';
import { partAt } from './signed-text.ts';

/** The body as it is signed: a signature cannot cover itself, wherever in the body it is put. */
export function withoutSignature(value: PlannedValue): PlannedValue {
  if ('items' in value) return { items: value.items.map(withoutSignature) };
  if (!('members' in value)) return value;
  const members = value.members.filter(([, child]) => !('value' in child && child.value.ref === 'signature'));
  return { members: members.map(([name, child]) => [name, withoutSignature(child)] as const) };
}

/** The body as it is sent. `alter-after`: one member more in the signed part, behind the back of the signature. */
export function altered(root: PlannedValue, signature: PlannedSignature | null): PlannedValue {
  if (signature?.tamper !== 'alter-after') return root;
  const { over } = signature;
  const pointer = 'pointer' in over ? over.pointer : 'wrap' in over ? over.wrap : '';
  const part = partAt(root, pointer);
  if (part === undefined || !('members' in part)) return root;
  return replaceAt(root, parsePointer(pointer), { members: [...part.members, ['altered', { json: true }]] });
}

function replaceAt(root: PlannedValue, path: readonly string[], value: PlannedValue): PlannedValue {
  const [head, ...rest] = path;
  if (head === undefined || !('members' in root)) return value;
  return {
    members: root.members.map(
      ([name, child]) => [name, name === head ? replaceAt(child, rest, value) : child] as const,
    ),
  };
}
