import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocks, blocksOf, pages, root } from './pages.ts';

/** GitHub's anchor of a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const headingsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));

function broken(file: string, text: string): readonly string[] {
  const links = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    const [path = '', fragment] = link.split('#');
    const target = path === '' ? join(root, file) : join(root, dirname(file), path);
    if (!existsSync(target)) return true;
    return fragment !== undefined && !headingsOf(readFileSync(target, 'utf8')).includes(fragment);
  });
}

describe('links between our pages', () => {
  test.each(pages.map((page) => [page.file, page] as const))(
    '%s points at files and headings that exist',
    (_, page) => {
      expect(broken(page.file, page.text)).toEqual([]);
    },
  );

  test('a link to nothing is noticed', () => {
    expect(broken('README.md', '[a](docs/no-such-page.md) [b](#no-such-heading) [c](LICENSE)')).toEqual([
      'docs/no-such-page.md',
      '#no-such-heading',
    ]);
  });

  test('the picture of the report stays below 200 KB', () => {
    expect(readFileSync(join(root, 'docs', 'report.png')).length).toBeLessThan(200_000);
  });
});

describe('commands in our pages', () => {
  test('a marker belongs to the block behind it, and indentation is taken off', () => {
    const text = '```sh\na\n```\n\n2. b\n   <!-- test: full sandbox -->\n   ```sh\n   c \\\n     d\n   ```\n';
    expect(blocksOf({ file: 'x.md', text })).toEqual([
      { at: 'x.md:1', marks: [], skip: null, script: 'a\n' },
      { at: 'x.md:6', marks: ['full', 'sandbox'], skip: null, script: 'c \\\n  d\n' },
    ]);
  });

  test('every marker is one that the tests know', () => {
    const known = ['full', 'sandbox', 'server', 'p12'];
    expect(
      blocks.flatMap(({ at, marks }) => marks.filter((mark) => !known.includes(mark)).map((mark) => [at, mark])),
    ).toEqual([]);
  });
});
