import type { Classified } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Observation } from '../model/report.ts';
import { shapeOf } from '../check/classify.ts';
import { memberTypes } from '../settle/names.ts';

/** The outcome of an exchange without its values: what baselines keep. */
export function observationOf({ response }: Evidence, classified: Classified | null): Observation | null {
  if (response === null) return null;
  return {
    status: response.status,
    contentType: response.contentType?.media ?? null,
    shape: shapeText(response, classified),
    members: memberTypes(response.body.json),
    ...(response.token === null ? {} : { token: response.token.facts }),
  };
}

/** The documented shape, or what else it is. */
export function shapeText(response: NonNullable<Evidence['response']>, classified: Classified | null): string {
  const shape = classified === null ? null : shapeOf(classified);
  if (shape !== null) return shape;
  if (response.token !== null) return 'token';
  return response.body.notJson === null ? 'undocumented' : response.body.notJson.looksLike;
}
