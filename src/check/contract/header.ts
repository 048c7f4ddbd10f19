import { type Check, inapplicable } from '../../model/check.ts';
import { departure, judged, onResponse } from '../check-outcome.ts';
import { headerValues } from '../media-type.ts';
import { statedHeaders } from '../stated-headers.ts';

export const contractHeader: Check = {
  id: 'contract.header',
  title: 'Every documented mandatory response header is there',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, response) => {
    const required = statedHeaders(subject).filter(({ header }) => header.required);
    if (required.length === 0) return inapplicable;
    const missing = required.filter(({ header }) => headerValues(response, header.name).length === 0);
    return judged(
      missing.map(({ header, requirement }) =>
        departure({
          requirement,
          message: `The header ${header.name} is missing; the document requires it.`,
          pointer: `header:${header.name}`,
          expected: 'present',
          actual: 'missing',
          specPointer: header.pointer,
        }),
      ),
    );
  }),
};
