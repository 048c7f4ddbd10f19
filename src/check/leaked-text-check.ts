import { type CheckOutcome, type ExchangeSubject, inapplicable } from '../model/check.ts';
import { found, onResponse } from './check-outcome.ts';
import { quoted } from './show-value.ts';
import { standard } from './spec-origin.ts';

/**
 * A look for text that the inside of a program leaves in an answer. Patterns run over at most 8 KiB of the target's text:
 * none may have nested repetitions over the same characters. `what` completes "The body shows …"; `unless` is what
 * another check already speaks of.
 */
export const lookForText = (
  patterns: readonly RegExp[],
  what: string,
  unless: readonly RegExp[] = [],
): ((subject: ExchangeSubject) => CheckOutcome) =>
  onResponse(({ spec }, { body, status }) => {
    if (body.text === '' || unless.some((pattern) => pattern.test(body.text))) return inapplicable;
    const match = patterns.map((pattern) => pattern.exec(body.text)?.[0]).find((text) => text !== undefined);
    if (match === undefined) return found(null);
    // What stands before it in the text of a JSON string is no part of it, and neither are the escapes of that string.
    const text = match.replace(/^(?:["\s]|\\[nrt])+/, '');
    const hit = body.json === undefined ? text : text.replace(/\\(["\\/])/g, '$1');
    return found({
      requirement: standard(spec, 'CWE-209', ''),
      message: `The body (status ${status}) shows ${what}: ${quoted(hit)}.`,
      expected: `no sign of ${what}`,
      actual: hit.slice(0, 80),
    });
  });
