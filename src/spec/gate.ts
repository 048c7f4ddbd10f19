import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Visited } from './build-spec.ts';
import type { Reader } from './reader.ts';

/**
 * Judges a document by OpenAPI 3.1 and JSON Schema 2020-12, its patterns, examples and defaults included. The
 * validators it needs take long to load, so only `lint` and its like come here.
 */
export async function gate(spec: ProviderSpec, visited: readonly Visited[], reader: Reader): Promise<void> {
  const { checkOpenApi } = await import('./gate-openapi.ts');
  const { checkSchemas } = await import('./gate-schemas.ts');
  const { checkExamples } = await import('./gate-examples.ts');
  await checkOpenApi(spec.document, reader);
  if (checkSchemas(visited, reader)) checkExamples(visited, reader);
}
