// Generated from specs/singleview-payouts.yaml (sha256 50c31159e3725985d7db93604216f8fe9ec6010e3fad870c8bd6895a75d958f0). Do not edit: npm run contracts -- generate
/** Whether a value fits; `errors` tells of the last value that did not. */
export type Validate = {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
};

export type SchemaError = {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
};

export declare const specSha256: string;

/** By the JSON pointer of the schema in the spec. */
export declare const validators: Readonly<Record<string, Validate>>;
