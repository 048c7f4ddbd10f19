import type { Step } from '../visit.ts';

/** The documented method of the operation, exactly: methods are case-sensitive (RFC 9110 §9.1). */
export const method: Step = ({ received, operation, policy }) =>
  received.raw.method === operation.method || policy.lenient.has('method') || policy.suspended.has('method')
    ? null
    : 'unsupported-method';
