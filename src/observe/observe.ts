import { createHash } from 'node:crypto';
import type { Clock } from '../model/clock.ts';
import type { Evidence, ObservedResponse } from '../model/evidence.ts';
import type { Prepared } from '../model/prepared.ts';
import type { Operation, ProviderSpec } from '../model/provider-spec.ts';
import type { Redactor } from '../model/secret.ts';
import type { Limits } from '../model/target.ts';
import type { Attempt, Failure, WireResponse } from '../model/wire.ts';
import { decodeBody } from './content-coding.ts';
import { contentTypeOf } from './content-type.ts';
import { echoesIn, headerPlaces, issuedIn } from './echoes.ts';
import { headerValues } from './header-values.ts';
import { looseText } from './loose-text.ts';
import { readBody } from './observed-body.ts';
import { redactHeaders } from './redact-headers.ts';
import { createSharedFields, type Field } from './shared-fields.ts';
import { shownNames } from './shown-names.ts';
import { readToken } from './token-facts.ts';

export type ObserveInput = {
  readonly caseId: string;
  readonly step: string;
  readonly spec: ProviderSpec;
  readonly operation: Operation;
  readonly prepared: Prepared;
  /** The last one. */
  readonly attempt: Attempt;
  /** How many there were. */
  readonly attempts: number;
  readonly undeclared: readonly string[];
};

export type Observer = { observe(input: ObserveInput): Evidence };

export type ObserverContext = { readonly redactor: Redactor; readonly limits: Limits; readonly clock: Clock };

/**
 * Turns what went over the wire into evidence. Nothing that it returns holds a credential of ours or a token of theirs.
 * Tokens are numbered as they are observed; `renumberTokens` numbers them in plan order.
 */
export function createObserver(context: ObserverContext): Observer {
  const { redactor } = context;
  const ordinals = new Map<string, string>();
  const ordinalOf = (token: string): string => {
    const digest = createHash('sha256').update(token).digest('base64');
    const ordinal = ordinals.get(digest) ?? `token#${ordinals.size + 1}`;
    ordinals.set(digest, ordinal);
    return ordinal;
  };
  const fieldOf = createSharedFields();
  const clean = (text: string): string => redactor.redact(text);

  return {
    observe(input) {
      const { outcome, timings } = input.attempt;
      const seen =
        outcome.response === undefined
          ? outcome.failure
          : observeResponse(outcome.response, input, context, { ordinalOf, fieldOf });
      const failed = 'code' in seen;
      const { shown, trace } = input.prepared;
      return {
        caseId: input.caseId,
        step: input.step,
        operation: input.operation.id,
        // Built from the plan, without values; redacted once more because here ends what may hold a secret.
        request: {
          method: shown.method,
          url: clean(shown.url),
          headers: shown.headers.map(([name, value]) => fieldOf(clean(name), clean(value))),
          body: shown.body === null ? null : clean(shown.body),
        },
        undeclared: input.undeclared.map(clean),
        signature: trace === null ? null : { ...trace, text: clean(trace.text) },
        response: failed ? null : seen,
        failure: failed ? { ...seen, message: clean(seen.message) } : null,
        attempts: input.attempts,
        timings,
      };
    },
  };
}

/** What an observer remembers from one exchange to the next. */
type Known = {
  readonly ordinalOf: (token: string) => string;
  readonly fieldOf: (name: string, value: string) => Field;
};

function observeResponse(
  response: WireResponse,
  { spec, operation, prepared }: ObserveInput,
  { redactor, limits, clock }: ObserverContext,
  { ordinalOf, fieldOf }: Known,
): ObservedResponse | Failure {
  const decoded = decodeBody(response, prepared.wire.headers, limits);
  if ('code' in decoded) return named(decoded, response);
  const show = (text: string): string => looseText(text, redactor);
  const raw = contentTypeOf(response.headers, (text) => text);
  const reading = readBody(decoded, {
    operation,
    names: shownNames(spec, operation),
    redactor,
    wireBytes: response.body.length,
    complete: response.complete,
    media: raw?.media ?? null,
    charset: raw?.charset ?? null,
  });
  if ('code' in reading) return named(reading, response);
  const receivedAt = clock.wall();
  const { token } = reading;
  const facts = token === null ? null : readToken(token.value, receivedAt, show);
  const inHeaders = headerPlaces(response.headers, show);
  const alsoIn = token === null ? [] : issuedIn(inHeaders, redactor);
  const inToken = token === null ? [] : [token.value, facts?.claims ?? ''].map((text) => ({ where: 'token', text }));
  return {
    httpVersion: show(response.httpVersion),
    status: response.status,
    headers: redactHeaders(response.headers, redactor, limits.headerFields).map(([name, value]) =>
      fieldOf(name, value),
    ),
    contentType: contentTypeOf(response.headers, show),
    body: reading.body,
    token:
      token === null || facts === null
        ? null
        : {
            pointer: token.pointer,
            facts: { ...facts.facts, ordinal: ordinalOf(token.value) },
            times: facts.times,
            decoded: facts.decoded,
            ...(facts.unsigned ? { unsigned: true as const } : {}),
            ...(alsoIn.length > 0 ? { alsoIn } : {}),
          },
    echoes: echoesIn([...inHeaders, ...reading.places, ...inToken], redactor),
    date: dateOf(response),
    receivedAt,
  };
}

/** With what the reader would ask next: which status it was. */
const named = (failure: Failure, response: WireResponse): Failure => ({
  ...failure,
  message: `${failure.message} (status ${response.status}, ${response.body.length} bytes received)`,
});

/** RFC 9110 §5.6.7: only the preferred form; others are not dates a client must not misread. */
function dateOf(response: WireResponse): number | null {
  const [value] = headerValues(response.headers, 'date');
  if (value === undefined || !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value))
    return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}
