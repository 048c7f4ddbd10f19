import type { Cause } from '../model/cause.ts';
import type { Requirement } from '../model/requirement.ts';
import type { RequestEditor } from './request-editor.ts';

export type Edit<Location extends string = string> = (request: RequestEditor<Location>) => RequestEditor<Location>;

export type CaseOptions = {
  /** Optional credential without which the case is skipped. */
  readonly needs?: string;
  readonly tags?: readonly string[];
  /** Not sent unless named by --grep or --tag; says why. */
  readonly optIn?: string;
  /** Defaults to the first operation. */
  readonly operation?: string;
  readonly requirements?: readonly Requirement[];
};

export type HandCase<Location extends string = string> = CaseOptions & {
  readonly kind: 'accept' | 'refuse' | 'record';
  /** The last segment of the id; made from the title when null. */
  readonly subject: string | null;
  readonly cause: Cause | null;
  readonly steps: readonly Edit<Location>[];
};

/** The document says that this request is answered with a token. */
export function accept<Location extends string>(edit: Edit<Location>, options: CaseOptions = {}): HandCase<Location> {
  return { ...options, kind: 'accept', subject: null, cause: null, steps: [edit] };
}

/** The document says that this request is refused, for this cause (one with evidence in `x-refuses`). */
export function refuse<Location extends string>(
  cause: Cause,
  edit: Edit<Location>,
  options: CaseOptions = {},
): HandCase<Location> {
  return { ...options, kind: 'refuse', subject: null, cause, steps: [edit] };
}

/** The document is silent: what happens is recorded under `subject`. `cause` says why a standard would refuse it. */
export function record<Location extends string>(
  subject: string,
  edit: Edit<Location> | readonly Edit<Location>[],
  options: CaseOptions & { readonly cause?: Cause } = {},
): HandCase<Location> {
  const { cause = null, ...rest } = options;
  return { ...rest, kind: 'record', subject, cause, steps: typeof edit === 'function' ? [edit] : edit };
}
