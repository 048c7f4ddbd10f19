import { randomBytes } from 'node:crypto';
import type { HttpHandler } from 'msw';
import { nearest } from '../model/nearest.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Fault, RawRequest, Simulator, SimulatorExtension } from '../model/simulator.ts';
import { demoCredentials } from './demo-credentials.ts';
import { faultsFor } from './faults.ts';
import { mswHandlers } from './msw-handlers.ts';
import { createSimulator } from './simulator.ts';

export type HandlerOptions = {
  /** Where the code under test sends its requests: an origin and perhaps a prefix, or the whole token URL of a tenant. */
  readonly baseUrl: string;
  /** What the simulated provider knows the client by; anything else is refused. */
  readonly credentials: Readonly<Record<string, string | undefined>>;
  /** Conflict → reading; the likeliest one where none is named. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Rules of the provider to break, by name. */
  readonly faults?: readonly string[];
};

/**
 * MSW handlers that answer as this provider would. Throws with every problem at once: a missing credential, an unknown
 * fault or reading, a URL that is none.
 */
export function providerHandlers(
  spec: ProviderSpec,
  options: HandlerOptions,
  extension: SimulatorExtension | null = null,
): HttpHandler[] {
  const faults = faultsFor(spec);
  const wanted = (options.faults ?? []).map((name) => faults.find((fault) => fault.name === name) ?? name);
  const problems = [
    ...missingCredentials(spec, options.credentials),
    ...wanted.flatMap((one) => (typeof one === 'string' ? [unknownFault(spec, one, faults)] : [])),
    ...(URL.canParse(options.baseUrl) ? [] : [notAUrl(options.baseUrl)]),
  ];
  if (problems.length > 0) throw new Rejected(problems);
  const simulator = createSimulator({
    spec,
    credentials: new Map(
      Object.entries(options.credentials).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    readings: options.readings ?? {},
    faults: wanted.filter((one) => typeof one !== 'string'),
    clock: { wall: () => Date.now(), monotonic: () => performance.now() },
    random: (length) => randomBytes(length),
    extension,
  });
  return mswHandlers(spec.wholeUrl ? atWholeUrl(simulator) : simulator, {
    origin: options.baseUrl,
    carriesBody: ({ method, path }) =>
      spec.operations.some(
        (operation) => operation.method === method && operation.body !== null && operation.path === pathOnly(path),
      ),
  });
}

/** Credentials for tests, plainly made up and made anew at each call: texts, a UUID or an RSA key, as the spec asks. */
export function packedDemoCredentials(spec: ProviderSpec): Readonly<Record<string, string>> {
  return Object.fromEntries(demoCredentials(spec, (length) => randomBytes(length)));
}

/** Every way in which this provider can be broken. */
export function packedFaults(spec: ProviderSpec): readonly Pick<Fault, 'name' | 'title'>[] {
  return faultsFor(spec).map(({ name, title }) => ({ name, title }));
}

const pathOnly = (path: string): string => path.split('?')[0] ?? path;

/** The simulator of a provider whose URL only the tenant knows stands at `/token`; here it stands at that very URL. */
function atWholeUrl(simulator: Simulator): Simulator {
  return { ...simulator, respond: (request) => simulator.respond(atToken(request)) };
}

const atToken = (request: RawRequest): RawRequest => ({
  ...request,
  path: request.path.replace(/^\/(?=$|\?)/, '/token'),
});

function missingCredentials(spec: ProviderSpec, given: HandlerOptions['credentials']): readonly Problem[] {
  return spec.credentials
    .filter(({ name, optional }) => !optional && given[name] === undefined)
    .map(({ name }) => ({
      code: 'E_SECRET_MISSING',
      at: null,
      what: `${spec.id} needs the credential ${name}`,
      fix: 'give the value that the code under test sends, or take demoCredentials()',
    }));
}

function unknownFault(spec: ProviderSpec, name: string, faults: readonly Fault[]): Problem {
  const near = nearest(
    name,
    faults.map((fault) => fault.name),
  );
  return {
    code: 'E_FAULT_UNKNOWN',
    at: null,
    what: `${spec.id} has no fault "${name.slice(0, 60)}"`,
    fix: near === null ? 'see the list `faults`' : `did you mean "${near}"?`,
  };
}

const notAUrl = (text: string): Problem => ({
  code: 'E_URL',
  at: null,
  what: 'baseUrl is no URL',
  got: JSON.stringify(text).slice(0, 60),
  fix: 'write https://api.example.test',
});
