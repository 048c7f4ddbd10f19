import { curlOf, type Curl } from '../contract/curl.ts';
import type { CaseRun, ProviderPlan, ProviderSetup } from './provider-setup.ts';

/** The request of one exchange of a case as a curl command; a case without steps shows its control's. */
export function exchangeCurl(setup: ProviderSetup, plan: ProviderPlan, { planned }: CaseRun, index: number): Curl {
  const sender = planned.steps.length > 0 ? planned : plan.planned.find((entry) => entry.case.id === planned.control);
  const step = sender?.steps[index];
  if (step === undefined) return { curl: null, curlReason: 'its request is not part of this run' };
  const { variables, urlVariable, credentials, spec } = setup;
  return curlOf(step.plan, {
    variables,
    urlVariable,
    wholeUrl: spec.wholeUrl,
    configured: new Set(credentials.keys()),
  });
}
