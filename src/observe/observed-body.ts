import type { NotJson, ObservedBody, TextProblem } from '../model/evidence.ts';
import type { Json } from '../model/json.ts';
import type { Operation } from '../model/provider-spec.ts';
import type { Redactor } from '../model/secret.ts';
import type { Failure } from '../model/wire.ts';
import { cutOff, type DecodedBody } from './content-coding.ts';
import type { Place } from './echoes.ts';
import { edited } from './edits.ts';
import { htmlTitle, looksLikeHtml } from './html.ts';
import { learnIssued } from './issued.ts';
import { remarksOn, toJson } from './json-problems.ts';
import { looseText, redactBrokenBody, redactHtml } from './loose-text.ts';
import { commonPointers, findToken, tokenPointers, type FoundToken } from './observed-token.ts';
import { positionIn } from './place.ts';
import { leavesOf, redactJson, shownName, shownNumber } from './redact-json.ts';
import type { ShownNames } from './shown-names.ts';
import { parseJson, type BrokenJson } from './strict-json.ts';
import { decodeUtf8 } from './utf8.ts';

export type BodyContext = {
  readonly operation: Operation;
  readonly names: ShownNames;
  readonly redactor: Redactor;
  readonly wireBytes: number;
  readonly complete: 'yes' | 'unknown';
  /** Of the Content-Type header. */
  readonly media: string | null;
  readonly charset: string | null;
};

export type BodyReading = {
  readonly body: ObservedBody;
  /** Still a secret. */
  readonly token: FoundToken | null;
  /** Where echoes may be: the body less the token. Still secret. */
  readonly places: readonly Place[];
};

const longestText = 8192;
const longestTitle = 80;

/** Reads decoded bytes as text and JSON and redacts them. A Failure when nobody can say what the answer would have been. */
export function readBody(decoded: DecodedBody, context: BodyContext): BodyReading | Failure {
  const { bytes, encoding, notOffered: encodingNotOffered } = decoded;
  const sizes = { bytes: bytes.length, wireBytes: context.wireBytes, encoding, encodingNotOffered };
  if (decoded.unknownCoding) {
    const rule = 'the body is in a content coding that nobody here can decode';
    const notJson: NotJson = { looksLike: 'not-json', rule, line: 1, col: 1 };
    return {
      body: { ...sizes, ...nothing, notJson },
      token: null,
      places: [{ where: 'body', text: Buffer.from(bytes).toString('latin1') }],
    };
  }
  const { text, byteOrderMark, invalid } = decodeUtf8(bytes);
  const problems: TextProblem[] = [];
  if (byteOrderMark)
    problems.push({
      kind: 'byte-order-mark',
      pointer: null,
      line: 1,
      col: 1,
      detail: 'the text begins with a byte order mark (RFC 8259 §8.1)',
    });
  if (invalid !== null) {
    const place = positionIn(text, Math.max(0, text.indexOf('\ufffd')));
    problems.push({
      kind: 'invalid-utf-8',
      pointer: null,
      ...place,
      detail: `byte ${invalid.byte} is not UTF-8 (RFC 3629 §4)`,
    });
  }
  if (context.charset !== null && !/^utf-?8$/.test(context.charset)) {
    problems.push({
      kind: 'charset',
      pointer: null,
      line: 1,
      col: 1,
      detail: 'the Content-Type names another charset; the bytes were read as UTF-8 (RFC 8259 §8.1)',
    });
  }
  const { root, broken, beyond } = parseJson(text);
  if (beyond !== undefined)
    return { code: beyond.code, phase: 'parse', attribution: 'target', message: beyond.message };
  if (root === undefined) {
    const html = looksLikeHtml(text, context.media);
    const ended = !html && (broken.atEnd || invalid?.atEnd === true);
    const isEmpty = text.trim() === '';
    if (ended && context.complete === 'unknown' && (!isEmpty || /\bjson\b/.test(context.media ?? ''))) {
      return cutOff(
        isEmpty
          ? 'JSON was announced and the body is empty'
          : `the body stops after ${bytes.length} bytes where the JSON text goes on`,
      );
    }
    const title = html ? htmlTitle(text) : null;
    const shown = html ? redactHtml(text, context.redactor) : redactBrokenBody(text, context.names, context.redactor);
    const body: ObservedBody = {
      ...sizes,
      ...nothing,
      ...cut(shown),
      notJson: notJsonFrom(broken, isEmpty ? 'empty' : html ? 'html' : ended ? 'truncated' : 'not-json'),
      problems,
      htmlTitle: title === null ? null : looseText(title, context.redactor).slice(0, longestTitle),
    };
    return { body, token: null, places: [{ where: 'body', text }] };
  }
  const json: Json = toJson(root);
  const tokens = new Set([...tokenPointers(context.operation), ...commonPointers(json)]);
  const rules = { names: context.names, tokens, redactor: context.redactor };
  const token = findToken(json, context.operation);
  learnIssued(root, rules);
  const redacted = redactJson(text, root, rules);
  const remarks = remarksOn(
    text,
    root,
    (name) => shownName(name, context.redactor),
    (source) => shownNumber(source, context.redactor),
  );
  const leaves = [...leavesOf(root, rules)].filter(({ node }) => node.kind === 'string');
  const ofTokens = leaves.filter(({ hidden }) => hidden).toSorted((a, b) => a.node.start - b.node.start);
  const visible = edited(
    text,
    ofTokens.map(({ node }) => ({ start: node.start + 1, end: node.end - 1, text: '' })),
  );
  const values = leaves
    .filter(({ hidden }) => !hidden)
    .map(({ node }) => ({ where: 'body', text: node.kind === 'string' ? node.value : '' }));
  return {
    body: {
      ...sizes,
      ...nothing,
      ...cut(redacted.text),
      json: redacted.json,
      problems: [...problems, ...remarks.problems],
      numbers: remarks.numbers,
    },
    token,
    places: [{ where: 'body', text: visible }, ...values],
  };
}

const nothing = {
  text: '',
  truncated: false,
  json: undefined,
  notJson: null,
  problems: [],
  numbers: {},
  htmlTitle: null,
} as const;

const notJsonFrom = ({ rule, line, col }: BrokenJson, looksLike: NotJson['looksLike']): NotJson => ({
  looksLike,
  rule,
  line,
  col,
});

/** At most `longestText` bytes of UTF-8, whole characters. Only ever called on redacted text. */
function cut(text: string): { text: string; truncated: boolean } {
  const bytes = Buffer.from(text.toWellFormed(), 'utf8');
  if (bytes.length <= longestText) return { text, truncated: false };
  let end = longestText;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return { text: bytes.toString('utf8', 0, end), truncated: true };
}
