import { curlOf } from '../../src/contract/curl.ts';
import { prepare } from '../../src/contract/prepare.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import type { RequestPlan } from '../../src/model/request-plan.ts';
import type { WireRequest } from '../../src/model/wire.ts';
import { fixedContext } from './real-plans.ts';
import { runScript, type Arrived } from './shell.ts';

/** Everything that a shell could take for something else, in ASCII, since some of it stands in headers. */
export const nasty = `it's "a" $HOME \\n 100% \`id\` #;&|<>*?[x]!~(q)9`;
export const foreign = `ключ "é" 鍵 $(id) ü\\9z`;

/** Values by credential; those that only stand in bodies are not ASCII. */
export function valuesFor({ credentials }: ProviderSpec): Record<string, string> {
  return Object.fromEntries(
    credentials.map(({ name }) => [name, name === 'extra' ? '{"pin":7,"note":"a}b{ \\"c\\""}' : `${nasty}-${name}`]),
  );
}

const variableOf = (credential: string): string => `V_${credential.replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`;

export type Scene = {
  readonly values: Readonly<Record<string, string>>;
  /** Further variables, such as the file of a private key. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly wholeUrl?: boolean;
};

export type Compared = { readonly script: string; readonly arrived: Arrived; readonly wanted: WireRequest };

/** Runs the script of a plan and prepares the same plan ourselves. Both spoil credentials alike: 112 turns by 13 and by 5. */
export async function compare(
  plan: RequestPlan,
  { values, variables = {}, wholeUrl = false }: Scene,
): Promise<Compared> {
  const names = Object.keys(values);
  const { curl, curlReason } = curlOf(plan, {
    variables: new Map(names.map((name) => [name, variableOf(name)])),
    urlVariable: 'V_URL',
    wholeUrl,
    configured: new Set(names),
  });
  if (curl === null) throw new Error(`not in curl: ${curlReason ?? ''}`);
  const environment = {
    ...Object.fromEntries(names.map((name) => [variableOf(name), values[name] ?? ''])),
    ...variables,
  };
  const { arrived } = await runScript(curl, environment, 'V_URL', wholeUrl ? '/own/token' : '/prefix/');
  const { wire } = prepare(
    plan,
    fixedContext(values, {
      baseUrl: wholeUrl ? 'http://x/own/token' : 'http://x/prefix',
      random: (length) => new Uint8Array(length).fill(112),
    }),
  );
  return { script: curl, arrived, wanted: wire };
}

/** What the request we would send looks like on the wire, in the form of `Arrived`. */
export function asArrived({ method, url, headers, body, beforeColon }: WireRequest): Arrived {
  const bytes = Buffer.from(body ?? []);
  return {
    start: `${method} ${url.slice('http://x'.length)} HTTP/1.1`,
    headers: headers.map(
      ([name, value], index) => `${name}${beforeColon.get(index) ?? ''}:${value === '' ? '' : ` ${value}`}`,
    ),
    body: bytes,
    length: body === null && !['POST', 'PUT', 'PATCH'].includes(method) ? null : bytes.length,
  };
}

/** Times and nonces are made afresh by each side. */
export function settled({ start, headers, body, length }: Arrived): Arrived {
  return {
    // Which bytes of a query are escaped, and in which case, is the writer's affair (RFC 3986 §6.2.2).
    start: decodeURIComponent(start),
    headers: headers.map((line) =>
      line
        .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/, 'NOW')
        .replace(/^(SVReferenceID: )([0-9a-f]{16}|[A-Z2-9]{16})$/i, '$1UNIQUE'),
    ),
    body,
    length,
  };
}
