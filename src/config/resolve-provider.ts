import type { Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { checkBaseUrl } from './base-url.ts';
import { checkCredential } from './credentials.ts';
import type { Environment } from './environment.ts';
import type { ProviderTarget } from './targets.ts';
import { tellingSecrets } from './telling-secrets.ts';

/** A provider on a target: ready, not configured at all, or configured in part. */
export type Resolved =
  | {
      readonly state: 'ready';
      readonly baseUrl: string;
      readonly origin: string;
      readonly credentials: ReadonlyMap<string, string>;
      readonly from: ReadonlyMap<string, string>;
    }
  | { readonly state: 'absent'; readonly reason: string }
  | { readonly state: 'rejected'; readonly problems: readonly Problem[] };

/**
 * Reads the provider's variables. None of the required ones set: absent, with that reason. Some set: rejected, naming the
 * missing ones.
 */
export function resolveProvider(
  spec: ProviderSpec,
  config: ProviderTarget | undefined,
  targetName: string,
  environment: Environment,
  production: readonly string[],
): Resolved {
  if (config === undefined) return { state: 'absent', reason: `target ${targetName} does not configure ${spec.id}` };
  const rules = new Map(spec.credentials.map((rule) => [rule.name, rule]));
  const names = [...new Set([...rules.keys(), ...Object.keys(config.credentials)])];
  const found = new Map<string, string>();
  const from = new Map<string, string>();
  const missing: string[] = [];
  const unnamed: string[] = [];
  for (const name of names) {
    const variable = config.credentials[name];
    const value = variable === undefined ? null : environment.read(variable);
    if (value !== null) {
      found.set(name, value.value);
      from.set(name, value.from);
    } else if (rules.get(name)?.optional === false) {
      if (variable === undefined) unnamed.push(name);
      else missing.push(variable);
    }
  }
  const url = environment.read(config.url);
  if (url === null) missing.unshift(config.url);
  // An optional credential alone asks for nothing.
  if (url === null && ![...found.keys()].some((name) => rules.get(name)?.optional !== true))
    return { state: 'absent', reason: `not configured: ${missing.join(', ')} not set` };
  const problems = [
    ...missing.map((variable): Problem => ({
      code: 'E_SECRET_MISSING',
      at: variable,
      what: `is not set, while others of ${spec.id} are`,
      fix: `set it, or ${variable}_FILE, or put it in .env`,
    })),
    ...unnamed.map((name): Problem => ({
      code: 'E_SECRET_UNNAMED',
      at: `targets.yaml ${targetName}.${spec.id}`,
      what: `names no variable for ${name}`,
      fix: 'name one under credentials or, if it is no secret, give its value under inputs',
    })),
  ];
  const passphrase = [...found].find(([name]) => /passphrase$/i.test(name))?.[1] ?? null;
  for (const [name, value] of found) {
    const rule = rules.get(name);
    if (rule !== undefined) problems.push(...checkCredential(rule, value, from.get(name) ?? name, passphrase));
  }
  problems.push(...tellingSecrets(rules, found, from));
  const checked = url === null ? null : checkBaseUrl(url.value, url.from, production, spec.wholeUrl);
  if (checked !== null && 'code' in checked) problems.push(checked);
  if (problems.length > 0 || checked === null || 'code' in checked) return { state: 'rejected', problems };
  return { state: 'ready', baseUrl: checked.url, origin: checked.origin, credentials: found, from };
}
