import type { Classified } from '../model/check.ts';
import type { CaseRun, ProviderSetup } from './provider-setup.ts';
import { answerOf } from '../settle/conclude.ts';
import { outcomeText } from '../settle/names.ts';
import { shapeText } from './observation.ts';
import { tokenPointers } from './token-pointers.ts';

/** What a record case recorded: the answer to its silence, or the outcome. Null for other kinds and without a response. */
export function answerFor(
  setup: ProviderSetup,
  { planned, evidence, controlAccepted }: CaseRun,
  classified: Classified | null,
): string | null {
  const { expect } = planned.case;
  const response = evidence.at(-1)?.response ?? null;
  if (expect.kind !== 'record' || planned.skip !== null || response === null || controlAccepted !== true) return null;
  const shape = shapeText(response, classified);
  const silence = setup.spec.silences.find(({ id }) => id === expect.silence);
  if (silence === undefined) return outcomeText(response, shape);
  const operation = setup.spec.operations.find(({ id }) => id === planned.case.operation);
  return answerOf(
    silence,
    response,
    shape,
    operation === undefined ? null : tokenPointers(operation, response),
    documentedMembers(setup),
  );
}

/** Pointers of every member that some documented response has, by the members of their schemas. */
function documentedMembers({ spec }: ProviderSetup): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (schema: unknown, pointer: string, depth: number): void => {
    if (typeof schema !== 'object' || schema === null || depth > 8) return;
    const node = schema as Record<string, unknown>;
    if (typeof node['$ref'] === 'string') visit(resolve(spec.document, node['$ref']), pointer, depth + 1);
    for (const group of ['oneOf', 'anyOf', 'allOf']) {
      const branches = node[group];
      if (Array.isArray(branches)) for (const branch of branches) visit(branch, pointer, depth + 1);
    }
    for (const [name, child] of Object.entries(node['properties'] ?? {})) {
      const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      found.add(at);
      visit(child, at, depth + 1);
    }
  };
  for (const { branches } of spec.operations.flatMap(({ responses }) => responses)) {
    for (const { schema } of branches) if (schema !== null) visit(resolve(spec.document, `#${schema}`), '', 0);
  }
  return found;
}

function resolve(document: unknown, ref: string): unknown {
  let node = document;
  for (const token of decodeURIComponent(ref.slice(1)).split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    node =
      typeof node === 'object' && node !== null && Object.hasOwn(node, name)
        ? (node as Record<string, unknown>)[name]
        : undefined;
  }
  return node;
}
