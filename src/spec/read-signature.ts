import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { parseLocation, type RequestLocation } from '../model/location.ts';
import {
  signatureSteps,
  signedBytes,
  type Conflict,
  type SignatureRule,
  type SignatureStep,
  type SignedBytes,
  type SignedPart,
  type Use,
} from '../model/provider-spec.ts';
import { isPointer, valueAt } from '../model/pointer.ts';
import { marksAt, ownMarks } from './marks.ts';
import { nodeAt, type Reader } from './reader.ts';

export const rsa = 'RSASSA-PKCS1-v1_5-SHA256';

/** The parts of a signature that a reading may decide, with the key of `use` that does. */
export const decidedParts = {
  steps: 'signatureSteps',
  over: 'signatureOver',
  bytes: 'signatureBytes',
  place: 'signaturePlace',
} as const satisfies Record<string, keyof Use>;

/** `x-signature` of the node at this pointer; null when it has none. Parts left to a conflict stand at its start. */
export function readSignature(reader: Reader, owner: string, conflicts: readonly Conflict[]): SignatureRule | null {
  const pointer = `${owner}/x-signature`;
  const value = valueAt(reader.document, pointer);
  if (!isObject(value)) return null;
  const decided = Object.fromEntries(
    Object.keys(decidedParts).flatMap((part) => {
      const id = conflictOf(value[part]);
      return id === null ? [] : [[part, id]];
    }),
  ) as SignatureRule['conflicts'];
  const start = (part: keyof typeof decidedParts): Use => {
    const conflict = conflicts.find(({ id }) => id === decided[part]);
    return conflict?.readings.find(({ id }) => id === conflict.start)?.use ?? {};
  };
  const marks = ownMarks(value) ?? marksAt(reader, owner);
  const steps = readSteps(value['steps']) ?? start('steps').signatureSteps ?? [];
  return {
    ...nodeAt(reader, pointer),
    algorithm: value['algorithm'] === rsa ? rsa : 'steps',
    steps,
    key: typeof value['key'] === 'string' ? value['key'] : '',
    over: readPart(value['over']) ?? start('over').signatureOver ?? { pointer: '' },
    bytes: readBytes(value['bytes']) ?? start('bytes').signatureBytes ?? 'as-sent',
    encoding: value['encoding'] === 'hex' ? 'hex' : 'base64',
    place: readPlace(value['place']) ?? start('place').signaturePlace ?? [],
    conflicts: decided,
    evidence: marks.evidence,
    assumed: marks.assumed,
  };
}

/** The conflict that decides a part: `{conflict: C06}`, alone or beside a value. */
export function conflictOf(value: Json | undefined): string | null {
  return isObject(value) && typeof value['conflict'] === 'string' ? value['conflict'] : null;
}

export function readPart(value: Json | undefined): SignedPart | null {
  if (!isObject(value)) return null;
  const { pointer, wrap, without } = value;
  if (isPointer(pointer)) return { pointer };
  if (isPointer(wrap)) return { wrap };
  return isArray(without) && without.every(isPointer) ? { without } : null;
}

export function readBytes(value: Json | undefined): SignedBytes | null {
  return signedBytes.find((word) => word === value) ?? null;
}

const isStep = (step: Json): step is SignatureStep => (signatureSteps as readonly Json[]).includes(step);

export function readSteps(value: Json | undefined): readonly SignatureStep[] | null {
  return isArray(value) && value.length > 0 && value.every(isStep) ? value : null;
}

export function readPlace(value: Json | undefined): readonly RequestLocation[] | null {
  return isArray(value) && value.every((item) => typeof item === 'string' && parseLocation(item) !== null)
    ? (value as readonly RequestLocation[])
    : null;
}

/** `use` of a reading; ill-formed parts are reported elsewhere. */
export function readUse(value: Json | undefined): Use | null {
  if (!isObject(value)) return null;
  const parts: JsonObject = value;
  const [place, over, bytes, steps] = [
    readPlace(parts['signaturePlace']),
    readPart(parts['signatureOver']),
    readBytes(parts['signatureBytes']),
    readSteps(parts['signatureSteps']),
  ];
  return {
    ...(typeof parts['operation'] === 'string' ? { operation: parts['operation'] } : {}),
    ...(place === null ? {} : { signaturePlace: place }),
    ...(over === null ? {} : { signatureOver: over }),
    ...(bytes === null ? {} : { signatureBytes: bytes }),
    ...(steps === null ? {} : { signatureSteps: steps }),
  };
}
