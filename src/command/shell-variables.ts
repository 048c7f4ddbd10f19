import type { ProviderTarget, TargetsFile } from '../config/targets.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';

export type ShellVariables = {
  readonly urlVariable: string;
  /** Credential name → shell variable. */
  readonly variables: ReadonlyMap<string, string>;
};

/**
 * The variables that a reader of the report would set: those of the target or, for a simulator, those of the first target
 * that names the provider (the ones that `mock` writes into its env file). A name that no target gives is made up from the id.
 */
export function shellVariables(
  { id, credentials }: ProviderSpec,
  own: ProviderTarget | undefined,
  { targets }: TargetsFile,
): ShellVariables {
  const named = own ?? Object.values(targets).flatMap(({ providers }) => providers[id] ?? [])[0];
  const prefix = id.replaceAll(/\W+/g, '_').toUpperCase();
  const made = (name: string): string =>
    `${prefix}_${name
      .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
      .replaceAll(/\W+/g, '_')
      .toUpperCase()}`;
  return {
    urlVariable: named?.url ?? `${prefix}_URL`,
    variables: new Map([
      ...credentials.map(({ name }) => [name, made(name)] as const),
      ...Object.entries(named?.credentials ?? {}),
    ]),
  };
}
