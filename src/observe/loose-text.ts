import { shown, type Redactor } from '../model/secret.ts';
import { withoutShapes } from './shapes.ts';
import type { ShownNames } from './shown-names.ts';
import { surrogateText } from './surrogate.ts';

/** Text that no grammar vouches for: values of ours replaced by «name», what looks like a credential by what it looks like. */
export function looseText(text: string, redactor: Redactor): string {
  return withoutShapes(redactor.redact(text), (name) => shown(name));
}

/** A text in quotes that is no member name: `: "value"`, `='value'`, `["value"`; it may have no end. */
const quotedValue =
  /([:=[,]\s{0,40})("[^"\\]*(?:\\[\s\S][^"\\]*)*|'[^'\\]*(?:\\[\s\S][^'\\]*)*)(?=["']|$)(?!["']\s{0,40}:)/g;
/** The name in front of it, if there is one. */
const nameBefore = /([\w.$-]{1,80})["']?\s{0,40}$/;
/** `name=value` of a form, or `name: value` of a line, without quotes. */
const bareMember = /((?:^|[&?\s;,{])([\w.$-]{1,80})(?:=|:[ \t]*))([^\s&;,"'<>{}[\]«]+)/g;

const plainNumber = /^-?[\d.]+$/;
/** `Error: upstream`: prose has colons too. */
const plainWord = /^[A-Za-z]?[a-z]*[.!?]?$/;

/** A body that is neither JSON nor HTML: text values stand only behind names that may be shown. */
export function redactBrokenBody(text: string, names: ShownNames, redactor: Redactor): string {
  const quoted = looseText(text, redactor).replace(
    quotedValue,
    (whole, before: string, value: string, at: number, all: string) => {
      const name = nameBefore.exec(all.slice(Math.max(0, at - 124), at))?.[1];
      return name !== undefined && names.shows(name) ? whole : before + value.charAt(0) + hidden(value.slice(1));
    },
  );
  const bare = quoted.replace(bareMember, (whole, before: string, name: string, value: string) => {
    const isPlain = !names.hides(name) && (plainNumber.test(value) || (!before.endsWith('=') && plainWord.test(value)));
    return names.shows(name) || isPlain ? whole : before + hidden(value);
  });
  return /^\s*"/.test(bare) ? hidden(bare) : bare;
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
