import { type Check, inapplicable } from '../../model/check.ts';
import { found, onToken } from '../check-outcome.ts';
import { keywordValues, nodeFor, schemaNode } from '../schema-node.ts';
import { originAt, stated } from '../spec-origin.ts';
import { looksLikeJwt } from '../token-place.ts';

/** A sample is no promise, so this is a *should*; where a conflict asks for the form of the token, it is that conflict's. */
export const tokenDocumentedForm: Check = {
  id: 'token.documented-form',
  title: 'The token is a JWT where the document shows one',
  since: '2026-11',
  scope: 'exchange',
  look: onToken(({ spec, operation }, token) => {
    const { pointer, facts, decoded } = token;
    const branch = operation.responses.flatMap(({ branches }) => branches).find((one) => one.token?.token === pointer);
    const schema = branch?.schema ?? null;
    const root = schema === null ? null : schemaNode(spec.document, schema, originAt(spec.document, schema));
    const node = root === null ? null : nodeFor(spec.document, root, pointer);
    const [sample] = node === null ? [] : keywordValues(spec.document, node, 'example');
    const requirement = node === null ? null : stated(spec, node.origin, 'should');
    const isAsked = spec.conflicts.some(({ readings }) =>
      readings.some(({ observe }) => observe !== null && /\bparts\b/.test(observe)),
    );
    // The header of a JWT is a JSON object, and `{"` begins with these characters in base64url.
    if (typeof sample !== 'string' || !sample.startsWith('eyJ') || requirement === null || isAsked) return inapplicable;
    if (decoded) return found(null);
    // Characters that no token may have are `token.charset`; a broken JWT is `token.jwt-parts` or `token.jwt-decodable`.
    if (facts.charset === 'vschar' || facts.charset === 'other' || looksLikeJwt(token)) return inapplicable;
    return found({
      requirement,
      message: `The document shows a JWT at ${pointer}, but this token (${facts.length} characters, ${facts.parts} ${facts.parts === 1 ? 'part' : 'parts'} between dots) cannot be read as one.`,
      pointer,
      expected: 'a JWT',
      actual: facts.format,
      specPointer: node?.pointer ?? null,
    });
  }),
};
