import { type Check, inapplicable } from '../../model/check.ts';
import { valueAt } from '../../model/pointer.ts';
import { departure, isConcealed, judged } from '../check-outcome.ts';
import { judgedBody } from '../judged-body.ts';
import { describeValue, place } from '../show-value.ts';
import { originAt, stated } from '../spec-origin.ts';

/**
 * Which reading holds is the conflict's question; that one of them holds is the document's promise. The form of the whole
 * body is `contract.shape`.
 */
export const contractReading: Check = {
  id: 'contract.reading',
  title: 'A member about which the document contradicts itself fits one of its readings',
  since: '2026-11',
  scope: 'exchange',
  look: (subject) => {
    const { spec, expect, validate } = subject;
    const judgedOne = judgedBody(subject);
    if (expect.kind !== 'accept' || judgedOne === null || isConcealed(subject)) return inapplicable;
    const open = spec.conflicts.flatMap((conflict) => {
      const schemas = conflict.readings.flatMap(({ schema }) => schema ?? []);
      const value = valueAt(judgedOne.body, conflict.member);
      const requirement = conflict.readings
        .map(({ pointer }) => stated(spec, originAt(spec.document, pointer)))
        .find((line) => line !== null);
      if (conflict.decide !== 'response' || conflict.member === '') return [];
      if (schemas.length === 0 || value === undefined) return [];
      // What the documented form already refuses, there or below, is reported by the checks of its members.
      const known = validate(judgedOne.schema, judgedOne.body);
      if (requirement === undefined || known.some(({ pointer }) => `${pointer}/`.startsWith(`${conflict.member}/`)))
        return [];
      return [{ conflict, schemas, value, requirement }];
    });
    if (open.length === 0) return inapplicable;
    const lost = open.filter(({ schemas, value }) => schemas.every((schema) => validate(schema, value).length > 0));
    return judged(
      lost.map(({ conflict, value, requirement }) =>
        departure({
          requirement,
          message: `${place(conflict.member)} is ${describeValue(value)}, which fits none of the readings of ${conflict.id} (${conflict.readings.map(({ id }) => id).join(', ')}).`,
          pointer: conflict.member,
          expected: conflict.readings.map(({ id }) => id),
          actual: describeValue(value),
          specPointer: conflict.pointer,
        }),
      ),
    );
  },
};
