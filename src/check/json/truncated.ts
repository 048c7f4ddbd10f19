import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { whyJson } from '../documented-json.ts';

export const jsonTruncated: Check = {
  id: 'json.truncated',
  title: 'The body is whole',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, response) => {
    const { notJson, bytes } = response.body;
    const why = whyJson(subject, response);
    if (why === null || (notJson !== null && notJson.looksLike !== 'truncated')) return inapplicable;
    if (notJson === null) return found(null);
    return found({
      ...why,
      message: `The body stops in the middle of its JSON after ${bytes} bytes (line ${notJson.line}, column ${notJson.col}): ${notJson.rule}.`,
      expected: 'a whole JSON text',
      actual: notJson.rule,
    });
  }),
};
