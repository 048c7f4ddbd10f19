import type { Cause } from '../../model/cause.ts';
import type { Change } from '../../model/change.ts';
import type { Json } from '../../model/json.ts';
import { valueAt } from '../../model/pointer.ts';
import type { ProviderSpec, ResponseBranch, ResponseRule } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';
import { fits } from '../schema-fits.ts';
import { valueFor, withValueAt } from '../schema-value.ts';
import { branchFor, conflictsAbout, enforcementConflicts, isLifetimeOpen, lifetimeConflicts } from './spec-parts.ts';

type Silence = {
  readonly faults: RegExp;
  readonly why: string;
  readonly when?: (spec: ProviderSpec, fault: Fault) => boolean;
};

/** Which faults neither the document nor a standard speaks of, and why: only a baseline can notice them. */
const silences: readonly Silence[] = [
  { faults: /^reading\//, why: 'the document contradicts itself about it' },
  {
    faults: /^accept\/header-white-space/,
    why: 'the document contradicts itself about it',
    when: (spec) => asksChange(spec, (change) => 'beforeColon' in change),
  },
  {
    faults: /^accept\/(no|any)-signature$/,
    why: 'the document contradicts itself about it',
    when: (spec) => enforcementConflicts(spec).length > 0,
  },
  {
    faults: /^accept\/without:/,
    why: 'the document contradicts itself about it',
    when: (spec, { lenient }) =>
      asksChange(spec, (change) => 'omit' in change && lenient?.includes(`optional ${change.omit}`) === true),
  },
  {
    faults: /^accept\/(without|empty):header/,
    why: 'the document does not call it mandatory',
    when: isOnlyAssumed,
  },
  {
    faults: /^accept\/padded-/,
    why: 'white space around a header value is no part of it (RFC 9110 §5.5)',
    when: ({ operations }, { name }) =>
      operations.some(({ inputs }) =>
        inputs.some(
          ({ location, fill }) =>
            location.startsWith('header:') && fill.by === 'credential' && name === `accept/padded-${fill.name}`,
        ),
      ),
  },
  {
    faults: /^accept\/trailing-comma$/,
    why: 'the document contradicts itself about it',
    when: (spec) => asksChange(spec, (change) => 'bodyText' in change && change.bodyText === 'trailing-comma'),
  },
  {
    faults: /^refuse\/extra-members$/,
    why: 'it is open whether the signature covers a further member',
    when: (spec) =>
      spec.conflicts.some(
        ({ id, requests }) => id === spec.signature?.conflicts.over && Object.keys(requests).length > 0,
      ),
  },
  {
    faults: /^accept\/empty:header/,
    why: 'nothing says that a header with an empty value is refused',
    when: unlessStated('missing-credential', 'missing-input'),
  },
  { faults: /^accept\/any-length:/, why: 'the document states no length' },
  { faults: /^accept\/any-case:/, why: 'nothing says whether case matters' },
  { faults: /^accept\/other-value:header/, why: 'nothing says what another value leads to' },
  {
    faults: /^accept\/mistyped:/,
    why: 'the input is optional, and nothing says what its type is for',
    when: ({ operations }, { lenient }) =>
      operations.some(({ inputs }) =>
        inputs.some(({ location, required }) => required === 'no' && lenient?.includes(`type ${location}`) === true),
      ),
  },
  { faults: /^accept\/other-content-type$/, why: 'a server may guess the media type (RFC 9110 §8.3)' },
  { faults: /^accept\/byte-order-mark$/, why: 'a parser may ignore it (RFC 8259 §8.1)' },
  { faults: /^accept\/other-operation$/, why: 'once an operation issues tokens, nobody asks the others' },
  { faults: /^refuse\/member-order$/, why: 'RFC 8259 §4 only advises not to depend on the order' },
  { faults: /^refuse\/second-request$/, why: 'nothing says how often a client may ask' },
  {
    faults: /^status\/404-on-refusal$/,
    why: 'the document lists 404 among its refusals',
    when: ({ operations }) => operations.some(({ responses }) => responses.some(({ status }) => status === '404')),
  },
  { faults: /^body\//, why: 'the body is not documented', when: (spec) => tokenBranch(spec)?.schema === null },
  {
    faults: /^bytes\/(empty|white-space)$/,
    why: 'the body is not documented',
    when: (spec) => tokenBranch(spec)?.schema === null,
  },
  { faults: /^body\/extra-member$/, why: 'clients ignore members that they do not know (RFC 6749 §5.1)' },
  {
    faults: /^refusal\//,
    why: 'the form of a refusal is not documented',
    when: (spec) => !isStated(branchFor(spec, 'wrong-secret')),
  },
  { faults: /^(body|refusal)\/\w+:/, why: 'it still has the documented form', when: stillFits },
  {
    faults: /^(lifetime\/other-type|body\/type:)/,
    why: 'the document contradicts itself about it',
    when: (spec, { name }) => asksOfType(spec, name),
  },
  {
    faults: /^lifetime\/(milliseconds|minutes|day|endless)$/,
    why: 'the document contradicts itself about it',
    when: isLifetimeOpen,
  },
  {
    faults: /^token\/(milliseconds|lives-a-minute|lives-a-year)$/,
    why: 'the document contradicts itself about it',
    when: isLifetimeOpen,
  },
  { faults: /^lifetime\//, why: 'the body is not documented', when: (spec) => tokenBranch(spec)?.schema === null },
  { faults: /^token-type\/lower-case$/, why: 'its case does not matter (RFC 6749 §5.1)' },
  { faults: /^token\/no-iat$/, why: 'iat is optional (RFC 7519 §4.1.6)' },
  { faults: /^token\/long$/, why: 'nothing bounds the length of a token' },
  {
    faults: /^token\/other-format$/,
    why: 'the document contradicts itself about it',
    when: (spec) => conflictsAbout(spec, asksOfParts).length > 0,
  },
  {
    faults: /^token\/other-format$/,
    why: 'the document does not say what a token is',
    when: (spec) => tokenBranch(spec)?.schema === null,
  },
  {
    faults: /^headers\/problem-content-type$/,
    why: 'a +json media type is JSON, and the document states no other',
    when: (spec) => !hasStatedStatus(spec),
  },
  { faults: /^headers\/(any-origin|server-version)$/, why: 'no standard of token endpoints forbids it' },
  { faults: /^leak\/which-half-was-wrong$/, why: 'the document itself tells the halves apart', when: tellsApart },
  { faults: /^(status|headers)\/enumeration$/, why: 'the document itself tells the halves apart', when: tellsApart },
  { faults: /^leak\/echo-client-id$/, why: 'a client id is no secret' },
  { faults: /^leak\/(token-in-header|private-address)$/, why: 'no standard of token endpoints forbids it' },
];

/** The fault with the reason why nothing speaks of it, if there is one. */
export function markSilent(spec: ProviderSpec, fault: Fault): Fault {
  const silence = silences.find(({ faults, when }) => faults.test(fault.name) && (when?.(spec, fault) ?? true));
  return silence === undefined ? fault : { ...fault, silent: silence.why };
}

type Place = { readonly rule: ResponseRule; readonly branch: ResponseBranch } | null;

/** A conflict sends a request with such a change. */
function asksChange(spec: ProviderSpec, is: (change: Change) => boolean): boolean {
  return conflictsAbout(spec, ({ requests }) => Object.values(requests).flat().some(is)).length > 0;
}

/** Nothing but our model requires the input that the fault does without. */
function isOnlyAssumed({ operations }: ProviderSpec, { lenient }: Fault): boolean {
  return operations.some(({ inputs }) =>
    inputs.some(
      ({ location, required }) =>
        required === 'assumed' && lenient?.some((rule) => rule.endsWith(` ${location}`)) === true,
    ),
  );
}

const isStated = (place: Place): boolean =>
  place !== null && place.branch.schema !== null && place.branch.assumed === null;

function hasStatedStatus(spec: ProviderSpec): boolean {
  const place = branchFor(spec, 'wrong-secret');
  return (
    place !== null && place.rule.stated && place.branch.causes.some((one) => one.cause === 'wrong-secret' && one.stated)
  );
}

function unlessStated(...wanted: readonly Cause[]) {
  return ({ operations }: ProviderSpec): boolean =>
    !operations.some(({ responses }) =>
      responses.some(({ branches }) =>
        branches.some(({ causes }) => causes.some(({ cause, stated }) => stated && wanted.includes(cause))),
      ),
    );
}

function tellsApart(spec: ProviderSpec): boolean {
  const [secret, client] = [branchFor(spec, 'wrong-secret'), branchFor(spec, 'unknown-client')];
  return secret !== null && client !== null && secret.branch !== client.branch;
}

function tokenBranch({ operations }: ProviderSpec): ResponseBranch | undefined {
  return operations[0]?.responses.flatMap(({ branches }) => branches).find(({ shape }) => shape === 'token');
}

/** An emptied or renamed member may leave a body that the schema allows. */
function stillFits(spec: ProviderSpec, { name }: Fault): boolean {
  const [, group = '', kind, pointer = ''] = /^(\w+)\/(\w+):(.*)$/.exec(name) ?? [];
  const branch = group === 'body' ? tokenBranch(spec) : branchFor(spec, 'wrong-secret')?.branch;
  if (kind !== 'empty' || branch === undefined || branch.schema === null) return false;
  if (pointer === branch.token?.token || pointer === branch.token?.type) return false;
  const body: Json = valueFor(spec.document, branch.schema) ?? null;
  return valueAt(body, pointer) !== undefined && fits(spec.document, branch.schema, withValueAt(body, pointer, ''));
}

function asksOfType(spec: ProviderSpec, name: string): boolean {
  const asked = lifetimeConflicts(spec).filter(({ readings }) => readings.some(({ schema }) => schema !== null));
  return asked.some(({ member }) => name === 'lifetime/other-type' || name === `body/type:${member}`);
}

const asksOfParts = ({ readings }: ProviderSpec['conflicts'][number]): boolean =>
  readings.some(({ observe }) => /\bparts\b/.test(observe ?? ''));
