import { shown } from '../model/secret.ts';
import type { PlannedBody, PlannedSignature, PlannedValue } from '../model/request-plan.ts';
import { broken, encodeBody, flatFields } from './encode-body.ts';
import type { SignedInShell } from './curl-signature.ts';
import { NotInCurl, type ShellScript } from './curl-values.ts';
import { literal, printf, substituted, word } from './shell-text.ts';
import { writeJson } from './write-json.ts';

/** The arguments that carry a body, what is piped into curl, and the media type that a multipart body names itself. */
export type ShellBody = {
  readonly args: readonly string[];
  readonly piped: string | null;
  readonly contentType: string | null;
};

/** Stands for the members of the credential that holds further ones, until the text is written. */
const extraMember: readonly [string, PlannedValue] = ['\uE002', { json: null }];

/** The root with a place for further members behind its own. Throws NotInCurl where the shell cannot spread them. */
export function withExtraPlace(
  { root, extra, format, write }: PlannedBody,
  isConfigured: boolean,
  signature: PlannedSignature | null,
): PlannedValue {
  if (extra === null || !isConfigured || !('members' in root)) return root;
  if (format !== 'json' || write !== 'compact' || signature !== null)
    throw new NotInCurl(`the shell cannot take the members of ${shown(extra)} apart, as this form of the body needs`);
  return { members: [...root.members, extraMember] };
}

/** Writes the body as the request had it; `signed` is put in where the body holds exactly what was signed. */
export function bodyInShell(
  body: PlannedBody,
  root: PlannedValue,
  script: ShellScript,
  signed: () => SignedInShell | null,
): ShellBody {
  if (body.format === 'json') return jsonInShell(body, root, script, signed);
  if (body.format === 'form') {
    const fields = flatFields(root, script.fill).map(([name, value]): string => {
      // The escapes of a form, as `URLSearchParams` writes a name.
      const start = literal(new URLSearchParams([[name, '']]).toString());
      const pieces = script.pieces(value.real);
      const isText = pieces.every((piece) => 'literal' in piece) || !value.real.includes('"');
      return `--data-urlencode ${word([start, ...(isText ? pieces : [{ expand: substituted(pieces) }])])}`;
    });
    return { args: fields.length === 0 ? [`--data-binary ''`] : fields, piped: null, contentType: null };
  }
  const { shown: text, contentType } = encodeBody(body, root, script.fill);
  return { args: ['--data-binary @-'], piped: printf(script.pieces(text)), contentType };
}

function jsonInShell(
  body: PlannedBody,
  root: PlannedValue,
  script: ShellScript,
  signed: () => SignedInShell | null,
): ShellBody {
  const written = spreadExtra(writeJson(root, body.write, script.fill).real, body.extra, script);
  const part = signed();
  const isEmbedded = part !== null && isDistinct(part.text) && body.text !== 'trailing-comma';
  const whole = isEmbedded ? written.replace(part.text, part.mark) : written;
  const isCutInShell = body.text === 'truncated' && whole.slice(-4).includes('\uE001');
  const pieces = script.pieces(body.text === null || isCutInShell ? whole : broken[body.text](whole));
  const isOneWord = pieces.length === 1 || pieces.every((piece) => 'literal' in piece);
  if (isOneWord && !isCutInShell) return carried(word(pieces));
  script.lines.push(`body=${isOneWord ? word(pieces) : substituted(pieces)}`);
  return carried(isCutInShell ? '"${body%????}"' : '"$body"');
}

const carried = (value: string): ShellBody => ({ args: [`--data-binary ${value}`], piped: null, contentType: null });

/** Nothing else in a text with marks, and no part of a mark, can be equal to an object, a list or a string. */
const isDistinct = (text: string): boolean => /^[{["]/.test(text);

/** `,"name":value` for each further member, from the JSON object that the variable holds. */
function spreadExtra(text: string, extra: string | null, script: ShellScript): string {
  const place = /(,?)"\uE002":null/.exec(text);
  if (extra === null || place === null) return text;
  script.use('members');
  script.lines.push(`extra=$(members "$${script.variable(extra)}")`);
  return text.replace(place[0], script.own(place[1] === ',' ? '${extra:+,$extra}' : '$extra'));
}
