// Generated from specs/knnx-dlat.yaml (sha256 826d96d2b12746d43756ecc1105139e60607aa38c7de93b4e28fc1e5961513bc). Do not edit: npm run contracts -- generate
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
