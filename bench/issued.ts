import type { Json } from '../src/model/json.ts';
import type { WireRequest } from '../src/model/wire.ts';
import type { BenchProvider } from './providers.ts';
import type { Seen } from './runner.ts';

/** A request that was issued a token; the body of the answer and the schema it fits, where the document has one. */
export type Issued = {
  readonly request: WireRequest;
  readonly documented: { readonly pointer: string; readonly body: Json } | null;
};

/** The first exchange of a provider that was answered with a token. */
export function firstIssued({ spec, contract }: BenchProvider, seen: readonly Seen[]): Issued {
  const branches = spec.operations.flatMap(({ responses }) => responses.flatMap((response) => response.branches));
  const schemas = branches.flatMap(({ shape, token, schema }) =>
    (shape === 'token' || token !== null) && schema !== null ? [schema] : [],
  );
  for (const { provider, request, response } of seen) {
    if (provider !== spec.id || response?.status !== 200) continue;
    if (schemas.length === 0) return { request, documented: null };
    const body = JSON.parse(Buffer.from(response.body).toString()) as Json;
    const pointer = schemas.find((schema) => contract.validate(schema, body).length === 0);
    if (pointer !== undefined) return { request, documented: { pointer, body } };
  }
  throw new Error(`${spec.id} issued no token`);
}
