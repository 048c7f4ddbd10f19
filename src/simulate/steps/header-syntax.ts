import type { Step } from '../visit.ts';

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const fieldValue = /^[\t\x20-\x7e\x80-\u{10ffff}]*$/u;

/** RFC 9110 §5.1 and §5.5: a name is a token, so white space before the colon is refused (RFC 9112 §5.1). */
export const headerSyntax: Step = ({ received, policy }) =>
  policy.lenient.has('header-syntax') ||
  policy.suspended.has('header-syntax') ||
  received.raw.headers.every(([name, value]) => token.test(name) && fieldValue.test(value))
    ? null
    : 'malformed-header';
