import type { Classified, ExchangeSubject } from '../model/check.ts';
import { isObject, type Json } from '../model/json.ts';
import { schemaNode, type SchemaNode } from './schema-node.ts';
import { branchOrigin } from './spec-origin.ts';
import { asExpected, turnedOut } from './turned-out.ts';

/** A body held against the documented form that it is meant to have. */
export type JudgedBody = {
  readonly form: Classified;
  readonly schema: string;
  readonly body: Json;
  readonly root: SchemaNode;
};

/**
 * Null when there is nothing to compare: no JSON, no documented body, another shape than expected, no expectation; or
 * an object like nothing documented, of which `contract.shape` speaks as a whole.
 */
export function judgedBody(subject: ExchangeSubject): JudgedBody | null {
  const { spec, expected, evidence } = subject;
  const body = evidence.response?.body.json;
  if (expected === null || body === undefined || !asExpected(subject)) return null;
  const actual = turnedOut(subject);
  const form = actual ?? expected;
  const { schema } = form.branch;
  if (schema === null || (actual === null && isObject(body))) return null;
  const root = schemaNode(spec.document, schema, branchOrigin(spec, form));
  return root === null ? null : { form, schema, body, root };
}
