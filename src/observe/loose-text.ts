import { shown, type Redactor } from '../model/secret.ts';
import { withoutShapes } from './shapes.ts';
import type { ShownNames } from './shown-names.ts';
import { surrogateText } from './surrogate.ts';

/** Text that no grammar vouches for: values of ours replaced by «name», what looks like a credential by what it looks like. */
export function looseText(text: string, redactor: Redactor): string {
  return withoutShapes(redactor.redact(text), (name) => shown(name));
}

/** `"name": "value"`, `name: 'value` and so on in a text that meant to be JSON; the value may have no end. */
const quotedMember =
  /((["']?)([\w.$-]{1,80})\2\s{0,40}[:=]\s{0,40})("[^"\\]*(?:\\[\s\S][^"\\]*)*|'[^'\\]*(?:\\[\s\S][^'\\]*)*)/g;
/** `name=value` of a form, or `name: value` of a line, without quotes. */
const bareMember = /((?:^|[&?\s;,{])([\w.$-]{1,80})(?:=|:[ \t]*))([^\s&;,"'<>{}[\]«]+)/g;

/** A body that is neither JSON nor HTML: text values stand only behind names that may be shown. */
export function redactBrokenBody(text: string, names: ShownNames, redactor: Redactor): string {
  const quoted = redactor
    .redact(text)
    .replace(quotedMember, (whole, before: string, _quote: string, name: string, value: string) => {
      return names.shows(name) ? whole : before + (value[0] ?? '') + hidden(value.slice(1));
    });
  const bare = quoted.replace(bareMember, (whole, before: string, name: string, value: string) => {
    return names.shows(name) || /^-?[\d.]+$|^(?:true|false|null)$/.test(value) ? whole : before + hidden(value);
  });
  return looseText(/^\s*"/.test(bare) ? hidden(bare) : bare, redactor);
}

/** What we put there ourselves stays readable. */
const hidden = (value: string): string => (/^«[^«»]+»$/.test(value) ? value : surrogateText(value));

/** Attributes that say how a page is made, not what is in it. */
const plainAttributes = new Set(['lang', 'charset', 'http-equiv', 'name', 'type', 'rel', 'class', 'method', 'role']);
const scriptOrStyle = /(<(script|style)\b[^<>]{0,2000}>)[\s\S]*?(<\/\2\s*>|$)/gi;
const comment = /<!--[\s\S]*?(?:-->|$)/g;
const attribute = /(\s([\w:-]{1,60})\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)/g;

/** An HTML page without scripts, comments and what its attributes hold: hidden inputs carry sessions. */
export function redactHtml(text: string, redactor: Redactor): string {
  const bare = redactor
    .redact(text)
    .replace(
      scriptOrStyle,
      (_, open: string, name: string, close: string) => `${open}${shown(name.toLowerCase())}${close}`,
    )
    .replace(comment, `<!--${shown('comment')}-->`)
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag.replace(attribute, (whole, before: string, name: string) =>
        plainAttributes.has(name.toLowerCase()) ? whole : `${before}"${shown('attribute')}"`,
      ),
    );
  return looseText(bare, redactor);
}
