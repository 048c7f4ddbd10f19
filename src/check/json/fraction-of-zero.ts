import type { Check, ExchangeSubject } from '../../model/check.ts';
import type { TextProblem } from '../../model/evidence.ts';
import type { Requirement } from '../../model/requirement.ts';
import { keywordValues, nodeFor, schemaNode } from '../schema-node.ts';
import { originAt, standard } from '../spec-origin.ts';
import { lookForProblem } from '../text-problem-check.ts';

/** JSON Schema takes 3600.0 for an integer, many typed clients do not. A *should* for the lifetime, which is digits only. */
function requirement(subject: ExchangeSubject, { pointer }: TextProblem): Requirement | null {
  const { classified, evidence, spec } = subject;
  const schema = classified?.branch.schema ?? null;
  const root = schema === null ? null : schemaNode(spec.document, schema, originAt(spec.document, schema));
  const node = root === null || pointer === null ? null : nodeFor(spec.document, root, pointer);
  const lifetimes = [
    classified?.branch.token?.lifetime,
    evidence.response?.token ? expiresIn(evidence.response.token.pointer) : null,
  ];
  if (pointer !== null && lifetimes.includes(pointer)) return standard(spec, 'RFC 6749', 'A.14');
  const types = node === null ? [] : keywordValues(spec.document, node, 'type').flat();
  return types.includes('integer') ? { source: 'RFC 8259', section: '6', level: 'note' } : null;
}

/** Beside the token, under its RFC 6749 §5.1 name. */
const expiresIn = (token: string): string => `${token.slice(0, token.lastIndexOf('/'))}/expires_in`;

export const jsonFractionOfZero: Check = {
  id: 'json.fraction-of-zero',
  title: 'An integer is written without a fraction',
  since: '2026-11',
  scope: 'exchange',
  look: lookForProblem('fraction-of-zero', requirement, 'an integer', 'clients that read an integer here refuse it'),
};
