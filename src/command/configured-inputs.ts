import type { TargetsFile } from '../config/targets.ts';
import { credentialRole } from '../model/credential-role.ts';
import { nearest } from '../model/nearest.ts';
import { parseLocation } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { withInputs } from '../model/with-inputs.ts';

/**
 * The specs with the `inputs:` that this target has for them. The problems are those of every target: a name that no
 * input has, and a credential, whose value belongs in the environment.
 */
export function configuredSpecs(
  specs: readonly ProviderSpec[],
  { targets }: TargetsFile,
  chosen: string,
  shownTargets: string,
): { readonly specs: readonly ProviderSpec[]; readonly problems: readonly Problem[] } {
  const filled = (spec: ProviderSpec, target: string) =>
    withInputs(spec, (Object.hasOwn(targets, target) ? targets[target] : undefined)?.providers[spec.id]?.inputs ?? {});
  return {
    specs: specs.map((spec) => filled(spec, chosen).spec),
    problems: Object.keys(targets).flatMap((target) =>
      specs.flatMap((spec) => {
        const { spec: after, unknown } = filled(spec, target);
        const at = `${shownTargets} ${target}.${spec.id}`;
        return [...unknown.map((key) => notAnInput(spec, key, at)), ...secrets(spec, after).map(asSecret(at))];
      }),
    ),
  };
}

/** Credentials by their names that `inputs:` would give a value that everybody can read. */
function secrets(before: ProviderSpec, after: ProviderSpec): readonly string[] {
  const left = new Set(after.credentials.map(({ name }) => name));
  return before.credentials.flatMap(({ name }) =>
    left.has(name) || credentialRole(name) === 'attribute' ? [] : [name],
  );
}

const asSecret =
  (at: string) =>
  (name: string): Problem => ({
    code: 'E_INPUT_SECRET',
    at,
    what: `inputs gives the credential ${name} a value`,
    fix: 'name a variable for it under credentials',
  });

function notAnInput(spec: ProviderSpec, key: string, at: string): Problem {
  const known = spec.operations.flatMap(({ inputs }) =>
    inputs.flatMap(({ location }) => {
      const place = parseLocation(location);
      return place === null || place.in === 'basic' ? [] : [place.name];
    }),
  );
  const near = nearest(key, known);
  return {
    code: 'E_INPUT_UNKNOWN',
    at,
    what: `inputs names "${key.slice(0, 60)}", which ${spec.id} does not have`,
    fix: near === null ? `one of ${[...new Set(known)].join(', ')}` : `did you mean "${near}"?`,
  };
}
