import { firstNamed, named, type XmlElement } from './xml-tree.ts';

export type SummarySuite = {
  readonly name: string;
  readonly seconds: number;
  readonly groups: readonly SummaryGroup[];
};
export type SummaryGroup = { readonly name: string; readonly tests: readonly SummaryTest[] };
export type SummaryTest = {
  readonly name: string;
  readonly result: 'success' | 'failed' | 'skipped';
  readonly seconds: number;
  readonly message: string | null;
  readonly details: string | null;
};

/**
 * The tables that actions such as test-reporter write into a check of GitHub: suites, in them the cases by class. A class that
 * is called like its suite has no heading of its own.
 */
export function readAsSummary(root: XmlElement): readonly SummarySuite[] {
  return named(root, 'testsuite').map((suite) => ({
    name: (suite.attributes['name'] ?? '').trim(),
    seconds: Number.parseFloat(suite.attributes['time'] ?? ''),
    groups: groupsOf(suite),
  }));
}

function groupsOf(suite: XmlElement): readonly SummaryGroup[] {
  const groups = new Map<string, SummaryTest[]>();
  for (const one of named(suite, 'testcase')) {
    const { classname = '' } = one.attributes;
    const heading = classname === suite.attributes['name'] ? '' : classname;
    groups.set(heading, [...(groups.get(heading) ?? []), testOf(one)]);
  }
  return Array.from(groups, ([name, tests]) => ({ name, tests }));
}

function testOf(one: XmlElement): SummaryTest {
  const problem = firstNamed(one, 'failure') ?? firstNamed(one, 'error');
  const { type, message = '' } = problem?.attributes ?? {};
  return {
    name: (one.attributes['name'] ?? '').trim(),
    result: problem !== undefined ? 'failed' : firstNamed(one, 'skipped') === undefined ? 'success' : 'skipped',
    seconds: Number.parseFloat(one.attributes['time'] ?? ''),
    message: problem === undefined ? null : type === undefined ? message : `${type}: ${message}`,
    details: problem?.text ?? null,
  };
}
