import { edited, type Edit } from './edits.ts';
import type { JsonNode } from './json-node.ts';
import { decodeJwt, type JwtPart } from './jwt.ts';
import { surrogateNumber, surrogateText } from './surrogate.ts';

/**
 * What stands for an issued token: for a JWT one with the same header, claim names and times, and everything else replaced at
 * the same length; for any other token `surrogateText`. `clean` says whether a text holds nothing that must not be shown.
 */
export function surrogateToken(token: string, clean: (text: string) => boolean): string {
  const jwt = decodeJwt(token);
  if (jwt === null) return surrogateText(token);
  const [header = '', payload = '', signature = ''] = token.split('.');
  return [
    clean(jwt.header.text) ? header : replaced(jwt.header, ['alg', 'typ', 'cty'], clean),
    jwt.payload === null ? surrogateText(payload) : replaced(jwt.payload, ['iat', 'exp', 'nbf'], clean),
    canonical(surrogateText(signature)),
  ].join('.');
}

/** The last character of unpadded base64 has spare bits, which must be zero (RFC 4648 §3.5). */
const canonical = (text: string): string => (text.length % 4 === 0 ? text : `${text.slice(0, -1)}A`);

/** The part with each value but the kept ones replaced at the same length; names stay, unless they give something away. */
function replaced({ text, object }: JwtPart, kept: readonly string[], clean: (text: string) => boolean): string {
  const edits: Edit[] = [];
  const replace = (node: JsonNode): void => {
    if (node.kind === 'array') node.items.forEach(replace);
    else if (node.kind === 'number')
      edits.push({ start: node.start, end: node.end, text: surrogateNumber(text.slice(node.start, node.end)) });
    else if (node.kind === 'string') edits.push(stringEdit(text, node));
    else if (node.kind === 'object') {
      for (const { name, value } of node.members) {
        if (!clean(name.value)) edits.push(stringEdit(text, name));
        const stays =
          node === object &&
          kept.includes(name.value) &&
          clean(text.slice(value.start, value.end)) &&
          value.kind !== 'array' &&
          value.kind !== 'object';
        if (!stays) replace(value);
      }
    }
  };
  replace(object);
  return Buffer.from(edited(text, edits), 'utf8').toString('base64url');
}

/** Written escapes keep their length: `\n` stays, `\u0061` becomes `\u0078`. */
function stringEdit(text: string, node: JsonNode): Edit {
  const [start, end] = [node.start + 1, node.end - 1];
  const pieces = text.slice(start, end).split(/(\\u[0-9a-fA-F]{4}|\\.)/);
  return {
    start,
    end,
    text: pieces
      .map((piece) => (piece.startsWith('\\u') ? '\\u0078' : piece.startsWith('\\') ? piece : surrogateText(piece)))
      .join(''),
  };
}
