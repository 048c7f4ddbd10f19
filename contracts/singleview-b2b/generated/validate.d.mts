// Generated from specs/singleview-b2b.yaml (sha256 ab6c6f8cadecee176d4c5561833c1a44690813820ad42cf83c3ffefe500096a5). Do not edit: npm run contracts -- generate
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
