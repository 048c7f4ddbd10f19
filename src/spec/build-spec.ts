import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import type { RequestLocation } from '../model/location.ts';
import type { Places } from '../model/places.ts';
import type { CredentialRule, Operation, ProviderSpec, SignatureRule } from '../model/provider-spec.ts';
import { citationsOf, evidenceLines } from './evidence-lines.ts';
import { extraPointer, operationPointers, readOperation, withSignature } from './read-operations.ts';
import { readConflicts, readSilences } from './read-questions.ts';
import { collectCredentials } from './read-security.ts';
import { readSignature } from './read-signature.ts';
import { nodeAt, type Reader } from './reader.ts';
import type { Kind } from './structure.ts';

/** A node that the walk over the document visited. */
export type Visited = { readonly node: JsonObject; readonly kind: Kind; readonly pointer: string };

export type FileFacts = {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly places: Places;
};

/** The model of a document. Ill-formed parts are left out of it: whoever calls this has had them reported. */
export function buildSpec(reader: Reader, visited: readonly Visited[], facts: FileFacts): ProviderSpec {
  const { document } = reader;
  const owners = (key: string): readonly Visited[] => visited.filter(({ node }) => Object.hasOwn(node, key));
  const conflicts = owners('x-conflicts').flatMap(({ pointer }) => readConflicts(reader, pointer));
  const pointers = operationPointers(reader);
  const signature =
    ['', ...pointers].map((owner) => readSignature(reader, owner, conflicts)).find((rule) => rule !== null) ?? null;
  const places = new Set<RequestLocation>([
    ...(signature?.place ?? []),
    ...conflicts
      .filter(({ id }) => id === signature?.conflicts.place)
      .flatMap(({ readings }) => readings.flatMap(({ use }) => use?.signaturePlace ?? [])),
  ]);
  const all = pointers.map((pointer) => withSignature(readOperation(reader, pointer), signature, places));
  const operations = reader.strict ? all : tokenOperations(all);
  const source = document['x-document'];
  const info = isObject(document['info']) ? document['info'] : {};
  return {
    ...facts,
    title: text(info['title']) ?? facts.id,
    openapi: text(document['openapi']) ?? '',
    source: isObject(source) ? { id: text(source['id']) ?? '', title: text(source['title']) ?? '' } : null,
    claims: texts(document['x-claims']),
    wholeUrl: document['x-url'] === 'whole',
    operations,
    credentials: credentials(reader, operations, signature),
    signature,
    conflicts,
    silences: owners('x-silences').flatMap(({ pointer }) => readSilences(reader, pointer)),
    evidence: evidenceLines(
      document,
      visited.flatMap(({ node, pointer }) => citationsOf(node, pointer)),
    ),
    publicSamples: [...new Set(visited.flatMap(({ node }) => publicSamples(node)))],
    document,
  };
}

/** A published document describes a whole API: only what answers with a token is asked for one, if anything does. */
function tokenOperations(all: readonly Operation[]): readonly Operation[] {
  const issuing = all.filter(({ responses }) =>
    responses.some(({ branches }) => branches.some(({ shape }) => shape === 'token')),
  );
  return issuing.length === 0 ? all : issuing;
}

function credentials(
  reader: Reader,
  operations: readonly Operation[],
  signature: SignatureRule | null,
): readonly CredentialRule[] {
  const found = operations.flatMap((operation): CredentialRule[] => [
    ...operation.inputs.flatMap(({ fill, pointer, position, type }): CredentialRule[] =>
      fill.by === 'credential'
        ? [
            {
              pointer,
              position,
              name: fill.name,
              optional: fill.optional,
              kind: type === 'object' ? 'json' : 'text',
              ...(fill.secret === false ? { secret: false } : {}),
            },
          ]
        : [],
    ),
    ...(operation.body === null || operation.body.extra === null
      ? []
      : [
          {
            ...nodeAt(reader, extraPointer(reader, operation.body)),
            name: operation.body.extra,
            optional: true,
            kind: 'json' as const,
            secret: false as const,
          },
        ]),
  ]);
  const key: CredentialRule[] =
    signature === null || signature.key === ''
      ? []
      : [
          {
            pointer: signature.pointer,
            position: signature.position,
            name: signature.key,
            optional: false,
            kind: signature.algorithm === 'steps' ? 'text' : 'private-key',
          },
        ];
  return collectCredentials([...key, ...found]);
}

/** The texts in an example that is marked as printed in the public document. */
function publicSamples(node: JsonObject): readonly string[] {
  return node['x-public-sample'] === true ? leaves(node['example'] ?? node['value'] ?? null) : [];
}

function leaves(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isArray(value)) return value.flatMap(leaves);
  return isObject(value) ? Object.values(value).flatMap(leaves) : [];
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
const texts = (value: Json | undefined): readonly string[] =>
  isArray(value) ? value.filter((item) => typeof item === 'string') : [];
