import { createPublicKey } from 'node:crypto';
import type { Cause } from '../model/cause.ts';
import type { Draft, FaultWorld, RawRequest, RawResponse, Simulator, SimulatorOptions } from '../model/simulator.ts';
import { createAcceptedBefore } from './accepted-before.ts';
import { plainBasic } from './basic-credentials.ts';
import { departuresOf } from './departures.ts';
import { locationKey } from './input-value.ts';
import { tolerableFlaws } from './json-text.ts';
import { createMint } from './mint.ts';
import { acceptedChanges, issuingOperation, readingsInForce, signatureInForce } from './readings-in-force.ts';
import { receive } from './received.ts';
import { refusal } from './refusal.ts';
import { type Route, route, unknownPath } from './route.ts';
import { bodySyntax } from './steps/body-syntax.ts';
import { contentType } from './steps/content-type.ts';
import { credentials } from './steps/credentials.ts';
import { headerSyntax } from './steps/header-syntax.ts';
import { oddRules } from './steps/odd-rules.ts';
import { method } from './steps/method.ts';
import { requiredInputs } from './steps/required-inputs.ts';
import { signature } from './steps/signature.ts';
import type { Ground, Policy, Step } from './visit.ts';
import { addUsualHeaders, writeResponse } from './write-response.ts';

/** In the order in which a request is judged; the first that objects decides. */
const steps: readonly Step[] = [
  headerSyntax,
  method,
  contentType,
  bodySyntax,
  requiredInputs,
  credentials,
  signature,
  oddRules,
];

/** A provider made from its spec: a function from a raw request to a raw response. Rejects readings that do not exist. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { spec, faults } = options;
  const flipped = faults.flatMap((fault) => Object.entries(fault.readings ?? {}));
  const readings = readingsInForce(spec, { ...options.readings, ...Object.fromEntries(flipped) });
  const ground: Ground = {
    spec,
    credentials: options.credentials,
    readings,
    signature: signatureInForce(spec, readings),
    publicKey: publicKeyOf(options),
  };
  const policy = startingPolicy(options, ground);
  const issuing = policy.lenient.has('operation') ? null : issuingOperation(readings);
  const world = { clock: options.clock, random: options.random, spec, credentials: options.credentials };
  const memory = new Map<string, unknown>();
  let issued = 0;
  const mint = createMint(ground, {
    ...world,
    claims: () => options.extension?.claims?.({ ...world, issued: issued + 1, memory }) ?? {},
  });

  const before = faults.length === 0 ? createAcceptedBefore() : null;

  const answer = (request: RawRequest): Draft => {
    const known = before?.operationOf(request);
    if (known !== undefined) return mint(known);
    const received = receive(request, policy.lenient);
    const place = route(spec, received.path, request.method, issuing);
    if (place.kind === 'unknown') return unknownPath(spec, received.path, place.known);
    const draft = place.kind === 'elsewhere' ? notHere(spec, place) : judge(place);
    if (place.kind === 'method' && draft.status === 405) draft.headers.push(['Allow', place.allow]);
    return draft;

    function judge({ operation }: Exclude<Route, { kind: 'unknown' | 'elsewhere' }>): Draft {
      const departed = departuresOf({ received, operation, policy, issued, ground });
      const visit = { received, operation, policy: departed.policy, issued, ground };
      let cause: Cause | null = null;
      for (const step of steps) if (cause === null) cause = step(visit);
      cause ??= departed.refused;
      if (cause !== null) return refusal(spec.document, operation, cause);
      before?.add(request, operation);
      return mint(operation);
    }
  };

  const basic = spec.operations.some(({ inputs }) => inputs.some(({ location }) => location.startsWith('basic:')));
  const challenge = basic ? 'Basic' : 'Bearer';

  return {
    provider: spec.id,
    respond(request: RawRequest): RawResponse {
      const draft = answer(request);
      addUsualHeaders(draft, options.clock, challenge);
      if (draft.outcome === 'token') issued += 1;
      const faultWorld: FaultWorld = { ...world, request, issued, memory };
      for (const fault of faults) fault.change?.(draft, faultWorld);
      return writeResponse(draft);
    },
  };
}

/** Documented elsewhere: that path does not exist at a provider that follows the reading in force. */
function notHere(spec: SimulatorOptions['spec'], { operation }: Extract<Route, { kind: 'elsewhere' }>): Draft {
  const draft = refusal(spec.document, operation, 'unsupported-method');
  return { ...draft, status: 404, outcome: 'not-found' };
}

function startingPolicy({ faults }: SimulatorOptions, { readings }: Ground): Policy {
  const lenient = new Set(faults.flatMap((fault) => fault.lenient ?? []));
  const strict = new Set(faults.flatMap((fault) => fault.strict ?? []));
  const suspended = new Set<string>();
  for (const change of acceptedChanges(readings)) {
    // A flaw of the body that a reading accepts must not stop the parser.
    if ('bodyText' in change) lenient.add(tolerableFlaws[change.bodyText] ?? '');
    // Without Accept any media type will do (RFC 9110 §12.5.1): who takes that does not look at the header.
    if ('omit' in change && locationKey(change.omit) === 'header:accept') suspended.add('header:accept');
  }
  const basic = {
    ...plainBasic,
    lastSeparator: strict.has('last-colon'),
    schemeCase: strict.has('scheme-case'),
  };
  return { lenient, strict, suspended, moved: new Map(), basic };
}

function publicKeyOf({ spec, credentials }: SimulatorOptions): Ground['publicKey'] {
  const pem = spec.signature?.algorithm === 'steps' ? undefined : credentials.get(spec.signature?.key ?? '');
  return pem === undefined ? null : createPublicKey(pem);
}
