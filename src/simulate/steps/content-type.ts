import type { Step } from '../visit.ts';
import { headerValues } from '../received.ts';

/** A body says one of the documented media types. Without a body there is nothing to say. */
export const contentType: Step = ({ received, operation, policy }) => {
  const { body } = operation;
  if (body === null || received.body.kind === 'none') return null;
  if (policy.lenient.has('content-type') || policy.suspended.has('content-type')) return null;
  const stated = headerValues(received.raw, 'content-type');
  const known = stated.length === 1 && received.media !== null && body.mediaTypes.includes(received.media);
  return known ? null : 'unsupported-media-type';
};
