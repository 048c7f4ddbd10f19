import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Snippet = { readonly name: string; readonly code: string; readonly output: string };

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'integrators.md'), 'utf8');

/** The TypeScript blocks of docs/integrators.md, called after the heading above, with the output that is printed below. */
export const snippets: readonly Snippet[] = [
  ...page.matchAll(/```ts\n(?<code>.*?)```\n\n```text\n(?<output>.*?)```/gs),
].map((match) => {
  const { code = '', output = '' } = match.groups ?? {};
  const heading = /.*^## (.+?)$/ms.exec(page.slice(0, match.index))?.[1] ?? '';
  return { name: heading.toLowerCase().replaceAll(/[^a-z]+/g, '-'), code, output };
});
