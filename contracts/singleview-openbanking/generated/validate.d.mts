// Generated from specs/singleview-openbanking.yaml (sha256 8822947a6b7c2125c7907a6e7fb6e97d10ecb5ec8e2d9615f64b9590aef9d616). Do not edit: npm run contracts -- generate
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
