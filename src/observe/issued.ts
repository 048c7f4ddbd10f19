import type { Redactor } from '../model/secret.ts';
import type { JsonNode } from './json-node.ts';
import { leavesOf, type JsonRules } from './redact-json.ts';
import { surrogateToken } from './surrogate-token.ts';

/** What a value that a provider issued is called wherever else it turns up. */
export const issuedName = 'issued token';

const mostPerResponse = 20;

/**
 * A value worth recognising elsewhere. A provider that answers `{"token": "invalid"}` must not make a word of every report a secret.
 */
const isDistinctive = (value: string): boolean => value.length >= 16 && /[^A-Za-z_ .-]/.test(value);

/** Registers what stands in the hidden places of a body, before anything of it is shown. */
export function learnIssued(root: JsonNode, rules: JsonRules): void {
  let learnt = 0;
  for (const { node, hidden } of leavesOf(root, rules)) {
    if (!hidden || node.kind !== 'string' || learnt === mostPerResponse) continue;
    learnt += 1;
    learnToken(node.value, rules.redactor);
  }
}

/**
 * Of a JWT the payload as well, unless all it holds are the times that its surrogate keeps. A token whose surrogate shows
 * all of it (times, and no signature) is no secret: to look for it would find it in what stands for it.
 */
function learnToken(token: string, redactor: Redactor): void {
  const shown = surrogateToken(token, () => true);
  if (!isDistinctive(token) || shown === token) return;
  redactor.learn(issuedName, token);
  const payload = token.split('.')[1] ?? '';
  if (payload !== shown.split('.')[1] && isDistinctive(payload)) redactor.learn(issuedName, payload);
}
