import { isObject } from '../model/json.ts';
import { valueAt } from '../model/pointer.ts';
import type { ProviderSpec, SignatureRule } from '../model/provider-spec.ts';
import type { Visited } from './build-spec.ts';
import { suggestion } from './form.ts';
import { conflictOf, decidedParts, readBytes, readPart, readPlace, readSteps } from './read-signature.ts';
import type { Report } from './reader.ts';

/** The signature rule, and the readings that decide parts of it. */
export function checkSignature(spec: ProviderSpec, visited: readonly Visited[], report: Report): void {
  const owners = visited.filter(({ node }) => Object.hasOwn(node, 'x-signature'));
  for (const { pointer } of owners.slice(1)) {
    report('E_SIGNATURE', `${pointer}/x-signature`, 'a spec has one signature rule', 'keep one of them');
  }
  if (spec.signature !== null) checkRule(spec, spec.signature, report);
  for (const conflict of spec.conflicts) {
    for (const { pointer, use } of conflict.readings) {
      for (const [part, key] of Object.entries(decidedParts)) {
        if (use?.[key] === undefined) continue;
        if (spec.signature?.conflicts[part as keyof typeof decidedParts] === conflict.id) continue;
        const fix = `write ${part}: {conflict: ${conflict.id}} in x-signature`;
        report('E_SIGNATURE', `${pointer}/use/${key}`, `x-signature does not leave ${part} to this conflict`, fix);
      }
    }
  }
}

const readers = { steps: readSteps, over: readPart, bytes: readBytes, place: readPlace };

function checkRule(spec: ProviderSpec, rule: SignatureRule, report: Report): void {
  const value = valueAt(spec.document, rule.pointer);
  if (!isObject(value)) return;
  if (Object.hasOwn(value, 'algorithm') === Object.hasOwn(value, 'steps')) {
    report('E_SIGNATURE', rule.pointer, 'needs either algorithm or steps', 'keep one of them');
  }
  const ids = spec.conflicts.map(({ id }) => id);
  for (const [part, key] of Object.entries(decidedParts)) {
    const id = conflictOf(value[part]);
    if (id === null) continue;
    const conflict = spec.conflicts.find((candidate) => candidate.id === id);
    if (conflict === undefined) {
      report('E_SIGNATURE', `${rule.pointer}/${part}/conflict`, 'names no conflict', suggestion(id, ids), id);
      continue;
    }
    const own = readers[part as keyof typeof decidedParts](value[part]);
    for (const { id: reading, use, pointer } of conflict.readings) {
      if (own !== null || use?.[key] !== undefined) continue;
      report(
        'E_SIGNATURE',
        pointer,
        `the reading ${reading} does not say ${part}, which x-signature leaves to it`,
        `add use: {${key}: …}`,
      );
    }
  }
}
