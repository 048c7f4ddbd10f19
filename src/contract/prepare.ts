import { configuredPlan } from '../model/configured-plan.ts';
import type { PlannedBody, PlannedSignature, PlannedValue, RequestPlan, Scalar } from '../model/request-plan.ts';
import type { Prepared, SignatureTrace } from '../model/prepared.ts';
import { shown } from '../model/secret.ts';
import { encodeBody, withExtra, type EncodedBody } from './encode-body.ts';
import { createFiller, MissingCredential, type FillContext, type Filled } from './fill.ts';
import { signOnce } from './sign-once.ts';
import { altered, withoutSignature } from './signed-root.ts';
import { signedText } from './signed-text.ts';
import type { Style } from './write-json.ts';

export type PrepareContext = FillContext & {
  /** The configured URL: an origin and perhaps a prefix, without a slash at its end; or the whole URL. */
  readonly baseUrl: string;
  /** Stands for `baseUrl` wherever the request is shown: a fixed port makes reports comparable. */
  readonly shownBaseUrl?: string;
};

/** Makes a plan ready to send: fills credentials, clock and nonces in, writes the body and signs it. */
export function prepare(documented: RequestPlan, context: PrepareContext): Prepared {
  const plan = configuredPlan(documented, (name) => context.credentials.has(name));
  let trace: SignatureTrace | null = null;
  let signature: Filled | null = null;
  const { root, leaves } =
    plan.body === null
      ? { root: null, leaves: null }
      : withExtra(plan.body.root, furtherMembers(plan.body.extra, context));
  const fillRef = createFiller(context, () => {
    if (signature !== null) return signature;
    if (plan.signature === null) return { real: '', shown: '' };
    [signature, trace] = makeSignature(plan.signature, root, styleOf(plan.body), context, fill);
    return signature;
  });
  const fill = (value: Scalar): Filled =>
    (typeof value === 'object' ? leaves?.get(value) : undefined) ?? fillRef(value);

  const body = plan.body === null || root === null ? null : encodeBody(plan.body, altered(root, plan.signature), fill);
  const headers = plan.headers.map((header) => ({ ...header, filled: fill(header.value) }));
  const query = plan.query.map(([name, value]) => [name, fill(value)] as const);
  const shownBase = context.shownBaseUrl ?? context.baseUrl;

  const named = (form: 'real' | 'shown'): [string, string][] =>
    headers.map((header) => [header.name, contentType(header.name, header.filled[form], body)]);
  return {
    wire: {
      method: plan.method,
      url: `${context.baseUrl}${plan.path}${queryText(query, ({ real }) => encodeURIComponent(real))}`,
      headers: named('real'),
      body: body?.bytes ?? null,
      beforeColon: new Map(
        headers.flatMap((header, index) => (header.beforeColon === '' ? [] : [[index, header.beforeColon] as const])),
      ),
    },
    shown: {
      method: plan.method,
      url: `${shownBase}${plan.path}${queryText(query, ({ shown: text }) => text)}`,
      headers: named('shown'),
      body: body?.shown ?? null,
    },
    trace,
  };
}

function queryText(query: readonly (readonly [string, Filled])[], write: (value: Filled) => string): string {
  const pairs = query.map(([name, value]) => `${encodeURIComponent(name)}=${write(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** A multipart body names its boundary in Content-Type; other formats take the header as planned. */
function contentType(name: string, value: string, body: EncodedBody | null): string {
  return name.toLowerCase() === 'content-type' && value === 'multipart/form-data' && body !== null
    ? body.contentType
    : value;
}

function makeSignature(
  plan: PlannedSignature,
  root: PlannedValue | null,
  style: Style,
  context: PrepareContext,
  fill: (value: Scalar) => Filled,
): [Filled, SignatureTrace] {
  const key = context.credentials.get(plan.key);
  if (key === undefined) throw new MissingCredential(plan.key);
  const text =
    root === null ? { real: '', shown: '' } : signedText(withoutSignature(root), plan.over, plan.bytes, style, fill);
  const real = signOnce(text.real, plan, key, context.credentials.get(`${plan.key}Passphrase`) ?? null);
  context.learn('signature', real);
  const over =
    'pointer' in plan.over
      ? plan.over.pointer || '(whole body)'
      : 'wrap' in plan.over
        ? `{${plan.over.wrap}}`
        : `body without ${plan.over.without.join(', ')}`;
  return [
    { real, shown: real === '' ? '' : shown('signature') },
    {
      algorithm: plan.algorithm,
      over,
      bytes: plan.bytes,
      text: text.shown,
      length: Buffer.byteLength(text.real),
      steps: plan.steps.map((step) => (step === 'append-key' ? `append ${shown(plan.key)}` : step)),
      encoding: plan.encoding,
      place: plan.place,
    },
  ];
}

const styleOf = (body: PlannedBody | null): Style => body?.write ?? 'compact';

function furtherMembers(name: string | null, { credentials }: FillContext): { name: string; text: string } | null {
  const secret = name === null ? undefined : credentials.get(name);
  return secret === undefined ? null : { name: secret.name, text: secret.reveal() };
}
