import type { Operation, ProviderSpec } from '../model/provider-spec.ts';
import type { Draft } from '../model/simulator.ts';
import { pathOf } from './readings-in-force.ts';

/** `elsewhere`: documented, but another operation is the one that issues tokens. */
export type Route =
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'method'; readonly operation: Operation; readonly allow: string }
  | { readonly kind: 'elsewhere'; readonly operation: Operation }
  | { readonly kind: 'unknown'; readonly known: readonly string[] };

/** Which operation a request is for. `issuing` is the only one that issues, where a reading singles one out. */
export function route(spec: ProviderSpec, path: string, method: string, issuing: string | null): Route {
  const here = spec.operations.filter((operation) => pathOf(spec, operation) === path);
  const [first] = here;
  if (first === undefined)
    return { kind: 'unknown', known: [...new Set(spec.operations.map((one) => pathOf(spec, one)))] };
  const open = here.filter(({ id }) => issuing === null || id === issuing);
  const match = open.find((operation) => operation.method === method);
  if (match !== undefined) return { kind: 'operation', operation: match };
  const [other] = open;
  if (other === undefined) return { kind: 'elsewhere', operation: first };
  return { kind: 'method', operation: other, allow: open.map((operation) => operation.method).join(', ') };
}

/** No operation of the spec is there: said aloud, so that a wrong URL is not mistaken for a provider's answer. */
export function unknownPath(spec: ProviderSpec, path: string, known: readonly string[]): Draft {
  return {
    status: 501,
    headers: [['Content-Type', 'application/json']],
    body: {
      simulator: spec.id,
      problem: 'the spec has no operation at this path, so there is nothing to simulate',
      path: path.slice(0, 200),
      known,
    },
    bytes: null,
    wire: null,
    outcome: 'unknown-path',
  };
}
