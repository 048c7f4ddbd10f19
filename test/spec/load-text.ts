import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Problem } from '../../src/model/problem.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import { loadSpec, type LoadedSpec } from '../../src/spec/load-spec.ts';

/** Loads `specs/example.yaml` with this text from a folder of its own; `others` are further files beside it. */
export async function loadText(
  text: string | Uint8Array,
  options: { readonly gate?: boolean; readonly others?: Readonly<Record<string, string>>; readonly name?: string } = {},
): Promise<LoadedSpec> {
  const displayRoot = mkdtempSync(join(tmpdir(), 'spec-'));
  const root = join(displayRoot, 'specs');
  try {
    const { name = 'example.yaml', others = {}, gate = false } = options;
    for (const [path, content] of Object.entries({ ...others, [name]: text })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return await loadSpec(join(root, name), { root, gate, displayRoot });
  } finally {
    rmSync(displayRoot, { recursive: true });
  }
}

/** The model of a text that has no problems. */
export async function specOf(text: string, gate = false): Promise<ProviderSpec> {
  const { spec, problems } = await loadText(text, { gate });
  if (spec === null) throw new Error(problems.map((problem) => `${problem.code} ${problem.what}`).join('\n'));
  return spec;
}

/** `CODE line` of each problem, in order. */
export function codesAndLines(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, at }) => `${code} ${at === null || typeof at === 'string' ? '-' : at.line}`);
}

/** The text with one part replaced; throws when the part is not there exactly once. */
export function edited(text: string, ...edits: readonly (readonly [part: string, by: string])[]): string {
  return edits.reduce((before, [part, by]) => {
    const count = before.split(part).length - 1;
    if (count !== 1) throw new Error(`${JSON.stringify(part)} stands there ${count} times`);
    return before.replace(part, () => by);
  }, text);
}

/** Lines that end in the mark `#!`, by number. */
export function markedLines(text: string): readonly number[] {
  return text.split('\n').flatMap((line, index) => (line.endsWith('#!') ? [index + 1] : []));
}
