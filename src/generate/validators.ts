import formats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { selfContained } from '../model/self-contained.ts';
import { schemaPointers } from './schema-pointers.ts';

/** Own properties only, so that a member called `toString` is not found where there is none. */
function compiler(source: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    allErrors: true,
    ownProperties: true,
    logger: false,
    ...(source ? { code: { source: true, esm: true } } : {}),
  });
  formats.default(ajv);
  return ajv;
}

/** The validators of a spec as functions, by pointer of the schema: what `validate.mjs` holds, made at once. */
export function compileValidators(spec: ProviderSpec): Readonly<Record<string, ValidateFunction>> {
  const ajv = compiler(false);
  return Object.fromEntries(
    schemaPointers(spec).map((pointer) => [
      pointer,
      ajv.compile(selfContained(spec.document, pointer) as object | boolean),
    ]),
  );
}

/** The text of `validate.mjs`: the same validators as code that needs no compiler. */
export function validatorModule(spec: ProviderSpec, header: string, source: string): string {
  const ajv = compiler(true);
  const pointers = schemaPointers(spec);
  const names: Record<string, string> = {};
  pointers.forEach((pointer, index) => {
    const id = `https://specs.invalid/${index}`;
    const schema = selfContained(spec.document, pointer);
    ajv.addSchema(typeof schema === 'boolean' ? { $id: id, allOf: [schema] } : { $id: id, ...(schema as object) });
    names[`validate${index}`] = id;
  });
  const code =
    pointers.length === 0 ? '' : withImports(standalone.default(ajv, names).replace(/^"use strict";/, ''), source);
  const entries = pointers.map((pointer, index) => `  ${JSON.stringify(pointer)}: validate${index},\n`);
  const sha256 = JSON.stringify(spec.sha256);
  return `${header}${code}\nexport const specSha256 = ${sha256};\nexport const validators = {\n${entries.join('')}};\n`;
}

/** How the engine is reached from `contracts/<provider>/generated/` of this project. */
export const ownSource = '../../../src';

/**
 * The compiler writes `require` into its ES modules; every `require` becomes an import of the file that it means. What
 * the default import of a CommonJS file is differs between Node and bundlers: the module, or its own default. A folder
 * outside this project has no packages, so there they are taken from the engine's.
 */
function withImports(code: string, source: string): string {
  const files: string[] = [];
  const body = code.replace(/require\("([^"]+)"\)(\.default)?/g, (_, file: string, isDefault: string | undefined) => {
    if (!files.includes(file)) files.push(file);
    const name = `runtime${files.indexOf(file)}`;
    return isDefault === undefined ? name : `(${name}.default ?? ${name})`;
  });
  if (files.length === 0) return body;
  const paths = files.map((file) => JSON.stringify(`${file}.js`));
  if (source === ownSource) {
    return `${paths.map((path, index) => `import runtime${index} from ${path};\n`).join('')}${body}`;
  }
  const engine = `import { createRequire } from 'node:module';\nconst engine = createRequire(new URL(${JSON.stringify(`${source}/run.mjs`)}, import.meta.url));\n`;
  return `${engine}${paths.map((path, index) => `const runtime${index} = engine(${path});\n`).join('')}${body}`;
}

/** The text of `validate.d.mts`. */
export function validatorTypes(header: string): string {
  return `${header}/** Whether a value fits; \`errors\` tells of the last value that did not. */
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
`;
}
