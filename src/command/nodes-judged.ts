import { classify } from '../check/classify.ts';
import { requestNodes } from '../judge/coverage.ts';
import { parseLocation } from '../model/location.ts';
import type { CaseRun, ProviderSetup } from './provider-setup.ts';

/** The nodes of the spec that a judged case rests on: evidence lines of these, and of what lies below them, were judged. */
export function nodesJudged({ spec, validate }: ProviderSetup, { planned, evidence }: CaseRun): readonly string[] {
  const { expect, steps } = planned.case;
  const operation = spec.operations.find(({ id }) => id === planned.case.operation);
  if (operation === undefined) return [];
  if (expect.kind === 'decide')
    return spec.conflicts.filter(({ id }) => id === expect.conflict).map(({ pointer }) => pointer);
  if (expect.kind === 'record' && expect.silence !== null)
    return spec.silences.filter(({ id }) => id === expect.silence).map(({ pointer }) => pointer);
  const answered = evidence.flatMap(({ response }) => {
    const found = response === null ? null : classify(spec, operation, response, validate);
    return found === null
      ? []
      : [found.rule.pointer, found.branch.pointer, ...(found.branch.schema === null ? [] : [found.branch.schema])];
  });
  const request = expect.kind === 'accept' ? requestNodes(operation) : changedNodes(operation.inputs, steps);
  const signature =
    expect.kind === 'accept' || planned.case.tags.includes('signature') ? [spec.signature?.pointer ?? ''] : [];
  return [...request, ...signature.filter((pointer) => pointer !== ''), ...(expect.kind === 'record' ? [] : answered)];
}

type Inputs = readonly { readonly location: string; readonly pointer: string }[];

/** The inputs that the case changed: whether they are required was judged. */
function changedNodes(inputs: Inputs, steps: CaseRun['planned']['case']['steps']): readonly string[] {
  const changed = new Set(
    steps.flatMap(({ changes }) =>
      changes.flatMap((change) =>
        Object.values(change).filter((value) => typeof value === 'string' && parseLocation(value) !== null),
      ),
    ),
  );
  return inputs.filter(({ location }) => changed.has(location)).map(({ pointer }) => pointer);
}
