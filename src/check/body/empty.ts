import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { documentedJson } from '../documented-json.ts';

export const bodyEmpty: Check = {
  id: 'body.empty',
  title: 'A documented body is not empty',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { body, status }) => {
    const why = documentedJson(subject);
    if (why === null) return inapplicable;
    if (body.notJson?.looksLike !== 'empty') return found(null);
    return found({
      ...why,
      message: `The body is empty (status ${status}), but the document states a JSON body.`,
      expected: 'a JSON body',
      actual: 'an empty body',
    });
  }),
};
