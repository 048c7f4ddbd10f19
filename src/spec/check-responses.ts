import { isObject, type Json } from '../model/json.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { schemaKey, schemasOfMember } from '../model/schema-layers.ts';
import type { Visited } from './build-spec.ts';
import { readShape, readTokenPointers } from './response-keys.ts';
import type { Report } from './reader.ts';

/** Rules for what answers look like. */
export function checkResponses(spec: ProviderSpec, visited: readonly Visited[], report: Report): void {
  for (const { node, kind, pointer } of visited) {
    if (kind === 'response') checkResponse(node, pointer, report);
    if (kind === 'schema' && Object.hasOwn(node, 'x-token')) checkTokenPointers(spec, node['x-token'], pointer, report);
  }
  const checked = new Set<string>();
  for (const { responses } of spec.operations) {
    for (const { status, branches } of responses) {
      for (const { pointer, shape, schema, token, simulate, name } of branches) {
        if (checked.has(pointer)) continue;
        checked.add(pointer);
        if (shape === null) {
          report(
            'E_NO_SHAPE',
            pointer,
            `nothing says what the answer ${name} is`,
            'add x-shape: token, refusal or technical-error',
          );
        }
        if (shape === 'token' && schema !== null && token === null) {
          report('E_TOKEN_POINTER', pointer, 'nothing says where the token stands', 'add x-token: {token: /pointer}');
        }
        if (/^[1-5]\d\d$/.test(status) && Object.keys(simulate.status).length > 0 && schema === null) {
          report(
            'E_VOCABULARY',
            `${pointer}/x-simulate/status`,
            'the document states the status here',
            'remove it',
            status,
          );
        }
      }
    }
  }
}

/** A response that documents its body says what it is on the schema. */
function checkResponse(node: { readonly [key: string]: Json }, pointer: string, report: Report): void {
  const { content } = node;
  if (!isObject(content) || Object.keys(content).length === 0) return;
  if (Object.hasOwn(node, 'x-shape')) {
    report(
      'E_MISPLACED_KEY',
      `${pointer}/x-shape`,
      'stands on a response with content',
      'put it on the schema',
      'x-shape',
    );
  }
}

function checkTokenPointers(spec: ProviderSpec, value: Json | undefined, at: string, report: Report): void {
  const pointers = readTokenPointers(value);
  if (pointers === null) return;
  const shape = readShape(schemaKey(spec.document, at, 'x-shape'));
  if (shape !== null && shape !== 'token') {
    report('E_MISPLACED_KEY', `${at}/x-token`, 'only an answer with a token has token pointers', 'remove it', shape);
  }
  for (const key of ['token', 'type', 'lifetime'] as const) {
    const member = pointers[key];
    if (member === null || (member !== '' && schemasOfMember(spec.document, at, member).length > 0)) continue;
    report(
      'E_TOKEN_POINTER',
      `${at}/x-token/${key}`,
      'the schema describes no such member',
      'correct the pointer',
      member,
    );
  }
}
