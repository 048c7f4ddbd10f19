import { parseLocation, type RequestLocation } from './location.ts';
import { parsePointer } from './pointer.ts';
import type { Fill, Input, Operation, ProviderSpec, Use } from './provider-spec.ts';
import type { Readings } from './readings.ts';
import type {
  PlannedBody,
  PlannedHeader,
  PlannedSignature,
  PlannedValue,
  Ref,
  RequestPlan,
  Scalar,
} from './request-plan.ts';

/**
 * The request that the document describes, under these readings: conflicts that are not among them stand at their start.
 * What a reading changes by `use` is in it; what it changes by `request` is applied by the caller.
 */
export function documentedPlan(spec: ProviderSpec, operation: Operation, readings: Readings): RequestPlan {
  const signature = plannedSignature(spec, operation, readings);
  const sent = operation.inputs.filter(({ fill }) => fill.by !== 'nobody' && fill.by !== 'signature');
  const signed: readonly RequestLocation[] = signature?.place ?? [];
  return {
    operation: operation.id,
    method: operation.method,
    path: spec.wholeUrl ? '' : operation.path,
    query: [
      ...inputsIn(sent, 'query').map(([name, { fill }]) => [name, scalarOf(fill)] as const),
      ...namesIn(signed, 'query').map((name) => [name, signatureRef] as const),
    ],
    headers: [
      ...basicHeader(sent),
      ...inputsIn(sent, 'header').map(([name, { fill }]) => header(name, scalarOf(fill))),
      ...namesIn(signed, 'header').map((name) => header(name, signatureRef)),
      ...contentType(operation),
    ],
    body: plannedBody(operation, sent, namesIn(signed, 'body')),
    signature,
    declared: [],
  };
}

/** The parts of the signature rule that readings decide; `use` of the reading in force, else of the start. */
function plannedSignature(spec: ProviderSpec, operation: Operation, readings: Readings): PlannedSignature | null {
  const rule = spec.signature;
  const ofAnother = rule?.pointer.startsWith('/paths/') === true && !rule.pointer.startsWith(`${operation.pointer}/`);
  if (rule === null || ofAnother) return null;
  const use = (part: keyof typeof rule.conflicts): Use => {
    const conflict = spec.conflicts.find(({ id }) => id === rule.conflicts[part]);
    if (conflict === undefined) return {};
    const reading = readings.get(conflict.id)?.reading ?? conflict.start;
    return conflict.readings.find(({ id }) => id === reading)?.use ?? {};
  };
  return {
    algorithm: rule.algorithm,
    steps: use('steps').signatureSteps ?? rule.steps,
    key: rule.key,
    over: use('over').signatureOver ?? rule.over,
    bytes: use('bytes').signatureBytes ?? rule.bytes,
    encoding: rule.encoding,
    place: use('place').signaturePlace ?? rule.place,
    tamper: null,
  };
}

const signatureRef: Ref = { ref: 'signature' };

const header = (name: string, value: Scalar): PlannedHeader => ({ name, value, beforeColon: '' });

function contentType({ body }: Operation): readonly PlannedHeader[] {
  const media = body?.mediaTypes[0];
  return media === undefined ? [] : [header('Content-Type', media)];
}

function basicHeader(sent: readonly Input[]): readonly PlannedHeader[] {
  const parts = new Map(inputsIn(sent, 'basic'));
  const [id, secret] = [parts.get('clientId'), parts.get('clientSecret')];
  if (id === undefined || secret === undefined) return [];
  const basic: Ref = {
    ref: 'basic',
    scheme: 'Basic',
    id: scalarOf(id.fill),
    separator: ':',
    secret: scalarOf(secret.fill),
  };
  return [header('Authorization', basic)];
}

function inputsIn(inputs: readonly Input[], part: 'query' | 'header' | 'basic' | 'body'): (readonly [string, Input])[] {
  return inputs.flatMap((input) => {
    const location = parseLocation(input.location);
    return location?.in === part ? [[location.name, input] as const] : [];
  });
}

function namesIn(locations: readonly RequestLocation[], part: 'query' | 'header' | 'body'): string[] {
  return locations.flatMap((text) => {
    const location = parseLocation(text);
    return location?.in === part ? [location.name] : [];
  });
}

function plannedBody(operation: Operation, sent: readonly Input[], signed: readonly string[]): PlannedBody | null {
  const { body } = operation;
  if (body === null) return null;
  const media = body.mediaTypes[0] ?? '';
  const placed = new Set(signed);
  const members: Node = new Map();
  // The document's own order, in which the signature takes the place that its schema gives it.
  for (const [pointer, input] of inputsIn(operation.inputs, 'body')) {
    if (placed.delete(pointer)) put(members, pointer, { value: signatureRef });
    else if (sent.includes(input)) put(members, pointer, valueOf(input.fill));
  }
  for (const pointer of placed) put(members, pointer, { value: signatureRef });
  return {
    format:
      media === 'application/x-www-form-urlencoded' ? 'form' : media === 'multipart/form-data' ? 'multipart' : 'json',
    root: plannedRoot(members),
    extra: body.extra,
    write: 'compact',
    text: null,
  };
}

/** A body that is no object is the one member without a name. */
function plannedRoot(members: Node): PlannedValue {
  const whole = members.get('');
  return whole === undefined || whole instanceof Map ? plannedMembers(members) : whole;
}

type Node = Map<string, Node | PlannedValue>;

function put(root: Node, pointer: string, value: PlannedValue): void {
  const tokens = parsePointer(pointer);
  let node = root;
  for (const token of tokens.slice(0, -1)) {
    const child = node.get(token);
    const next: Node = child instanceof Map ? child : new Map();
    node.set(token, next);
    node = next;
  }
  node.set(tokens.at(-1) ?? '', value);
}

function plannedMembers(node: Node): PlannedValue {
  return {
    members: [...node].map(([name, child]) => [name, child instanceof Map ? plannedMembers(child) : child] as const),
  };
}

function valueOf(fill: Fill): PlannedValue {
  if (fill.by === 'value') return { json: fill.value };
  const scalar = scalarOf(fill);
  return typeof scalar === 'string' ? { json: scalar } : { value: scalar };
}

/** Header and query values are text: JSON values that are no string are written as JSON. */
function scalarOf(fill: Fill): Scalar {
  if (fill.by === 'credential') {
    return { ref: 'credential', name: fill.name, how: null, ...(fill.optional ? { optional: true } : {}) };
  }
  if (fill.by === 'now') return { ref: 'now', format: fill.format };
  if (fill.by === 'unique') return { ref: 'unique', minLength: fill.minLength, maxLength: fill.maxLength };
  if (fill.by === 'value') return typeof fill.value === 'string' ? fill.value : JSON.stringify(fill.value);
  return fill.by === 'signature' ? signatureRef : '';
}
