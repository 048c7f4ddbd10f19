import type { Check } from '../../model/check.ts';
import { found, onResponse } from '../check-outcome.ts';
import { documentedJson } from '../documented-json.ts';
import { quoted } from '../show-value.ts';
import { standard } from '../spec-origin.ts';
import { deservedCause } from '../refused.ts';

export const bodyHtmlPage: Check = {
  id: 'body.html-page',
  title: 'The answer is not a web page',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { body, status, contentType }) => {
    if (body.notJson?.looksLike !== 'html') return found(null);
    const section = deservedCause(subject) === null && status < 400 ? '5.1' : '5.2';
    const why = documentedJson(subject) ?? {
      requirement: standard(subject.spec, 'RFC 6749', section),
      specPointer: null,
    };
    const title = body.htmlTitle === null ? '' : ` titled ${quoted(body.htmlTitle)}`;
    return found({
      ...why,
      message: `The body is an HTML page${title} (status ${status}, ${contentType?.media ?? 'no Content-Type'}), not JSON: a gateway or login page may have answered instead of the provider.`,
      expected: 'JSON',
      actual: 'an HTML page',
    });
  }),
};
