import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { nodeFor, schemaNode } from '../schema-node.ts';
import { memberPointers } from '../shown-request.ts';
import { originAt, standard } from '../spec-origin.ts';

export const rfc6749RefreshToken: Check = {
  id: 'rfc6749.refresh-token',
  title: 'Client credentials get no refresh token',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec, classified }, _token, { body }) => {
    const pointer = memberPointers(body.json).find((one) => /\/refresh_?token$/i.test(one));
    if (pointer === undefined) return found(null);
    const schema = classified?.branch.schema ?? null;
    const root = schema === null ? null : schemaNode(spec.document, schema, originAt(spec.document, schema));
    if (root !== null && nodeFor(spec.document, root, pointer) !== null) return inapplicable;
    return found({
      requirement: standard(spec, 'RFC 6749', '4.4.3'),
      message: `The answer has a refresh token at ${pointer}: one more long-lived secret to keep, for a client that can simply ask again.`,
      pointer,
      expected: 'no refresh token',
      actual: 'a refresh token',
    });
  }),
};
