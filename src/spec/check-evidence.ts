import { nearest } from '../model/nearest.ts';
import { formatPointer } from '../model/pointer.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Visited } from './build-spec.ts';
import { citationsOf, documentLines } from './evidence-lines.ts';
import type { Report } from './reader.ts';

/** Evidence and lines must match both ways, and nothing may stand on nothing. */
export function checkEvidence(spec: ProviderSpec, visited: readonly Visited[], report: Report): void {
  const lines = [...documentLines(spec.document).keys()];
  for (const { node, pointer } of visited) {
    for (const { line, at } of citationsOf(node, pointer)) {
      if (lines.includes(line)) continue;
      const near = nearest(line, lines);
      report(
        'E_EVIDENCE',
        at,
        'is no line of x-document',
        near === null ? 'add the line' : `did you mean ${near}?`,
        line,
      );
    }
    if (Object.hasOwn(node, 'x-unjudged') && !Object.hasOwn(node, 'x-evidence')) {
      const fix = 'cite the lines that no exchange can judge';
      report('E_VOCABULARY', `${pointer}/x-unjudged`, 'needs x-evidence beside it', fix);
    }
  }
  for (const { line, pointers } of spec.evidence) {
    if (pointers.length > 0) continue;
    const at = `/x-document/lines${formatPointer([line.slice(line.indexOf(':') + 1)])}`;
    report(
      'E_UNCITED_LINE',
      at,
      'no node stands on this line',
      'cite it in x-evidence, with x-unjudged if no exchange can judge it',
      line,
    );
  }
  checkGrounds(spec, report);
}

/** What stands neither on a line nor on an assumption, itself or by inheritance. */
function checkGrounds(spec: ProviderSpec, report: Report): void {
  const fix = 'add x-evidence or x-assumed';
  const grounds = (node: { pointer: string; evidence: readonly string[]; assumed?: unknown }, what: string): void => {
    if (node.evidence.length === 0 && (node.assumed ?? null) === null) {
      report('E_NO_EVIDENCE', node.pointer, `${what} has neither evidence nor an assumption`, fix);
    }
  };
  for (const operation of spec.operations) {
    for (const input of operation.inputs) grounds(input, `the input ${input.location}`);
    for (const response of operation.responses) {
      for (const branch of response.branches) grounds(branch, `the answer ${branch.name}`);
      for (const header of response.headers) grounds(header, `the response header ${header.name}`);
    }
  }
  if (spec.signature !== null) grounds(spec.signature, 'the signature');
}
