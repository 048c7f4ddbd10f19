import { credentialRole } from '../model/credential-role.ts';
import type { Problem } from '../model/problem.ts';
import type { CredentialRule } from '../model/provider-spec.ts';

/** Shorter ones occur in a report by chance, and replacing them would shred it. */
const shortest = 8;

/** Secrets that cannot be kept out of a report: too short to look for, or the same text as what a report may show. */
export function tellingSecrets(
  rules: ReadonlyMap<string, CredentialRule>,
  found: ReadonlyMap<string, string>,
  from: ReadonlyMap<string, string>,
): readonly Problem[] {
  const secrets = [...found].filter(([name]) => rules.get(name)?.kind === 'text' && isProof(name));
  const shown = [...found].filter(([name]) => credentialRole(name) !== 'secret');
  return secrets.flatMap(([name, value]) => {
    const say = (what: string, fix: string): readonly Problem[] => [
      { code: 'E_SECRET_TOO_SHORT', at: from.get(name) ?? name, what, fix },
    ];
    const twin = shown.find(([, text]) => text.toLowerCase() === value.toLowerCase());
    if (twin !== undefined)
      return say(`has the same value as ${from.get(twin[0]) ?? twin[0]}, so it is no secret`, 'put the real secret in');
    if (value.toLowerCase() === name.toLowerCase()) return say('holds its own name', 'put the real secret in');
    return value.trim() !== '' && value.length < shortest
      ? say(`has fewer than ${shortest} characters: a report could not hide it`, 'ask the provider for a longer one')
      : [];
  });
}

/** A code of something else (a country, a branch) proves nothing, and may be short. */
const isProof = (name: string): boolean =>
  credentialRole(name) === 'secret' && (!/code$/i.test(name) || /client[-_]?code$/i.test(name));
