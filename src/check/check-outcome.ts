import { type CheckOutcome, type Departure, type ExchangeSubject, inapplicable } from '../model/check.ts';
import type { ObservedResponse, ObservedToken } from '../model/evidence.ts';
import type { Json } from '../model/json.ts';
import type { Requirement } from '../model/requirement.ts';

/** The check had something to look at and found nothing. */
export const quiet: CheckOutcome = { applies: true, departures: [] };

export const judged = (departures: readonly Departure[]): CheckOutcome => ({ applies: true, departures });

/** A departure with its optional parts left out: the whole response, and no node of the spec. */
export const departure = (
  facts: {
    readonly requirement: Requirement;
    readonly message: string;
    readonly expected: Json;
    readonly actual: Json;
  } & Partial<Departure>,
): Departure => ({ pointer: null, specPointer: null, ...facts });

/** One departure, or none: what most checks answer. */
export const found = (one: Parameters<typeof departure>[0] | null): CheckOutcome =>
  one === null ? quiet : judged([departure(one)]);

/** A look that needs a response; without one the check does not apply. */
export const onResponse =
  (look: (subject: ExchangeSubject, response: ObservedResponse) => CheckOutcome) =>
  (subject: ExchangeSubject): CheckOutcome =>
    subject.evidence.response === null ? inapplicable : look(subject, subject.evidence.response);

/** The values of the body are surrogates: only names and types can be judged. */
export const isConcealed = ({ evidence }: Pick<ExchangeSubject, 'evidence'>): boolean =>
  evidence.response?.body.concealed === true;

/** A look that needs an issued token. */
export const onToken = (
  look: (subject: ExchangeSubject, token: ObservedToken, response: ObservedResponse) => CheckOutcome,
): ((subject: ExchangeSubject) => CheckOutcome) =>
  onResponse((subject, response) => (response.token === null ? inapplicable : look(subject, response.token, response)));
