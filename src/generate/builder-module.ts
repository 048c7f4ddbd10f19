import { documentedPlan } from '../model/documented-plan.ts';
import type { Json } from '../model/json.ts';
import type { CredentialRule, EvidenceRef, Operation, ProviderSpec } from '../model/provider-spec.ts';
import { commentText, isIdentifier, literal, propertyName, quoted } from './literal.ts';
import { functionName } from './names.ts';
import { union } from './union.ts';

/** The text of `builder.ts`: what may be named in cases, the documented requests, and a function that builds each. */
export function builderModule(spec: ProviderSpec, header: string, source: string): string {
  return [
    `${header}${imports(source)}`,
    `export const provider = ${quoted(spec.id)};`,
    `export const specSha256 = ${quoted(spec.sha256)};`,
    credentialsType(spec),
    union(
      'Operation',
      'What can be called.',
      spec.operations.map(({ id }) => id),
    ),
    union('Location', 'The inputs of a request.', locations(spec)),
    union(
      'ConflictId',
      'Where the document contradicts itself.',
      spec.conflicts.map(({ id }) => id),
    ),
    union(
      'SilenceId',
      'Where the document says nothing.',
      spec.silences.map(({ id }) => id),
    ),
    documented(spec),
    'export const api = defineApi<Operation, Location>({ provider, specSha256, documented });',
    ...spec.operations.map((operation) => builder(spec, operation)),
  ]
    .join('\n\n')
    .concat('\n')
    .replace("';\n\nexport const specSha256", "';\nexport const specSha256");
}

const imports = (source: string): string => `import { defineApi } from ${quoted(`${source}/contract/api.ts`)};
import { buildRequest, type BuiltRequest, type RequestOptions } from ${quoted(`${source}/contract/build-request.ts`)};
import type { RequestPlan } from ${quoted(`${source}/model/request-plan.ts`)};`;

function credentialsType(spec: ProviderSpec): string {
  const members = spec.credentials.flatMap((rule) => [
    `  /** ${sentence(describeCredential(spec, rule))} */\n  readonly ${propertyName(rule.name)}${rule.optional ? '?' : ''}: string;`,
    ...(rule.kind === 'private-key'
      ? [`  /** Needed when the key is encrypted. */\n  readonly ${propertyName(`${rule.name}Passphrase`)}?: string;`]
      : []),
  ]);
  const head = '/** What a client of this provider holds. */\nexport type Credentials = ';
  return members.length === 0 ? `${head}Readonly<Record<never, string>>;` : `${head}{\n${members.join('\n')}\n};`;
}

/** Where a credential goes, and what the spec says about it. */
function describeCredential(spec: ProviderSpec, rule: CredentialRule): string {
  const places = new Set(
    spec.operations.flatMap(({ inputs }) =>
      inputs.filter(({ fill }) => fill.by === 'credential' && fill.name === rule.name).map(({ location }) => location),
    ),
  );
  const signs = spec.signature?.key === rule.name ? 'Signs the request' : '';
  const extra = spec.operations.some(({ body }) => body?.extra === rule.name)
    ? 'A JSON object whose members are added to the body'
    : '';
  const kind = rule.kind === 'private-key' ? ', as PEM' : '';
  const where = places.size === 0 ? '' : `Sent as ${[...places].join(' and ')}`;
  return `${[signs, extra, where].filter((text) => text !== '').join('. ')}${kind}`;
}

/** Inputs of all operations, and the headers that follow from them. */
function locations(spec: ProviderSpec): readonly string[] {
  const inputs = spec.operations.flatMap((operation) => operation.inputs.map(({ location }) => location));
  const basic = inputs.some((location) => location.startsWith('basic:'));
  const body = spec.operations.some((operation) => operation.body !== null);
  return [...inputs, ...(basic ? ['header:Authorization'] : []), ...(body ? ['header:Content-Type'] : [])];
}

function documented(spec: ProviderSpec): string {
  const plans = Object.fromEntries(
    spec.operations.map((operation) => [operation.id, documentedPlan(spec, operation, new Map()) as unknown as Json]),
  );
  const head = 'export const documented: Readonly<Record<Operation, RequestPlan>> = ';
  const says = '/** The documented requests, where the document contradicts itself by the likeliest reading. */';
  return `${says}\n${head}${literal(plans, 0, head.length)};`;
}

function builder(spec: ProviderSpec, operation: Operation): string {
  const name = functionName(operation.id);
  const access = isIdentifier(operation.id) ? `.${operation.id}` : `[${quoted(operation.id)}]`;
  const { file, line } = operation.position;
  const lines = operation.evidence.map((line) => `${line} “${says(spec, line)}”`);
  const stated = lines.length === 0 ? [] : [` * Stated by ${lines.map(commentText).join('; ')}.`];
  const path = spec.wholeUrl ? 'the configured URL' : operation.path;
  return [
    '/**',
    ` * ${commentText(`${operation.method} ${path}`)} (${file}:${line}).`,
    ...stated,
    ' */',
    ...signature(name),
    `  return buildRequest(documented${access}, credentials, options);`,
    '}',
  ].join('\n');
}

function signature(name: string): readonly string[] {
  const flat = `export function ${name}(credentials: Credentials, options: RequestOptions): BuiltRequest {`;
  return flat.length <= 120
    ? [flat]
    : [`export function ${name}(`, '  credentials: Credentials,', '  options: RequestOptions,', '): BuiltRequest {'];
}

function says(spec: ProviderSpec, line: EvidenceRef): string {
  return spec.evidence.find((known) => known.line === line)?.says ?? '';
}

const sentence = (text: string): string => `${commentText(text)}.`;
