import type { RequestPlan } from '../model/request-plan.ts';

export type CurlContext = { readonly variables: ReadonlyMap<string, string>; readonly shownBaseUrl: string };

/** The request as a curl command. */
export function curlOf(plan: RequestPlan | null, _context: CurlContext): { curl: string | null; curlReason?: string } {
  return {
    curl: null,
    curlReason: plan === null ? 'the exchange belongs to the control' : 'not a request that curl can send',
  };
}
