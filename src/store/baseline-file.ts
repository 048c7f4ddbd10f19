import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Baseline } from '../model/baseline.ts';
import { isObject } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';

/** The accepted baseline of a provider on a target, or null when nothing was accepted yet. */
export function readBaseline(
  contracts: string,
  provider: string,
  target: string,
): { readonly baseline: Baseline | null; readonly problems: readonly Problem[] } {
  const path = join(contracts, provider, 'baseline', `${target}.json`);
  if (!existsSync(path)) return { baseline: null, problems: [] };
  const shown = `${provider}/baseline/${target}.json`;
  const fault = (what: string, fix: string): { baseline: null; problems: Problem[] } => ({
    baseline: null,
    problems: [{ code: 'E_BASELINE', at: shown, what, fix }],
  });
  const text = readFileSync(path, 'utf8');
  if (/^(<{7}|>{7}|={7})/m.test(text)) return fault('holds the marks of a merge conflict', 'resolve the conflict');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fault('is not JSON', 'restore it from version control; it is written by `contracts accept`');
  }
  if (!isObject(value) || value['schemaVersion'] !== 1)
    return fault('has another schemaVersion than 1', 'use the version of the tool that wrote it');
  const members = ['readings', 'answers', 'observations'] as const;
  const missing = members.filter((member) => !isObject(value[member]));
  if (missing.length > 0) return fault(`lacks ${missing.join(', ')}`, 'restore it from version control');
  if (value['provider'] !== provider || value['target'] !== target)
    return fault('belongs to another provider or target', 'move it to where it belongs');
  return { baseline: value as unknown as Baseline, problems: [] };
}
