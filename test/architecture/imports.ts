/** Every module that a source text names, types and dynamic imports included. Null stands for one that is computed. */
export function importsOf(source: string): readonly (string | null)[] {
  const code = withoutCommentsAndTexts(source);
  const pattern =
    /\b(?:import|export)\s[^'"`;()]*?\bfrom\s*"(\d+)"|\bimport\s*"(\d+)"|\b(?:import|require)\s*\(\s*(?:"(\d+)")?/g;
  return Array.from(code.text.matchAll(pattern), ([, from, bare, dynamic]) => {
    const index = from ?? bare ?? dynamic;
    return index === undefined ? null : (code.strings[Number(index)] ?? null);
  });
}

type Code = { readonly text: string; readonly strings: readonly string[] };

const plain = /[^'"`/]+/y;
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const string = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const expression = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** Behind these a slash begins a regular expression. */
const operand = /(?:^|[(,=:[!&|?{};+\-*%~^<>\n]|\breturn|\btypeof|\bcase)\s*$/;

/** The code with its strings numbered, and without comments, templates and regular expressions: what they say is no code. */
function withoutCommentsAndTexts(source: string): Code {
  const strings: string[] = [];
  let text = '';
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  };
  while (at < source.length) {
    text += take(plain) ?? '';
    if (take(comment) !== null) continue;
    const quoted = take(string);
    if (quoted !== null) text += `"${strings.push(quoted.slice(1, -1)) - 1}"`;
    else if (source[at] === '`') {
      at = endOfTemplate(source, at);
      text += '``';
    } else if (operand.test(text.slice(-20)) && take(expression) !== null) text += '/x/';
    else {
      text += source[at] ?? '';
      at += 1;
    }
  }
  return { text, strings };
}

/** Behind the closing backtick; templates inside `${…}` are skipped with it. */
function endOfTemplate(source: string, start: number): number {
  let at = start + 1;
  let depth = 0;
  while (at < source.length) {
    if (source[at] === '\\') at += 1;
    else if (depth === 0 && source[at] === '`') return at + 1;
    else if (depth > 0 && source[at] === '`') at = endOfTemplate(source, at) - 1;
    else if (source.startsWith('${', at)) depth += 1;
    else if (depth > 0 && source[at] === '}') depth -= 1;
    at += 1;
  }
  return at;
}
