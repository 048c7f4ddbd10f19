import type { Json } from '../model/json.ts';
import type { Violation } from '../model/validation.ts';
import { violationOf, type SchemaError } from './violation.ts';

/**
 * The violations worth reading. Of a `oneOf` or `anyOf` only the closest form counts: the one with the fewest
 * departures, where another type or another fixed value near its top weighs most. Needs the errors of a schema whose
 * references are written out, so that a path in it names the branch.
 */
export function explain(errors: readonly SchemaError[], value: Json): readonly Violation[] {
  const violations = closest(errors, value);
  const keyed = new Map(violations.map((violation) => [`${violation.pointer} ${violation.message}`, violation]));
  return [...keyed.values()];
}

function closest(errors: readonly SchemaError[], value: Json): readonly Violation[] {
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  const outermost = choices.filter((choice) => !choices.some((other) => other !== choice && isWithin(choice, other)));
  const inChoice = (error: SchemaError): boolean =>
    outermost.some((choice) => choice === error || isWithin(error, choice));
  const plain = errors.filter((error) => !inChoice(error));
  // `if` only repeats that its `then` or `else` did not hold.
  const telling = plain.filter(({ keyword }) => keyword !== 'if');
  return [
    ...(telling.length === 0 ? plain : telling).map((error) => violationOf(error, value)),
    ...outermost.flatMap((choice) => ofChoice(choice, errors, value)),
  ];
}

/** Whether an error belongs to a branch of this choice, at this place of the instance. */
function isWithin(error: SchemaError, choice: SchemaError): boolean {
  const { instancePath, schemaPath } = choice;
  return (
    error.schemaPath.startsWith(`${schemaPath}/`) &&
    (error.instancePath === instancePath || error.instancePath.startsWith(`${instancePath}/`))
  );
}

function ofChoice(choice: SchemaError, errors: readonly SchemaError[], value: Json): readonly Violation[] {
  const forms = new Map<string, SchemaError[]>();
  for (const error of errors) {
    if (!isWithin(error, choice)) continue;
    const form = error.schemaPath.slice(choice.schemaPath.length + 1).split('/')[0] ?? '';
    forms.set(form, [...(forms.get(form) ?? []), error]);
  }
  if (forms.size === 0 || isAmbiguous(choice)) return [violationOf(choice, value)];
  const types = differentTypes([...forms.values()], choice);
  if (types !== null) return [violationOf({ ...choice, keyword: 'type', params: { type: types } }, value)];
  const explained = [...forms.values()].map((form) => closest(form, value));
  return explained.reduce((best, next) => (distance(next, choice) < distance(best, choice) ? next : best));
}

/** More than one branch of a `oneOf` fits. */
const isAmbiguous = ({ params }: SchemaError): boolean => Array.isArray(params['passingSchemas']);

/** The types of all forms, when the value has none of them: then there is no closest one. */
function differentTypes(forms: readonly (readonly SchemaError[])[], { instancePath }: SchemaError): string[] | null {
  const types = forms.map(
    (form) => form.find((error) => error.keyword === 'type' && error.instancePath === instancePath)?.params['type'],
  );
  return types.length > 1 && types.every((type) => typeof type === 'string') ? [...new Set(types)] : null;
}

function distance(violations: readonly Violation[], choice: SchemaError): number {
  const above = choice.instancePath.split('/').length;
  return violations.reduce((total, { keyword, pointer }) => {
    const depth = pointer.split('/').length - above;
    const decisive = keyword === 'const' || keyword === 'enum' || keyword === 'type' || keyword === 'false schema';
    return total + (decisive && depth <= 1 ? 100 : keyword === 'required' ? 2 : 1);
  }, 0);
}
