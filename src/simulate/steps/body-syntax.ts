import type { Step } from '../visit.ts';

/** The body is what its media type says; a required one is there at all. */
export const bodySyntax: Step = ({ received, operation, policy }) => {
  if (operation.body === null || policy.suspended.has('body')) return null;
  if (received.body.kind === 'broken') return policy.lenient.has('body-syntax') ? null : 'malformed-body';
  if (received.body.kind === 'none' && operation.body.required && received.media !== null)
    return policy.lenient.has('body-presence') ? null : 'malformed-body';
  return null;
};
