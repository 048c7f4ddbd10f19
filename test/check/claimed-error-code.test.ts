import { expect, test } from 'vitest';
import { rfc6749ErrorCode } from '../../src/check/rfc6749/error-code.ts';
import type { Cause } from '../../src/model/cause.ts';
import type { ExchangeSubject } from '../../src/model/check.ts';
import { aSpec } from './a-spec.ts';
import { aResponse, aSubject } from './support.ts';

const look = rfc6749ErrorCode.look as (subject: ExchangeSubject) => ReturnType<typeof rfc6749ErrorCode.look>;
const refusedFor = (cause: Cause, claims: readonly string[]) =>
  look(
    aSubject(aResponse({ oops: 1 }, { status: 404 }), {
      spec: aSpec({ claims }),
      expect: { kind: 'record', silence: null, cause },
    }),
  );

test('a document that claims RFC 6749 owes an error code with each refusal of a token request', () => {
  expect(refusedFor('wrong-secret', ['RFC 6749']).departures).toHaveLength(1);
  expect(refusedFor('wrong-secret', []).applies).toBe(false);
});

test('what is refused by HTTP before the token endpoint looks at it owes none', () => {
  for (const cause of ['unsupported-method', 'unsupported-media-type', 'malformed-header'] as const)
    expect(refusedFor(cause, ['RFC 6749']).applies).toBe(false);
});
