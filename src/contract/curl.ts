import { configuredPlan } from '../model/configured-plan.ts';
import type { PlannedHeader, RequestPlan } from '../model/request-plan.ts';
import { bodyInShell, withExtraPlace, type ShellBody } from './curl-body.ts';
import { keepSigned, signInShell, type SignedInShell } from './curl-signature.ts';
import { createScript, NotInCurl, type ShellScript } from './curl-values.ts';
import { literal, word, type Piece } from './shell-text.ts';
import { altered, withoutSignature } from './signed-root.ts';
import { signedText } from './signed-text.ts';

export type CurlContext = {
  /** Credential → shell variable. A private key is read from the file that its variable, with `_FILE` behind it, names. */
  readonly variables: ReadonlyMap<string, string>;
  /** The variable that holds the URL. */
  readonly urlVariable: string;
  /** The URL is sent as it is; otherwise the documented path is appended to it. */
  readonly wholeUrl: boolean;
  /** Names of the configured credentials: what holds an optional one that is not configured is left out. */
  readonly configured: ReadonlySet<string>;
};

export type Curl = { readonly curl: string | null; readonly curlReason?: string };

/**
 * The request of a plan as a POSIX shell script around curl: the same bytes, credentials from shell variables, times and
 * nonces made afresh, signatures computed by openssl. Made from the plan alone, so it cannot hold a secret. A credential in
 * a header is sent in the encoding of the shell, which differs from ours outside ASCII.
 */
export function curlOf(plan: RequestPlan, context: CurlContext): Curl {
  try {
    return {
      curl: write(
        configuredPlan(plan, (name) => context.configured.has(name)),
        context,
      ),
    };
  } catch (error) {
    if (error instanceof NotInCurl) return { curl: null, curlReason: error.message };
    throw error;
  }
}

function write(plan: RequestPlan, context: CurlContext): string {
  const { body, signature } = plan;
  const root = body === null ? null : withExtraPlace(body, context.configured.has(body.extra ?? ''), signature);
  let signed: SignedInShell | null = null;
  const script: ShellScript = createScript(context.variables, () => {
    if (signature === null || signature.tamper === 'empty') return '';
    const text =
      root === null
        ? ''
        : signedText(withoutSignature(root), signature.over, signature.bytes, body?.write ?? 'compact', script.fill)
            .real;
    signed = keepSigned(text, script);
    return signInShell(signature, script);
  });
  // The header may be what asks for the signature, and the body may hold what was signed.
  const headers = plan.headers.map((header) => ({ ...header, text: script.fill(header.value).real }));
  const sent =
    body === null || root === null
      ? noBody(plan.method)
      : bodyInShell(body, altered(root, signature), script, () => signed);
  const args = [
    `${methodArg(plan)} ${url(plan, context, script)}`,
    '${CONTRACTS_CA_FILE:+--cacert "$CONTRACTS_CA_FILE"}',
    ...unwanted(plan.headers, sent),
    ...headers.map((header) => `-H ${headerWord(header, sent, script)}`),
    ...sent.args,
  ];
  const command = ['curl -sS -i --http1.1', ...args].join(' \\\n  ');
  return script.finish(sent.piped === null ? command : `${sent.piped} |\n${command}`);
}

/** With `-X HEAD` curl waits for a body that does not come. */
function methodArg({ method, body }: RequestPlan): string {
  if (method === 'HEAD' && body === null) return '--head';
  return `-X ${/^[A-Z]+$/.test(method) ? method : word([literal(method)])}`;
}

/** Methods for which a request without a body says so (RFC 9110 §8.6). */
const withPayload = new Set(['POST', 'PUT', 'PATCH']);

const noBody = (method: string): ShellBody => ({
  args: withPayload.has(method) ? [`--data-binary ''`] : [],
  piped: null,
  contentType: null,
});

/** Headers that curl would add on its own. */
function unwanted(headers: readonly PlannedHeader[], { args }: ShellBody): readonly string[] {
  const own = new Set(headers.flatMap(({ name, beforeColon }) => (beforeColon === '' ? [name.toLowerCase()] : [])));
  const added = ['User-Agent', 'Accept', ...(args.length > 0 ? ['Content-Type'] : [])];
  return added.filter((name) => !own.has(name.toLowerCase())).map((name) => `-H '${name}:'`);
}

function url({ path, query }: RequestPlan, { urlVariable, wholeUrl }: CurlContext, script: ShellScript): string {
  const base = wholeUrl ? `$${urlVariable}` : `\${${urlVariable}%/}`;
  const pairs = query.flatMap(([name, value], index): Piece[] => [
    literal(`${index === 0 ? '?' : '&'}${encodeURIComponent(name)}=`),
    ...script.pieces(script.fill(value).real).map((piece): Piece => {
      if ('literal' in piece) return literal(encodeURIComponent(piece.literal));
      script.use('percent');
      return { expand: `$(percent "${piece.expand}")` };
    }),
  ]);
  if (/[^!-~]/.test(path)) throw new NotInCurl('curl refuses a path with white space or characters beyond ASCII');
  const asIs = /\/\.{1,2}(\/|$)/.test(path) ? '--path-as-is ' : '';
  const unglobbed = /[[\]{}]/.test(path) ? '--globoff ' : '';
  return `${asIs}${unglobbed}${word([{ expand: base }, ...(path === '' ? [] : [literal(path)]), ...pairs])}`;
}

/** `name: value`; `name;` is how curl is told to send an empty one. */
function headerWord(header: PlannedHeader & { readonly text: string }, sent: ShellBody, script: ShellScript): string {
  const isMultipart = header.name.toLowerCase() === 'content-type' && header.text === 'multipart/form-data';
  const value = script.pieces(isMultipart ? (sent.contentType ?? header.text) : header.text);
  const name = `${header.name}${header.beforeColon}`;
  const pieces = value.length === 0 ? [literal(`${name};`)] : [literal(`${name}: `), ...value];
  return word(pieces.flatMap(inLatin1));
}

/** Header text is written in ISO 8859-1, a byte for a character (RFC 9110 §5.5). */
function inLatin1(piece: Piece): readonly Piece[] {
  if ('expand' in piece) return [piece];
  if (/[\r\n\0\u0100-\uffff]/.test(piece.literal))
    throw new NotInCurl('a header cannot hold a line break, NUL or a character above U+00FF; it was not sent either');
  return piece.literal.split(/([\u0080-\u00ff]+)/).flatMap((part): Piece[] => {
    if (part === '') return [];
    if (!/[\u0080-\u00ff]/.test(part)) return [literal(part)];
    const bytes = Array.from(part, (one) => `\\${(one.codePointAt(0) ?? 0).toString(8)}`).join('');
    return [{ expand: `$(printf '${bytes}')` }];
  });
}
