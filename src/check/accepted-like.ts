import type { Evidence } from '../model/evidence.ts';
import { headerValues } from './media-type.ts';

/** A changed request fared as its accepted control did: a token for a token, or, where bodies are not documented, its status. */
export function acceptedLike(control: Evidence, changed: Evidence): boolean {
  const [before, after] = [control.response, changed.response];
  if (before === null || after === null) return false;
  return before.token === null ? before.status === after.status : after.token !== null;
}

/** For one sentence: `status 401`, and where a redirect leads away. */
export function outcomeOf({ response }: Evidence): string {
  if (response === null) return 'no answer';
  const [location] = headerValues(response, 'Location');
  return `status ${response.status}${location === undefined ? '' : ' and a redirect'}`;
}
