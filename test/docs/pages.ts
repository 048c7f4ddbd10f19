import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(fileURLToPath(import.meta.url), '..', '..', '..');

export type Page = { readonly file: string; readonly text: string };

/** Everything that tells people what to do, by path in the repository. */
export const pages: readonly Page[] = globSync(['*.md', 'docs/*.md', 'bench/*.md', 'specs/*.md'], { cwd: root })
  .toSorted()
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/**
 * A fenced block of `sh`. Its marker is the comment `<!-- test: … -->` before it: words that the tests look for, or
 * `skip because …`. Without one it is a quick command that needs nothing.
 */
export type Block = {
  /** `docs/ci.md:7` */
  readonly at: string;
  readonly marks: readonly string[];
  readonly skip: string | null;
  readonly script: string;
};

const fence = /(?:<!-- test: (?<marker>[^\n]+?) -->\s*\n\s*)?^(?<indent> *)```sh\n(?<script>.*?)^ *```$/gms;

export function blocksOf({ file, text }: Page): readonly Block[] {
  return [...text.matchAll(fence)].map((match) => {
    const { marker = '', indent = '', script = '' } = match.groups ?? {};
    const skips = marker.startsWith('skip because ');
    return {
      at: `${file}:${text.slice(0, match.index).split('\n').length}`,
      marks: skips ? [] : marker.split(' ').filter((word) => word !== ''),
      skip: skips ? marker : null,
      script: script.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    };
  });
}

export const blocks: readonly Block[] = pages.flatMap(blocksOf);
