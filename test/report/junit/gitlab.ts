import { firstNamed, named, type XmlElement } from './xml-tree.ts';

export type GitlabCase = {
  /** What its table calls the suite. */
  readonly suite: string | undefined;
  readonly name: string | undefined;
  readonly seconds: number;
  readonly status: 'success' | 'failed' | 'error' | 'skipped';
  /** The text behind the name of a test; null where there is none. */
  readonly output: string | null;
};

/** Rails turns the text of an element into a value of the type that its attribute `type` names, or refuses the whole file. */
const casts = new Set(
  'array base64Binary binary boolean date dateTime datetime decimal double file float hash integer string symbol yaml'.split(
    ' ',
  ),
);

/**
 * The tests that GitLab takes from a report. It needs a suite around every case, knows a case by suite, class and name, and
 * ignores a second one; what it shows is the text of an element, never the attribute `message`.
 */
export function readAsGitlab(root: XmlElement): readonly GitlabCase[] {
  const found = new Map<string, GitlabCase>();
  const visit = (suite: XmlElement): void => {
    for (const one of named(suite, 'testcase')) {
      const { classname, name, time } = one.attributes;
      const key = `${suite.attributes['name'] ?? ''}_${classname ?? ''}_${name ?? ''}`;
      if (!found.has(key)) found.set(key, { suite: classname, name, seconds: Number(time ?? 0), ...outcome(one) });
    }
    for (const inner of named(suite, 'testsuite')) visit(inner);
  };
  if (root.name === 'testsuites') for (const suite of named(root, 'testsuite')) visit(suite);
  return [...found.values()];
}

function outcome(one: XmlElement): Pick<GitlabCase, 'status' | 'output'> {
  const kinds = [
    ['failure', 'failed'],
    ['error', 'error'],
    ['skipped', 'skipped'],
  ] as const;
  for (const [name, status] of kinds) {
    const element = firstNamed(one, name);
    if (element !== undefined) return { status, output: textOf(element) };
  }
  return { status: 'success', output: null };
}

function textOf({ text, attributes }: XmlElement): string | null {
  if (casts.has(attributes['type'] ?? '')) throw new Error(`text read as ${attributes['type'] ?? ''}`);
  return text.trim() === '' ? null : text;
}

/** Files of the job that a reader would publish, because a text names them so. */
export const attachmentsIn = (element: XmlElement): readonly string[] => [
  ...(element.text.match(/\[\[ATTACHMENT\|.+?\]\]/gi) ?? []),
  ...element.children.flatMap(attachmentsIn),
];
