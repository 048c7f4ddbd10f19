import { isObject, type Json } from '../../model/json.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';
import { refusalFault, tokenFault } from './build.ts';
import { bodyOf } from './draft-parts.ts';
import { wrongSecretCases } from './spec-parts.ts';

/** The whole body in another form. */
export function layoutFaults(spec: ProviderSpec): readonly Fault[] {
  const refused = (name: string, title: string, change: (body: Json) => Json, status?: number): Fault =>
    refusalFault(`refusal/${name}`, title, wrongSecretCases(spec), (draft) => {
      draft.body = change(bodyOf(draft));
      draft.status = status ?? draft.status;
    });
  return [
    body('in-array', 'wraps the body in an array', (it) => [it]),
    body('in-string', 'sends the JSON as a JSON string', (it) => JSON.stringify(it)),
    body('in-envelope', 'wraps the body in another envelope', (it) => ({ result: it })),
    body('extra-member', 'adds a member', (it) => withMembers(it, { session_id: 'simulated' })),
    body('refresh-token', 'adds a refresh token', (it) =>
      withMembers(it, { refresh_token: 'simulatedRefreshToken000' }),
    ),
    body('empty-object', 'sends an empty object', () => ({})),
    body('only-null', 'sends null', () => null),
    refused('oauth-shape', 'refuses in the form of RFC 6749', () => ({ error: 'invalid_client' })),
    refused('with-token', 'sends a token with every refusal', (it) => withMembers(it, { access_token: spareToken })),
    refused('one-for-all', 'answers every refusal as a failure of its own', () => ({ message: 'failed' }), 503),
    refused('empty-object', 'refuses with an empty object', () => ({})),
    refused('in-array', 'wraps the refusal in an array', (it) => [it]),
  ];
}

const spareToken = 'simulatedtokenofarefusal0123456789abcdefghi';

const body = (name: string, title: string, change: (body: Json) => Json): Fault =>
  tokenFault(`body/${name}`, title, (draft) => {
    draft.body = change(bodyOf(draft));
  });

const withMembers = (value: Json, more: Readonly<Record<string, Json>>): Json =>
  isObject(value) ? { ...value, ...more } : value;
