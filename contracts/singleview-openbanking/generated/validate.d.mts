// Generated from specs/singleview-openbanking.yaml (sha256 983552414eba489a8c393393938352b2eb8d1155d12ce9a9753f7d59edb0f803). Do not edit: npm run contracts -- generate
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
