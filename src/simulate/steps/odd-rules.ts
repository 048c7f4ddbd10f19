import type { Cause } from '../../model/cause.ts';
import { same } from '../schema-fits.ts';
import { headerValues } from '../received.ts';
import type { Step, Visit } from '../visit.ts';

type OddRule = { readonly name: string; readonly cause: Cause; readonly breaks: (visit: Visit) => boolean };

/** Rules that no document and no standard asks for; they hold only where a fault switches them on. */
const rules: readonly OddRule[] = [
  {
    name: 'header-case',
    cause: 'missing-input',
    breaks: ({ operation, received }) => {
      const documented = operation.inputs.flatMap(({ location }) =>
        location.startsWith('header:') ? [location.slice(7)] : [],
      );
      return received.raw.headers.some(
        ([name]) => !documented.includes(name) && documented.some((one) => one.toLowerCase() === name.toLowerCase()),
      );
    },
  },
  {
    name: 'extra-members',
    cause: 'invalid-input',
    breaks: (visit) => {
      const documented = documentedMembers(visit);
      return sentMembers(visit).some((name) => !documented.includes(name));
    },
  },
  {
    name: 'member-order',
    cause: 'invalid-input',
    breaks: (visit) => {
      const [sent, documented] = [sentMembers(visit), documentedMembers(visit)];
      const inOrder = documented.filter((name) => sent.includes(name));
      return !same(
        sent.filter((name) => documented.includes(name)),
        inOrder,
      );
    },
  },
  {
    name: 'content-type-parameters',
    cause: 'unsupported-media-type',
    breaks: ({ received }) => headerValues(received.raw, 'content-type').some((value) => value.includes(';')),
  },
  {
    name: 'content-type-case',
    cause: 'unsupported-media-type',
    breaks: ({ received }) =>
      headerValues(received.raw, 'content-type').some((value) => /[A-Z].*;|^[^;]*[A-Z]/.test(value)),
  },
  { name: 'outage', cause: 'technical', breaks: () => true },
  { name: 'second-request', cause: 'invalid-input', breaks: ({ issued }) => issued > 0 },
];

/** The last step: a fault that refuses what a healthy provider accepts. */
export const oddRules: Step = (visit) =>
  rules.find(({ name, breaks }) => visit.policy.strict.has(name) && breaks(visit))?.cause ?? null;

/** Names at the top of the body, as sent. */
function sentMembers({ received }: Visit): readonly string[] {
  return 'json' in received.body ? Object.keys(received.body.json) : [];
}

function documentedMembers({ operation }: Visit): readonly string[] {
  const names = operation.inputs.flatMap(({ location }) => /^body:\/([^/]+)/.exec(location)?.[1] ?? []);
  return [...new Set(names)];
}
