import { type Check, inapplicable } from '../../model/check.ts';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { formatPointer } from '../../model/pointer.ts';
import { departure, judged } from '../check-outcome.ts';
import { judgedBody } from '../judged-body.ts';
import { childNode, faces, type SchemaNode } from '../schema-node.ts';
import { describeValue, place } from '../show-value.ts';
import { stated } from '../spec-origin.ts';

const most = 20;
type Extra = { readonly pointer: string; readonly value: Json; readonly node: SchemaNode };

/** Never red: documents leave members out. Where the schema forbids others, `contract.values` says so. */
export const contractUndocumentedMembers: Check = {
  id: 'contract.undocumented-members',
  title: 'The answer has no member that the document does not describe',
  since: '2026-11',
  scope: 'exchange',
  look: (subject) => {
    const { spec } = subject;
    const form = judgedBody(subject);
    const requirement = form === null ? null : stated(spec, form.root.origin, 'note');
    if (form === null || requirement === null || !describesMembers(spec.document, form.root)) return inapplicable;
    return judged(
      extras(spec.document, form.root, form.body, '')
        .slice(0, most)
        .map(({ pointer, value, node }) =>
          departure({
            requirement: stated(spec, node.origin, 'note') ?? requirement,
            message: `${place(pointer)} (${describeValue(value)}) is not described by the document.`,
            pointer,
            expected: 'not described',
            actual: describeValue(value),
            specPointer: node.pointer,
          }),
        ),
    );
  },
};

function extras(document: JsonObject, node: SchemaNode, value: Json, at: string): readonly Extra[] {
  if (!isObject(value) || !describesMembers(document, node) || isClosed(document, node)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const pointer = at + formatPointer([name]);
    const child = childNode(document, node, name);
    return child === null ? [{ pointer, value: member, node }] : extras(document, child, member, pointer);
  });
}

/** A schema that names no member leaves them open on purpose. */
const describesMembers = (document: JsonObject, node: SchemaNode): boolean =>
  faces(document, node, true).some(({ schema }) => isObject(schema['properties'])) &&
  !faces(document, node, true).some(
    ({ schema }) => isObject(schema['additionalProperties']) || schema['additionalProperties'] === true,
  );

const isClosed = (document: JsonObject, node: SchemaNode): boolean =>
  faces(document, node, false).some(
    ({ schema }) => schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false,
  );
