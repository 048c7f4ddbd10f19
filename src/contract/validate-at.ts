import type { ValidateAt, Violation } from '../model/validation.ts';
import { explain } from './explain.ts';
import type { SchemaError } from './violation.ts';

/** A compiled validator, generated or made at once. */
export type Validator = {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
};

const none: readonly Violation[] = Object.freeze([]);

/** Validates by schema pointer. A pointer without a validator is a bug or a stale `generated/`: a RangeError. */
export function createValidateAt(validators: Readonly<Record<string, Validator>>): ValidateAt {
  const byPointer = new Map(Object.entries(validators));
  /** Most callers ask for one schema again and again. */
  let latest = '';
  let validate = byPointer.get(latest);
  return (schemaPointer, value) => {
    if (schemaPointer !== latest) {
      validate = byPointer.get(schemaPointer);
      latest = schemaPointer;
    }
    if (validate === undefined) throw new RangeError(`no validator for ${schemaPointer}: generate again`);
    return validate(value) ? none : explain(validate.errors ?? [], value);
  };
}
