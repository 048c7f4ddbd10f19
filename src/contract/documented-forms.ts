import type { Shape } from '../model/cause.ts';
import type { Json } from '../model/json.ts';
import type { Violation } from '../model/validation.ts';
import { createValidateAt, type Validator } from './validate-at.ts';

/** A documented form of a body: the pointer of its schema, null where the body is not documented. */
export type DocumentedForm = {
  readonly name: string;
  readonly shape: Shape | null;
  /** The keys under which it is documented: `200`, `4XX` or `default`; none for the body of a request. */
  readonly statuses: readonly string[];
  readonly schema: string | null;
};

/** An answer as an HTTP client hands it over, its body parsed. */
export type Answer = { readonly status: number; readonly body: unknown };

/** What generated code for integrators asks about bodies. */
export type DocumentedForms = {
  /** Where the body departs from the form; empty when it fits, and for a form whose body is not documented. */
  violations(name: string, body: unknown): readonly Violation[];
  /** Where the body departs from the documented success that it is nearest to. */
  ofSuccess(body: unknown): readonly Violation[];
  /** The form of an answer, by its status and its body; null when no documented form has that status and takes that body. */
  nameOf(answer: Answer): string | null;
};

export function documentedForms(
  forms: readonly DocumentedForm[],
  validators: Readonly<Record<string, Validator>>,
): DocumentedForms {
  const validate = createValidateAt(validators);
  const violationsOf = ({ schema }: DocumentedForm, body: unknown): readonly Violation[] =>
    schema === null ? [] : validate(schema, body as Json);
  return {
    violations(name, body) {
      const form = forms.find((one) => one.name === name);
      if (form === undefined) throw new RangeError(`no form ${name}`);
      return violationsOf(form, body);
    },
    ofSuccess(body) {
      const all = forms.filter(({ shape }) => shape === 'token').map((form) => violationsOf(form, body));
      return all.reduce((nearest, one) => (one.length < nearest.length ? one : nearest), all[0] ?? []);
    },
    nameOf({ status, body }) {
      const keys = forms.flatMap(({ statuses }) => statuses);
      const exact = String(status);
      const key = [exact, `${exact.slice(0, 1)}XX`, 'default'].find((one) => keys.includes(one));
      const fitting = forms.filter(({ statuses }) => key !== undefined && statuses.includes(key));
      return fitting.find((form) => violationsOf(form, body).length === 0)?.name ?? null;
    },
  };
}
