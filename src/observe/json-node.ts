/** A JSON value with its place in the text: what is needed to judge duplicates and number texts, and to redact in place. */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'literal'; readonly value: null | boolean }
  | { readonly kind: 'number'; readonly source: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
);

export type JsonString = Extract<JsonNode, { kind: 'string' }>;

/** Members keep their order, and repeated names are all there. */
export type JsonMember = { readonly name: JsonString; readonly value: JsonNode };

/** Bigger than any token response has reason to be; `values` counts members and items, `stringLength` UTF-16 units. */
export const jsonLimits = { depth: 64, values: 10_000, stringLength: 1 << 18 } as const;

export type JsonLimitCode = 'E_JSON_DEPTH' | 'E_JSON_KEYS' | 'E_JSON_SIZE';
