import type { BodyContent, BodyContext } from './body-context.ts';
import { noContent } from './body-context.ts';
import type { Place } from './echoes.ts';
import { edited } from './edits.ts';
import { learnIssued } from './issued.ts';
import type { JsonNode } from './json-node.ts';
import { remarksOn, toJson } from './json-problems.ts';
import { commonPointers, findToken, tokenPointers, type FoundToken } from './observed-token.ts';
import { shownText } from './shown-text.ts';
import { leavesOf, redactJson, shownName, shownNumber, type JsonRules } from './redact-json.ts';

type JsonBody = { readonly content: BodyContent; readonly token: FoundToken | null; readonly places: readonly Place[] };

/** A body that is JSON. What it issues is registered before anything of it is written down. */
export function readJsonBody(text: string, root: JsonNode, { operation, names, redactor }: BodyContext): JsonBody {
  const json = toJson(root);
  const token = findToken(json, operation);
  const rules: JsonRules = { names, redactor, tokens: new Set([...tokenPointers(operation), ...commonPointers(json)]) };
  learnIssued(root, rules);
  const redacted = redactJson(text, root, rules);
  const { problems, numbers } = remarksOn(
    text,
    root,
    (name) => shownName(name, redactor),
    (source) => shownNumber(source, redactor),
  );
  return {
    content: {
      ...noContent,
      ...shownText(redacted.text, (head) => redactor.redact(head)),
      json: redacted.json,
      ...(redacted.concealed ? { concealed: true as const } : {}),
      problems,
      numbers,
    },
    token,
    places: placesIn(text, root, rules),
  };
}

/** The text without what was issued, for anything that was written in it; and each value, for those that count only as a whole. */
function placesIn(text: string, root: JsonNode, rules: JsonRules): Place[] {
  const places: Place[] = [];
  const issued: { start: number; end: number; text: string }[] = [];
  for (const { node, hidden } of leavesOf(root, rules)) {
    if (node.kind !== 'string') continue;
    if (hidden) issued.push({ start: node.start + 1, end: node.end - 1, text: '' });
    else places.push({ where: 'body', text: node.value });
  }
  return [{ where: 'body', text: edited(text, issued) }, ...places];
}
