import type { Shape } from '../model/cause.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { literal, quoted } from './literal.ts';
import { nameGiver } from './names.ts';
import { typeNames } from './type-names.ts';
import { union } from './union.ts';

/** The text of `forms.ts`: for each documented form of a body whether a body has it, and where it departs from it. */
export function formsModule(spec: ProviderSpec, header: string, source: string): string {
  const forms = formsOf(spec);
  const named = forms.filter(({ schema }) => schema !== null);
  const head = 'const documented: readonly DocumentedForm[] = ';
  const give = nameGiver();
  for (const taken of ['validateTokenResponse', 'formOf', 'documented', 'forms', 'documentedForms', 'validators'])
    give(taken);
  return [
    `${header}${imports(source, named.length > 0)}`,
    'export type { Answer, Violation };',
    union(
      'FormName',
      'The documented forms of answers; those without a body are called after their status.',
      forms.filter(({ statuses }) => statuses.length > 0).map(({ name }) => name),
    ),
    `${head}${literal(forms, 0, head.length)};`,
    'const forms = documentedForms(documented, validators);',
    success,
    nameOf,
    ...named.flatMap(({ name }) => [guard(give(`is${name}`), name), violations(give(`validate${name}`), name)]),
  ]
    .join('\n\n')
    .concat('\n');
}

const imports = (source: string, hasTypes: boolean): string =>
  [
    named(['documentedForms', 'type Answer', 'type DocumentedForm'], `${source}/contract/documented-forms.ts`),
    `import type { Violation } from ${quoted(`${source}/model/validation.ts`)};`,
    ...(hasTypes ? ["import type * as types from './types.ts';"] : []),
    `import { validators } from './validate.mjs';`,
  ].join('\n');

function named(names: readonly string[], from: string): string {
  const flat = `import { ${names.join(', ')} } from ${quoted(from)};`;
  return flat.length <= 120 ? flat : `import {\n${names.map((name) => `  ${name},\n`).join('')}} from ${quoted(from)};`;
}

type Form = {
  readonly name: string;
  readonly shape: Shape | null;
  readonly statuses: string[];
  readonly schema: string | null;
};

/** Bodies of requests, then the forms of answers, each once: one schema may be documented for several statuses. */
function formsOf(spec: ProviderSpec): readonly Form[] {
  const names = typeNames(spec);
  const forms = new Map<string, Form>();
  const add = (name: string, shape: Shape | null, schema: string | null, status: string | null): void => {
    const form = forms.get(name) ?? { name, shape, statuses: [], schema };
    forms.set(name, form);
    if (status !== null && !form.statuses.includes(status)) form.statuses.push(status);
  };
  for (const { body, responses } of spec.operations) {
    const name = names.get(body?.schema ?? '');
    if (body !== null && name !== undefined) add(name, null, body.schema, null);
    for (const { status, branches } of responses) {
      for (const { schema, shape } of branches)
        add(names.get(schema ?? '') ?? `status ${status}`, shape, schema, status);
    }
  }
  return [...forms.values()];
}

const success = `/** Where a body departs from the documented success: none when a token was issued as documented. */
export function validateTokenResponse(body: unknown): readonly Violation[] {
  return forms.ofSuccess(body);
}`;

const nameOf = `/** Which documented answer this is, by its status and its body; null when it is none. */
export function formOf(answer: Answer): FormName | null {
  return forms.nameOf(answer) as FormName | null;
}`;

const guard = (name: string, form: string): string =>
  [
    ...signature(name, `body is types.${form}`),
    `  return forms.violations(${quoted(form)}, body).length === 0;`,
    '}',
  ].join('\n');

const violations = (name: string, form: string): string =>
  [...signature(name, 'readonly Violation[]'), `  return forms.violations(${quoted(form)}, body);`, '}'].join('\n');

function signature(name: string, type: string): readonly string[] {
  const flat = `export function ${name}(body: unknown): ${type} {`;
  return flat.length <= 120 ? [flat] : [`export function ${name}(`, '  body: unknown,', `): ${type} {`];
}
