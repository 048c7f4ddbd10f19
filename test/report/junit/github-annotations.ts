import { firstNamed, named, type XmlElement } from './xml-tree.ts';

export type Annotation = {
  readonly path: string;
  readonly line: number;
  readonly status: 'success' | 'failure' | 'skipped';
  readonly title: string;
  readonly message: string;
  readonly details: string;
};

/**
 * The annotations that actions such as action-junit-report put on the files of a pull request: of one failure or error per
 * case, with the file that the case, its failure or its suite names, at the last line of it that the text names.
 */
export function readAsAnnotations(root: XmlElement): readonly Annotation[] {
  const visit = (suite: XmlElement): readonly Annotation[] => [
    ...named(suite, 'testsuite').flatMap(visit),
    ...named(suite, 'testcase').map((one) => annotationOf(suite, one)),
  ];
  return visit(root);
}

function annotationOf(suite: XmlElement, one: XmlElement): Annotation {
  const problem = firstNamed(one, 'failure') ?? firstNamed(one, 'error');
  const isSkipped = firstNamed(one, 'skipped') !== undefined;
  const { name = '', classname = name } = one.attributes;
  // Sections of CDATA come as a list, which is joined as JavaScript joins one.
  const details = (problem === undefined ? '' : String(problem.sections) || problem.text).trim();
  const given = (attribute: string): string | undefined =>
    [one, problem, suite].flatMap((element) => element?.attributes[attribute] ?? [])[0];
  const path = given('file') ?? classname.split('.').at(-1) ?? '';
  return {
    path,
    line: Number(given('line') ?? lineIn(details, path)),
    status: isSkipped ? 'skipped' : problem === undefined ? 'success' : 'failure',
    title: `${path}.${name}`,
    message: (problem?.attributes['message'] ?? (details.split('\n', 2).join('\n') || name)).trim(),
    details,
  };
}

/** The number that follows the last mention of the path on its line. */
function lineIn(details: string, path: string): number {
  const [, ...behind] = details.split(path);
  return Number(behind.flatMap((text) => /^.*?:(\d+)/.exec(text)?.[1] ?? []).at(-1) ?? 1);
}
