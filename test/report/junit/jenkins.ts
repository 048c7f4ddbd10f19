import { firstNamed, named, type XmlElement } from './xml-tree.ts';

export type JenkinsCase = {
  readonly package: string;
  readonly className: string;
  readonly name: string;
  readonly seconds: number;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly details: string | null;
  readonly stackTrace: string | null;
  readonly skippedMessage: string | null;
  readonly output: string | null;
};

/** Half of what Jenkins keeps of an output, unless told to keep all; more in the case of a test that failed. */
const kept = { passed: 500, failed: 50_000 };

/** The cases that the JUnit plugin of Jenkins takes from a report, suites inside suites included. */
export function readAsJenkins(root: XmlElement): readonly JenkinsCase[] {
  const visit = (suite: XmlElement): readonly JenkinsCase[] => [
    ...named(suite, 'testsuite').flatMap(visit),
    ...named(suite, 'testcase').map((one) => caseOf(suite, one)),
  ];
  return visit(root);
}

function caseOf(suite: XmlElement, one: XmlElement): JenkinsCase {
  const problem = firstNamed(one, 'error') ?? firstNamed(one, 'failure');
  const skipped = firstNamed(one, 'skipped');
  const className = one.attributes['classname'] ?? suite.attributes['name'] ?? '';
  const dot = className.lastIndexOf('.');
  return {
    package: dot < 0 ? '(root)' : className.slice(0, dot),
    className,
    name: one.attributes['name'] ?? '(?)',
    seconds: Number((one.attributes['time'] ?? '0').replaceAll(',', '')),
    status: skipped !== undefined ? 'skipped' : problem === undefined ? 'passed' : 'failed',
    details: problem?.attributes['message'] ?? null,
    stackTrace: problem?.text ?? null,
    skippedMessage: skipped === undefined ? null : (skipped.attributes['message'] ?? skipped.text),
    output: outputOf(one, problem === undefined ? kept.passed : kept.failed),
  };
}

function outputOf(one: XmlElement, half: number): string | null {
  const text = firstNamed(one, 'system-out')?.text ?? null;
  return text === null || text.length <= 2 * half ? text : `${text.slice(0, half)}…${text.slice(-half)}`;
}
