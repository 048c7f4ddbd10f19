import type { ObservedBody } from '../model/evidence.ts';
import type { Operation } from '../model/provider-spec.ts';
import type { Redactor } from '../model/secret.ts';
import type { Place } from './echoes.ts';
import type { FoundToken } from './observed-token.ts';
import type { ShownNames } from './shown-names.ts';

/** What reading a body depends on besides its bytes. */
export type BodyContext = {
  readonly operation: Operation;
  readonly names: ShownNames;
  readonly redactor: Redactor;
  readonly wireBytes: number;
  readonly complete: 'yes' | 'unknown';
  /** Of the Content-Type header, lower case. */
  readonly media: string | null;
  readonly charset: string | null;
};

export type BodyReading = {
  readonly body: ObservedBody;
  /** Still a secret. */
  readonly token: FoundToken | null;
  /** Where echoes may be: the body less what was issued. Still secret. */
  readonly places: readonly Place[];
};

/** What a body says, apart from its sizes. */
export type BodyContent = Omit<ObservedBody, 'bytes' | 'wireBytes' | 'encoding' | 'encodingNotOffered'>;

export const noContent: BodyContent = {
  text: '',
  truncated: false,
  json: undefined,
  notJson: null,
  problems: [],
  numbers: {},
  htmlTitle: null,
};
