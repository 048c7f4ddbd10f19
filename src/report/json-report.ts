import type { ConformanceReport } from '../model/report.ts';
import schema from './report.schema.json' with { type: 'json' };
import { jsonText, schemaNode } from './json-text.ts';

/**
 * `report.json` in pieces: the whole is never one string, however many cases there are. Members stand in the order of
 * `report.schema.json`; one line feed at the end.
 */
export function* jsonChunks(report: ConformanceReport): Generator<string, void, undefined> {
  const root = schemaNode(schema);
  const provider = root.member('providers').item();
  const { providers, ...head } = report;
  yield `${jsonText(head, root).slice(0, -2)},\n  "providers": [`;
  for (const [index, { cases, ...rest }] of providers.entries()) {
    // Cases go where the schema has them; an empty list marks the place.
    const frame = jsonText({ ...rest, cases: [] }, provider, 4);
    const [before = '', after = ''] = splitOnce(frame, '\n      "cases": []');
    yield `${index === 0 ? '' : ','}\n    ${before}\n      "cases": [`;
    for (const [position, one] of cases.entries()) {
      yield `${position === 0 ? '' : ','}\n        ${jsonText(one, provider.member('cases').item(), 8)}`;
    }
    yield `${cases.length === 0 ? '' : '\n      '}]${after}`;
  }
  yield `${providers.length === 0 ? '' : '\n  '}]\n}\n`;
}

/** `report.json` as one string. */
export const renderJson = (report: ConformanceReport): string => [...jsonChunks(report)].join('');

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
