import type { ValidateAt } from '../model/validation.ts';
import { explain } from './explain.ts';
import type { SchemaError } from './violation.ts';

/** A compiled validator, generated or made at once. */
export type Validator = {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
};

/** Validates by schema pointer. A pointer without a validator is a bug or a stale `generated/`: a RangeError. */
export function createValidateAt(validators: Readonly<Record<string, Validator>>): ValidateAt {
  return (schemaPointer, value) => {
    const validate = Object.hasOwn(validators, schemaPointer) ? validators[schemaPointer] : undefined;
    if (validate === undefined) throw new RangeError(`no validator for ${schemaPointer}: generate again`);
    return validate(value) ? [] : explain(validate.errors ?? [], value);
  };
}
