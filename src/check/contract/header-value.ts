import { type Check, inapplicable } from '../../model/check.ts';
import type { Json } from '../../model/json.ts';
import { departure, judged, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { quoted } from '../show-value.ts';
import { statedHeaders } from '../stated-headers.ts';

/** OpenAPI 3.1 §4.8.21: a header is described like a parameter of style `simple`: digits may stand for a number. */
const readings = (text: string): readonly Json[] =>
  /^-?\d+$/.test(text) ? [text, Number(text)] : /^(?:true|false)$/.test(text) ? [text, text === 'true'] : [text];

export const contractHeaderValue: Check = {
  id: 'contract.header-value',
  title: 'Every documented response header has a documented value',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, response) => {
    const present = statedHeaders(subject).flatMap(({ header, requirement }) =>
      header.schema === null
        ? []
        : headerValues(response, header.name).map((value) => ({
            header,
            requirement,
            value,
            schema: header.schema ?? '',
          })),
    );
    if (present.length === 0) return inapplicable;
    return judged(
      present.flatMap(({ header, requirement, value, schema }) => {
        const tries = readings(value).map((reading) => subject.validate(schema, reading));
        const [violation] = tries[0] ?? [];
        if (violation === undefined || tries.some((list) => list.length === 0)) return [];
        return departure({
          requirement,
          message: `The header ${header.name} is ${quoted(value)}, but the document states ${violation.expected}.`,
          pointer: `header:${header.name}`,
          expected: violation.expected,
          actual: value,
          specPointer: header.pointer,
        });
      }),
    );
  }),
};
