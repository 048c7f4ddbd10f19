import { defaultLimits, type Limits } from '../model/target.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../model/nearest.ts';
import { formatPosition } from '../model/position.ts';
import { createDecoder, type Decoder } from './decode.ts';
import { readYaml, type YamlNode } from './yaml-document.ts';

/** How one provider is reached on one target: names of variables, never values. */
export type ProviderTarget = {
  /** The variable that holds the URL. */
  readonly url: string;
  /** Credential name → variable. `NAME_FILE` is looked up as well. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Calls a minute; null for no bound. */
  readonly perMinute: number | null;
  /** Probes of pass 1 per run. */
  readonly probes: number;
  /** Readings that hold here, by conflict. */
  readonly readings: Readonly<Record<string, string>>;
  /** Values of other inputs of a plain OpenAPI document, by parameter name or JSON pointer. */
  readonly inputs: Readonly<Record<string, string>>;
};

export type TargetConfig = {
  readonly name: string;
  readonly kind: 'simulator' | 'http';
  readonly providers: Readonly<Record<string, ProviderTarget>>;
  /** Providers that must be configured: not configured is exit 3, not a skip. */
  readonly required: readonly string[];
  readonly limits: Limits;
  readonly proxy: string | null;
  /** Paths of PEM files, relative to the project. */
  readonly clientCertificate: { readonly certificate: string; readonly key: string } | null;
};

export type TargetsFile = {
  readonly profile: string;
  /** Hosts that are never called. */
  readonly production: readonly string[];
  readonly targets: Readonly<Record<string, TargetConfig>>;
};

const variable = /^[A-Z][A-Z0-9_]*$/;
const limitNames = Object.keys(defaultLimits) as (keyof Limits)[];

/** Reads and checks `targets.yaml`; every problem at once. */
export function readTargets(
  path: string,
  shownPath: string,
): { file: TargetsFile | null; problems: readonly Problem[] } {
  const { node, problems } = readYaml(path, shownPath);
  if (problems.length > 0) return { file: null, problems };
  const decoder = createDecoder('E_TARGETS');
  const root = decoder.object(node ?? undefined, ['profile', 'production', 'targets'], 'targets.yaml');
  const targets = Object.fromEntries(
    [...decoder.object(root.get('targets'), null, 'targets')].map(([name, entry]) => [
      name,
      decodeTarget(decoder, name, entry),
    ]),
  );
  const file: TargetsFile = {
    profile:
      decoder.text(root.get('profile'), 'profile', /^\d{4}-\d{2}$/, 'write a year and a month, such as "2026-11"') ??
      '2026-11',
    production: decoder.texts(root.get('production'), 'production').map((host) => host.toLowerCase()),
    targets: { mock: { ...emptyTarget('mock'), kind: 'simulator' }, ...targets },
  };
  return decoder.problems.length > 0 ? { file: null, problems: decoder.problems } : { file, problems: [] };
}

const emptyTarget = (name: string): TargetConfig => ({
  name,
  kind: 'http',
  providers: {},
  required: [],
  limits: defaultLimits,
  proxy: null,
  clientCertificate: null,
});

function decodeTarget(decoder: Decoder, name: string, node: YamlNode): TargetConfig {
  const known = ['kind', 'providers', 'required', 'limits', 'proxy', 'clientCertificate'];
  const members = decoder.object(node, known, `target ${name}`);
  const kind = decoder.text(members.get('kind'), 'kind', /^(simulator|http)$/, 'write simulator or http');
  const limits = decoder.object(members.get('limits'), limitNames, 'limits');
  const certificateNode = members.get('clientCertificate');
  const certificate = decoder.object(certificateNode, ['certificate', 'key'], 'clientCertificate');
  if (certificateNode !== undefined) decoder.needs(certificateNode, ['certificate', 'key'], 'clientCertificate');
  const [certificateFile, keyFile] = [
    decoder.text(certificate.get('certificate'), 'certificate'),
    decoder.text(certificate.get('key'), 'key'),
  ];
  const providers = decoder.object(members.get('providers'), null, 'providers');
  return {
    name,
    kind: kind === 'simulator' ? 'simulator' : 'http',
    providers: Object.fromEntries([...providers].map(([id, entry]) => [id, decodeProvider(decoder, id, entry)])),
    required: decodeRequired(decoder, members.get('required'), [...providers.keys()]),
    limits: {
      ...defaultLimits,
      ...Object.fromEntries(
        [...limits].map(([limit, entry]) => [limit, decoder.whole(entry, `limits.${limit}`, 1, 1 << 26) ?? 1]),
      ),
    },
    proxy: decoder.text(
      members.get('proxy'),
      'proxy',
      /^https?:\/\/[^@\s]+$/,
      'write the URL of the proxy without credentials',
    ),
    clientCertificate:
      certificateFile === null || keyFile === null ? null : { certificate: certificateFile, key: keyFile },
  };
}

/** Names that no provider of the target has would be waited for in vain. */
function decodeRequired(decoder: Decoder, node: YamlNode | undefined, known: readonly string[]): readonly string[] {
  const names = decoder.texts(node, 'required');
  for (const item of node?.items ?? []) {
    const name = String(item.scalar);
    if (typeof item.scalar !== 'string' || known.includes(name)) continue;
    const near = nearest(name, known);
    decoder.problems.push({
      code: 'E_TARGETS',
      at: formatPosition(item.at),
      what: `required names "${name.slice(0, 60)}", which the target does not configure`,
      fix: near === null ? `one of ${known.join(', ')}` : `did you mean "${near}"?`,
    });
  }
  return names;
}

function decodeProvider(decoder: Decoder, id: string, node: YamlNode): ProviderTarget {
  const known = ['url', 'credentials', 'perMinute', 'probes', 'readings', 'inputs'];
  const members = decoder.object(node, known, `provider ${id}`);
  const texts = (name: string, pattern?: RegExp, form?: string): Record<string, string> =>
    Object.fromEntries(
      [...decoder.object(members.get(name), null, name)].map(([key, entry]) => [
        key,
        decoder.text(entry, `${name}.${key}`, pattern, form) ?? '',
      ]),
    );
  decoder.needs(node, ['url'], `provider ${id}`);
  const form = 'write the name of an environment variable, in capitals';
  return {
    url: decoder.text(members.get('url'), 'url', variable, form) ?? '',
    credentials: texts('credentials', variable, form),
    perMinute: decoder.whole(members.get('perMinute'), 'perMinute', 1, 60_000),
    probes: decoder.whole(members.get('probes'), 'probes', 0, 100) ?? 8,
    readings: texts('readings'),
    inputs: texts('inputs'),
  };
}
