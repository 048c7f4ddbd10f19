import { expressionNames, isExpressionName, parseExpression } from '../model/expression.ts';
import type { Conflict, ProviderSpec, Reading, Silence } from '../model/provider-spec.ts';
import { suggestion } from './form.ts';
import type { Report } from './reader.ts';

/** The rules for conflicts and silences that go beyond the form of each. */
export function checkQuestions(spec: ProviderSpec, report: Report): void {
  unique(spec.conflicts, 'conflict', report);
  unique(spec.silences, 'silence', report);
  for (const conflict of spec.conflicts) checkConflict(spec, conflict, report);
  for (const silence of spec.silences) checkSilence(silence, report);
  reportOrderCycles(spec.conflicts, report);
}

function unique(
  items: readonly { readonly id: string; readonly pointer: string }[],
  noun: string,
  report: Report,
): void {
  items.forEach(({ id, pointer }, index) => {
    const earlier = items.findIndex((item) => item.id === id);
    if (id !== '' && earlier < index)
      report('E_DUPLICATE_ID', `${pointer}/id`, `a ${noun} has this id already`, 'give it an id of its own', id);
  });
}

function checkConflict(spec: ProviderSpec, conflict: Conflict, report: Report): void {
  const { pointer, readings } = conflict;
  const ids = readings.map(({ id }) => id);
  unique(readings, 'reading', report);
  if (!ids.includes(conflict.start)) {
    report('E_CONFLICT', `${pointer}/start`, 'start names no reading', suggestion(conflict.start, ids), conflict.start);
  }
  const others = spec.conflicts.map(({ id }) => id).filter((id) => id !== conflict.id);
  for (const after of conflict.after) {
    if (others.includes(after)) continue;
    report('E_CONFLICT', `${pointer}/after`, 'after names no other conflict', suggestion(after, others), after);
  }
  if (conflict.member !== '' && conflict.decide !== 'response') {
    report('E_CONFLICT', `${pointer}/member`, 'only a conflict decided by the response has a member', 'remove it');
  }
  const requests = Object.keys(conflict.requests);
  if (conflict.decide === 'response' && requests.length > 0) {
    report(
      'E_CONFLICT',
      `${pointer}/requests`,
      'a conflict decided by the response sends no requests of its own',
      'remove them',
    );
  }
  if (conflict.decide === 'outcomes' && requests.length === 0) {
    report('E_CONFLICT', pointer, 'needs requests, whose outcomes decide', 'add requests');
  }
  for (const reading of readings) checkReading(spec, conflict, reading, report);
}

function checkReading(spec: ProviderSpec, conflict: Conflict, reading: Reading, report: Report): void {
  const { pointer } = reading;
  if (reading.evidence.length === 0 && reading.assumed === null) {
    report('E_READING', pointer, `the reading ${reading.id} has neither evidence nor assumed`, 'add one of them');
  }
  const refuse = (key: string, why: string): void =>
    report(
      'E_READING',
      `${pointer}/${key}`,
      `${key} has no place in a conflict decided by ${why}`,
      'see specs/README.md',
    );
  const observed = reading.observe !== null || Object.keys(reading.outcomes).length > 0;
  switch (conflict.decide) {
    case 'first-token':
      if (reading.schema !== null) refuse('schema', 'the first token');
      if (observed) refuse('observe', 'the first token');
      checkUse(spec, reading, report);
      break;
    case 'outcomes':
      if (reading.schema !== null) refuse('schema', 'outcomes');
      if (reading.use !== null) refuse('use', 'outcomes');
      checkOutcomes(conflict, reading, report);
      break;
    case 'response':
      if (reading.use !== null) refuse('use', 'the response');
      if (reading.request.length > 0) refuse('request', 'the response');
      checkObservation(reading, report);
      break;
  }
}

function checkOutcomes(conflict: Conflict, reading: Reading, report: Report): void {
  const names = ['documented', ...Object.keys(conflict.requests)];
  const told = Object.keys(reading.outcomes);
  if (told.length === 0) {
    report(
      'E_READING',
      reading.pointer,
      `the reading ${reading.id} does not say which requests are accepted`,
      'add observe: {documented: accepted}',
    );
  }
  for (const name of told) {
    if (names.includes(name)) continue;
    report(
      'E_READING',
      `${reading.pointer}/observe/${name}`,
      'names no request of this conflict',
      suggestion(name, names),
      name,
    );
  }
}

function checkObservation({ pointer, id, schema, observe }: Reading, report: Report): void {
  if ((schema === null) === (observe === null)) {
    report(
      'E_READING',
      pointer,
      `the reading ${id} needs either a schema or an expression to observe`,
      'add one of them',
    );
  } else if (observe !== null && parseExpression(observe) === null) {
    const fix = `compare two sums of ${expressionNames.join(', ')}`;
    report('E_EXPRESSION', `${pointer}/observe`, 'is no expression', fix, observe.slice(0, 80));
  }
}

function checkUse(spec: ProviderSpec, { pointer, use }: Reading, report: Report): void {
  const ids = spec.operations.map(({ id }) => id);
  if (use?.operation === undefined || ids.includes(use.operation)) return;
  report('E_READING', `${pointer}/use/operation`, 'names no operation', suggestion(use.operation, ids), use.operation);
}

function checkSilence({ pointer, observe, passive, request }: Silence, report: Report): void {
  const known =
    observe === 'outcome' || observe === 'members' || isExpressionName(observe) || /^types:(\/.*)?$/s.test(observe);
  if (!known) {
    const names = ['outcome', 'members', ...expressionNames, 'types:/pointer'];
    report(
      'E_EXPRESSION',
      `${pointer}/observe`,
      'is nothing that can be observed',
      suggestion(observe, names),
      observe.slice(0, 80),
    );
  }
  if (passive && request.length > 0) {
    report(
      'E_SILENCE',
      `${pointer}/passive`,
      'what is passive cannot be asked for by a request',
      'remove one of the two',
    );
  }
}

/** `after` must not lead back to where it began. */
function reportOrderCycles(conflicts: readonly Conflict[], report: Report): void {
  const byId = new Map(conflicts.map((conflict) => [conflict.id, conflict]));
  for (const conflict of conflicts) {
    const seen = new Set<string>();
    let waiting = [...conflict.after];
    while (waiting.length > 0 && !seen.has(conflict.id)) {
      waiting.forEach((id) => seen.add(id));
      waiting = waiting.flatMap((id) => byId.get(id)?.after ?? []).filter((id) => !seen.has(id));
    }
    if (seen.has(conflict.id) && !conflict.after.includes(conflict.id)) {
      report(
        'E_CONFLICT',
        `${conflict.pointer}/after`,
        'after leads back to this conflict',
        'break the circle',
        conflict.id,
      );
    }
  }
}
