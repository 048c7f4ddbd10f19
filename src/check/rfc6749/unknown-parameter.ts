import { type Check, inapplicable } from '../../model/check.ts';
import { acceptedLike, outcomeOf } from '../accepted-like.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import { departure, judged } from '../check-outcome.ts';
import { quoted } from '../show-value.ts';
import { memberPointers, shownBody } from '../shown-request.ts';
import { standard } from '../spec-origin.ts';

/** The part that is signed is a conflict that adds a member to tell its readings apart: a signature may not fit it. */
function isSigned({ conflicts, signature, operations }: ProviderSpec): boolean {
  const known = new Set(operations.flatMap(({ inputs }) => inputs.map(({ location }) => location)));
  const open = conflicts.find(({ id }) => id === signature?.conflicts.over);
  const changes = Object.values(open?.requests ?? {}).flat();
  return changes.some((change) => 'set' in change && change.set.startsWith('body:') && !known.has(change.set));
}

/** The changed request has every member of its control and one more, which the document does not know. */
export const rfc6749UnknownParameter: Check = {
  id: 'rfc6749.unknown-parameter',
  title: 'An unknown parameter is ignored',
  since: '2026-11',
  scope: 'case',
  look: ({ spec, operation, expect, cause, control, exchanges }) => {
    if (control === null || expect.kind !== 'record' || cause !== null || isSigned(spec)) return inapplicable;
    const before = memberPointers(shownBody(control));
    const documented = new Set(operation.inputs.map(({ location }) => location));
    const added = exchanges.flatMap((changed) => {
      const after = memberPointers(shownBody(changed));
      const extra = after.filter((pointer) => !before.includes(pointer) && !documented.has(`body:${pointer}`));
      const isOnly = before.every((pointer) => after.includes(pointer));
      return changed.response !== null && extra[0] !== undefined && isOnly ? [{ changed, extra: extra[0] }] : [];
    });
    if (added.length === 0) return inapplicable;
    return judged(
      added
        .filter(({ changed }) => !acceptedLike(control, changed))
        .map(({ changed, extra }) =>
          departure({
            requirement: standard(spec, 'RFC 6749', '3.2'),
            message: `A request with one more member (${quoted(extra)}) than the accepted one got ${outcomeOf(changed)} instead of a token; unknown parameters are to be ignored.`,
            expected: 'a token',
            actual: outcomeOf(changed),
          }),
        ),
    );
  },
};
