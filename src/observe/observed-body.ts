import type { ObservedBody, TextProblem } from '../model/evidence.ts';
import type { Failure } from '../model/wire.ts';
import { noContent, type BodyContext, type BodyReading } from './body-context.ts';
import type { DecodedBody } from './content-coding.ts';
import { readJsonBody } from './json-body.ts';
import { looseText } from './loose-text.ts';
import { readOtherBody } from './other-body.ts';
import { positionIn } from './place.ts';
import { parseJson } from './strict-json.ts';
import { decodeUtf8, type DecodedText } from './utf8.ts';

/** Reads decoded bytes as text and JSON and redacts them. A Failure when nobody can say what the answer would have been. */
export function readBody(decoded: DecodedBody, context: BodyContext): BodyReading | Failure {
  const { bytes, notOffered: encodingNotOffered } = decoded;
  const encoding =
    decoded.encoding === null ? null : looseText(decoded.encoding, context.redactor).slice(0, longestCoding);
  const sizes = { bytes: bytes.length, wireBytes: context.wireBytes, encoding, encodingNotOffered };
  if (decoded.unknownCoding)
    return { body: { ...sizes, ...undecodable }, token: null, places: [{ where: 'body', text: latin1(bytes) }] };
  const decodedText = decodeUtf8(bytes);
  const { text, invalid } = decodedText;
  const problems = problemsOf(decodedText, context.charset);
  const { root, broken, beyond } = parseJson(text);
  if (beyond !== undefined)
    return { code: beyond.code, phase: 'parse', attribution: 'target', message: beyond.message };
  if (root === undefined) {
    const content = readOtherBody(text, broken, invalid?.atEnd === true, context);
    if ('code' in content) return content;
    return { body: { ...sizes, ...content, problems }, token: null, places: [{ where: 'body', text }] };
  }
  const { content, token, places } = readJsonBody(text, root, context);
  return { body: { ...sizes, ...content, problems: [...problems, ...content.problems] }, token, places };
}

const longestCoding = 60;

const undecodable: Pick<ObservedBody, keyof typeof noContent> = {
  ...noContent,
  notJson: {
    looksLike: 'not-json',
    rule: 'the body is in a content coding that nobody here can decode',
    line: 1,
    col: 1,
  },
};

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function problemsOf({ text, byteOrderMark, invalid }: DecodedText, charset: string | null): TextProblem[] {
  const start = { pointer: null, line: 1, col: 1 };
  const problems: TextProblem[] = [];
  if (byteOrderMark)
    problems.push({ kind: 'byte-order-mark', ...start, detail: 'a byte order mark stands in front (RFC 8259 §8.1)' });
  if (invalid !== null) {
    const place = positionIn(text, Math.max(0, text.indexOf('\ufffd')));
    problems.push({
      kind: 'invalid-utf-8',
      pointer: null,
      ...place,
      detail: `byte ${invalid.byte} is not UTF-8 (RFC 3629 §4)`,
    });
  }
  if (charset !== null && !/^utf-?8$/.test(charset)) {
    const detail = 'the Content-Type names another charset; the bytes were read as UTF-8 (RFC 8259 §8.1)';
    problems.push({ kind: 'charset', ...start, detail });
  }
  return problems;
}
