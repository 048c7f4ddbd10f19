import { nowhere } from '../../src/model/places.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import { faultsFor } from '../../src/simulate/faults.ts';

export type Generated = {
  /** The texts of builder.ts and types.ts. */
  readonly builder: string;
  readonly types: string;
  /** Whether the provider has a simulator.ts of its own. */
  readonly hasExtension: boolean;
};

/** The modules of a provider that package.json exports, by file name: JavaScript, declarations, and the spec as data. */
export function entriesOf(spec: ProviderSpec, { builder, types, hasExtension }: Generated): Record<string, string> {
  const generated = `../contracts/${spec.id}/generated`;
  return {
    'index.js': `export * from '${generated}/builder.js';\n`,
    'index.d.ts': [
      `export * from '${generated}/builder.js';`,
      `export type { ${typesBeside(builder, types).join(', ')} } from '${generated}/types.js';`,
      '',
    ].join('\n'),
    'validate.js': `export * from '${generated}/forms.js';\n`,
    'validate.d.ts': `export * from '${generated}/forms.js';\n`,
    'spec.js': specModule(spec),
    'msw.js': handlersModule(spec.id, hasExtension),
    'msw.d.ts': handlersTypes(spec, generated),
  };
}

/** The types of types.ts, less those of a name that the builder has for something else. */
function typesBeside(builder: string, types: string): readonly string[] {
  const taken = new Set(exportedTypes(builder));
  return exportedTypes(types).filter((name) => !taken.has(name));
}

const exportedTypes = (text: string): readonly string[] =>
  [...text.matchAll(/^export type (\w+)/gm)].map(([, name = '']) => name);

/** Without the places: there is no file. Parsed rather than written as a literal: a member called `__proto__` stays a member. */
function specModule(spec: ProviderSpec): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify({ ...spec, places: nowhere }))});\n`;
}

/**
 * MSW 3 intercepts with an ES2024 function that Node 20 does not have. Where it is missing it is put in place, as the
 * standard describes it, so that the packed handlers work there with MSW 3 as well.
 */
export const promiseModule = `Promise.withResolvers ??= function withResolvers() {
  let resolve;
  let reject;
  const promise = new this((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
};
`;

const handlersModule = (id: string, hasExtension: boolean): string =>
  [
    "import '../promise.js';",
    "import { packedDemoCredentials, packedFaults, providerHandlers } from '../src/simulate/provider-handlers.js';",
    ...(hasExtension ? [`import { extension } from '../contracts/${id}/simulator.js';`] : []),
    "import spec from './spec.js';",
    '',
    `export const handlers = (options) => providerHandlers(spec, options, ${hasExtension ? 'extension' : 'null'});`,
    'export const demoCredentials = () => packedDemoCredentials(spec);',
    'export const faults = packedFaults(spec);',
    '',
  ].join('\n');

function handlersTypes(spec: ProviderSpec, generated: string): string {
  const readings = spec.conflicts.map(
    ({ id, question, readings: known }) =>
      `  /** ${comment(question)} */\n  readonly ${JSON.stringify(id)}?: ${known.map((one) => JSON.stringify(one.id)).join(' | ')};`,
  );
  const faults = faultsFor(spec).map(({ name }) => `  | ${JSON.stringify(name)}`);
  return `import type { HttpHandler } from 'msw';
import type { Credentials } from '${generated}/builder.js';

/** How the simulated provider settles what its document contradicts itself about; the likeliest reading where none is named. */
export type Readings = {
${readings.join('\n')}
};

/** A rule of the provider, broken on purpose; \`faults\` has their titles. */
export type FaultName =
${faults.join('\n')};

export type HandlerOptions = {
  /** ${spec.wholeUrl ? 'The whole token URL of the tenant' : 'An origin and perhaps a prefix'}, as the code under test has it. */
  readonly baseUrl: string;
  /** What the provider knows the client by; everybody else is refused. */
  readonly credentials: Credentials;
  readonly readings?: Readings;
  readonly faults?: readonly FaultName[];
};

/** MSW handlers that answer as this provider would. Throws with every problem of the options at once. */
export declare function handlers(options: HandlerOptions): HttpHandler[];

/** Credentials for tests, plainly made up and made anew at each call. */
export declare function demoCredentials(): Credentials;

export declare const faults: readonly { readonly name: FaultName; readonly title: string }[];
`;
}

const comment = (text: string): string => text.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ');
