import type { Json } from './json.ts';

/** One violation of a schema, of the closest branch only. */
export type Violation = {
  /** Pointer into the body. */
  readonly pointer: string;
  /** The JSON Schema keyword: `required`, `type`, `const`, … */
  readonly keyword: string;
  /** `expected integer` */
  readonly expected: string;
  /** `string "3600"` */
  readonly actual: string;
  readonly message: string;
};

/** Validates a body against the schema at a pointer of the spec; empty when it fits. */
export type ValidateAt = (schemaPointer: string, value: Json) => readonly Violation[];
