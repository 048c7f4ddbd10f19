import type { NotJson } from '../model/evidence.ts';
import type { Failure } from '../model/wire.ts';
import { noContent, type BodyContent, type BodyContext } from './body-context.ts';
import { cutOff } from './content-coding.ts';
import { htmlTitle, looksLikeHtml } from './html.ts';
import { looseText, redactBrokenBody, redactHtml } from './loose-text.ts';
import { shownText } from './shown-text.ts';
import type { BrokenJson } from './strict-json.ts';

const longestTitle = 80;

/**
 * A body that is not JSON: a page, nothing, or a broken text. A Failure when it ends too early and nothing says that it was all
 * there. `endsInCharacter`: its last bytes are the beginning of a UTF-8 sequence.
 */
export function readOtherBody(
  text: string,
  { rule, line, col, atEnd }: BrokenJson,
  endsInCharacter: boolean,
  { media, complete, names, redactor }: BodyContext,
): BodyContent | Failure {
  const looksLike = kindOf(text, media, atEnd || endsInCharacter);
  if (complete === 'unknown') {
    if (looksLike === 'truncated') return cutOff('the body stops where the JSON text goes on');
    if (looksLike === 'empty' && /\bjson\b/.test(media ?? ''))
      return cutOff('JSON was announced and the body is empty');
  }
  const html = looksLike === 'html';
  const title = html ? htmlTitle(text) : null;
  return {
    ...noContent,
    ...shownText(text, (head) => (html ? redactHtml(head, redactor) : redactBrokenBody(head, names, redactor))),
    notJson: { looksLike, rule: looksLike === 'empty' ? 'the body is empty' : rule, line, col },
    htmlTitle: title === null ? null : looseText(title, redactor).slice(0, longestTitle),
  };
}

function kindOf(text: string, media: string | null, endsEarly: boolean): NotJson['looksLike'] {
  if (text.trim() === '') return 'empty';
  if (looksLikeHtml(text, media)) return 'html';
  return endsEarly ? 'truncated' : 'not-json';
}
