import { isArray, isObject, type Json } from '../../model/json.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Draft, Fault, FaultWorld, RawRequest } from '../../model/simulator.ts';
import { refusalFault, tokenFault } from './build.ts';
import { bodyOf, type Change, setHeader } from './draft-parts.ts';
import { secretOf, wrongSecretCases } from './spec-parts.ts';

/** Answers that tell more than they should. */
export function leakFaults(spec: ProviderSpec): readonly Fault[] {
  const refused = (name: string, title: string, change: Change): Fault =>
    refusalFault(`leak/${name}`, title, wrongSecretCases(spec), change);
  const says = (name: string, title: string, text: (world: FaultWorld) => string): Fault =>
    refused(name, title, (draft, world) => say(draft, text(world)));
  return [
    says('echo-secret', 'repeats the secret in a refusal', (world) => `wrong secret, expected ${secretOf(world)}`),
    says(
      'echo-secret-base64',
      'repeats the secret in base64',
      (world) => `got ${Buffer.from(secretOf(world)).toString('base64')}`,
    ),
    says(
      'echo-secret-hex',
      'repeats the secret in hex',
      (world) => `got ${Buffer.from(secretOf(world)).toString('hex')}`,
    ),
    says(
      'echo-secret-form-encoded',
      'repeats the secret form-encoded',
      (world) => `client_secret=${percent(secretOf(world))}`,
    ),
    says(
      'echo-secret-reversed',
      'repeats the secret backwards',
      (world) => `got ${Array.from(secretOf(world)).toReversed().join('')}`,
    ),
    says(
      'echo-request',
      'repeats the request in a refusal',
      ({ request }) => `cannot process ${wholeRequest(request)}`,
    ),
    says(
      'stack-trace',
      'shows a stack trace',
      () => 'java.lang.NullPointerException\n\tat com.example.auth.TokenService.issue(TokenService.java:42)',
    ),
    says('sql', 'shows a database error', () => "ORA-01017: SELECT secret FROM clients WHERE id = 'x'"),
    says(
      'file-path',
      'shows where it is installed',
      () => 'include(/var/www/html/app/Http/Controllers/AuthController.php): failed to open stream',
    ),
    says(
      'class-name',
      'shows the name of an exception',
      () => 'Symfony\\Component\\HttpKernel\\Exception\\UnauthorizedHttpException',
    ),
    refused('which-half-was-wrong', 'says which of the credentials was wrong', (draft) =>
      say(draft, `wrong part: ${draft.outcome}`),
    ),
    refused('set-cookie-on-refusal', 'sets a cookie with a refusal', (draft) =>
      setHeader(draft, 'Set-Cookie', 'SESSION=simulated; Path=/'),
    ),
    refused('echo-secret-in-header', 'repeats the secret in a header', (draft, world) =>
      setHeader(draft, 'X-Debug', secretOf(world)),
    ),
    tokenFault('leak/echo-secret-in-success', 'repeats the secret beside the token', (draft, world) =>
      add(draft, 'client', secretOf(world)),
    ),
    tokenFault('leak/echo-client-id', 'repeats the client id beside the token', (draft, { credentials }) =>
      add(draft, 'client', credentials.get('clientId') ?? ''),
    ),
    tokenFault('leak/token-in-header', 'repeats the token in a header', (draft) =>
      setHeader(draft, 'X-Token', firstLongText(bodyOf(draft))),
    ),
    tokenFault('leak/token-in-cookie', 'sets the token as a cookie', (draft) =>
      setHeader(draft, 'Set-Cookie', `token=${firstLongText(bodyOf(draft))}; Path=/`),
    ),
    tokenFault('leak/token-in-location', 'puts the token into a URL', (draft) =>
      setHeader(draft, 'Location', `/home?access_token=${firstLongText(bodyOf(draft))}`),
    ),
    tokenFault('leak/private-address', 'names a machine of its own network', (draft) =>
      setHeader(draft, 'X-Served-By', 'auth-7.internal 10.20.30.40'),
    ),
  ];
}

const percent = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');

function wholeRequest({ headers, body }: RawRequest): string {
  const head = headers.map(([name, value]) => `${name}: ${value}`).join(', ');
  return `${head} ${Buffer.from(body).toString('utf8').slice(0, 400)}`;
}

/** Puts words where the refusal has its message, else in a member of its own. */
function say(draft: Draft, words: string): void {
  const replaced = withMessage(bodyOf(draft), words);
  if (replaced === null) add(draft, 'message', words);
  else draft.body = replaced;
}

function withMessage(value: Json, words: string): Json | null {
  if (!isObject(value) || isArray(value)) return null;
  const name = Object.keys(value).find((key) => /message$/i.test(key));
  if (name !== undefined) return { ...value, [name]: words };
  for (const [key, member] of Object.entries(value)) {
    const inner = withMessage(member, words);
    if (inner !== null) return { ...value, [key]: inner };
  }
  return null;
}

function add(draft: Draft, name: string, value: string): void {
  draft.body = { ...(isObject(draft.body) ? draft.body : {}), [name]: value };
}

function firstLongText(value: Json): string {
  if (typeof value === 'string') return value.length >= 40 ? value : '';
  if (!isObject(value)) return '';
  for (const member of Object.values(value)) {
    const found = firstLongText(member);
    if (found !== '') return found;
  }
  return '';
}
