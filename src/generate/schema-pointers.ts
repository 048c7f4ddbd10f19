import type { ProviderSpec } from '../model/provider-spec.ts';

/** Pointers of the schemas that a run validates against: bodies both ways, response headers, readings. Sorted by first use. */
export function schemaPointers(spec: ProviderSpec): readonly string[] {
  const bodies = spec.operations.flatMap(({ body }) =>
    body === null || body.mediaTypes.length === 0 ? [] : [body.schema],
  );
  const responses = spec.operations.flatMap((operation) =>
    operation.responses.flatMap(({ branches, headers }) => [...branches, ...headers].map(({ schema }) => schema)),
  );
  const readings = spec.conflicts.flatMap((conflict) => conflict.readings.map(({ schema }) => schema));
  return [...new Set([...bodies, ...responses, ...readings])].filter((pointer) => pointer !== null);
}
