import { type Check, inapplicable } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { whyJson } from '../documented-json.ts';

export const jsonGrammar: Check = {
  id: 'json.grammar',
  title: 'The body is JSON',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, response) => {
    const { notJson, bytes } = response.body;
    const why = whyJson(subject, response);
    if (why === null || (notJson !== null && notJson.looksLike !== 'not-json')) return inapplicable;
    if (notJson === null) return found(null);
    return found({
      ...why,
      message: `The body (${bytes} bytes) is not JSON: at line ${notJson.line}, column ${notJson.col}, ${notJson.rule}.`,
      expected: 'JSON',
      actual: notJson.rule,
    });
  }),
};
