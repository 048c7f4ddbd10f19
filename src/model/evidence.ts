import type { Json } from './json.ts';
import type { ShownRequest, SignatureTrace } from './prepared.ts';
import type { TokenFacts } from './token-facts.ts';
import type { Failure, Timings } from './wire.ts';

/** A departure of the bytes from strict JSON or UTF-8 that still left a value to judge. */
export type TextProblem = {
  readonly kind:
    | 'byte-order-mark'
    | 'invalid-utf-8'
    | 'duplicate-member'
    | 'lone-surrogate'
    | 'unsafe-number'
    | 'fraction-of-zero'
    | 'charset';
  readonly pointer: string | null;
  readonly line: number;
  readonly col: number;
  /** Our words; numbers are quoted by their source text, strings never. */
  readonly detail: string;
};

export type NotJson = {
  /** What the bytes are instead. */
  readonly looksLike: 'empty' | 'html' | 'truncated' | 'not-json';
  /** The grammar rule broken, in our words, without the text. */
  readonly rule: string;
  readonly line: number;
  readonly col: number;
};

export type ObservedBody = {
  /** Decoded bytes. */
  readonly bytes: number;
  readonly wireBytes: number;
  /** The Content-Encoding header, lower case; null when absent. */
  readonly encoding: string | null;
  /** The coding was not offered by the request. */
  readonly encodingNotOffered: boolean;
  /** Redacted, cut at 8 KiB. */
  readonly text: string;
  readonly truncated: boolean;
  /** The parsed body with surrogates in place of secrets; undefined when it is not JSON. */
  readonly json: Json | undefined;
  /** Every value in `json` is a surrogate, because together they held a secret: only names and types can be judged. */
  readonly concealed?: true;
  readonly notJson: NotJson | null;
  readonly problems: readonly TextProblem[];
  /** Source text of numbers by pointer, where it differs from how JavaScript writes the number. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Title of an HTML page, at most 80 characters, redacted. */
  readonly htmlTitle: string | null;
};

export type ContentType = { readonly raw: string; readonly media: string; readonly charset: string | null };

/** A secret of ours that came back. */
export type Echo = {
  readonly name: string;
  readonly form: string;
  /** `header:Location`, `body`, `token`. */
  readonly where: string;
};

/** The token that a response issued. `times` are the JWT's own, in Unix seconds. */
export type ObservedToken = {
  readonly pointer: string;
  readonly facts: TokenFacts;
  readonly times: { readonly iat: number | null; readonly exp: number | null; readonly nbf: number | null };
  /** The JWT header and payload could be decoded as JSON objects. */
  readonly decoded: boolean;
  /** A JWT of three parts whose last one, the signature, is empty. */
  readonly unsigned?: true;
  /** Headers of the same answer in which an issued token stands as well: `header:Location`. */
  readonly alsoIn?: readonly string[];
};

export type ObservedResponse = {
  readonly httpVersion: string;
  readonly status: number;
  /** Redacted; names as received. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly contentType: ContentType | null;
  readonly body: ObservedBody;
  readonly token: ObservedToken | null;
  readonly echoes: readonly Echo[];
  /** The Date header in Unix milliseconds, if it parses. */
  readonly date: number | null;
  /** When the response was complete, Unix milliseconds, our clock. */
  readonly receivedAt: number;
};

/** What is kept of an exchange: redacted, and still enough to judge again offline. */
export type Evidence = {
  readonly caseId: string;
  /** The name of the step: `documented`, `snake`, … */
  readonly step: string;
  readonly operation: string;
  readonly request: ShownRequest;
  /** What our own request breaks of the spec although the case did not declare it. Empty, or the case is an error of ours. */
  readonly undeclared: readonly string[];
  readonly signature: SignatureTrace | null;
  readonly response: ObservedResponse | null;
  readonly failure: Failure | null;
  readonly attempts: number;
  readonly timings: Timings;
};
