import { askedChanges } from '../../model/asked-changes.ts';
import type { Change } from '../../model/change.ts';
import type { ContractCase } from '../../model/contract-case.ts';
import { credentialRole } from '../../model/credential-role.ts';
import { parseLocation } from '../../model/location.ts';
import { derivedCase, type Documented } from './derived-case.ts';
import { isSent } from './inputs.ts';

/** Other methods, header names in another case, credentials in the URL, no coding of the body, and the documented request a second time. */
export function deriveProtocol(documented: Documented): readonly ContractCase[] {
  return [
    ...methods(documented),
    ...spellings(documented),
    ...whiteSpace(documented),
    ...inQuery(documented),
    unencoded(documented),
    reissue(documented),
  ];
}

function methods(documented: Documented): ContractCase[] {
  const used = new Set(
    documented.spec.operations.filter(({ path }) => path === documented.operation.path).map(({ method }) => method),
  );
  return ['GET', 'PUT', 'DELETE']
    .filter((method) => !used.has(method))
    .map((method) =>
      derivedCase(documented, {
        kind: 'method',
        subject: method,
        changes: method === 'PUT' ? [{ method }] : [{ method }, { noBody: true }],
        title: `method ${method}`,
        cause: 'unsupported-method',
        tags: method === 'GET' ? ['core'] : [],
      }),
    );
}

/** RFC 9110 §5.1: field names are case-insensitive. */
function spellings(documented: Documented): ContractCase[] {
  const headers = documented.operation.inputs.filter(
    (input) => isSent(input) && parseLocation(input.location)?.in === 'header',
  );
  return headers.map((input) => {
    const name = parseLocation(input.location)?.name ?? '';
    const as = name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase();
    return derivedCase(documented, {
      kind: 'spelling',
      subject: `header.${name}`,
      changes: [{ spell: input.location, as }],
      cause: null,
      at: input.position,
      requirements: [{ source: 'RFC 9110', section: '5.1', level: 'should' }],
    });
  });
}

const putsWhiteSpace = (change: Change): boolean => 'beforeColon' in change;

/** RFC 9112 §5.1: a server must refuse it. Not where the document itself writes it so, and a conflict asks. */
function whiteSpace(documented: Documented): ContractCase[] {
  const isAsked = askedChanges(documented.spec.conflicts).some(putsWhiteSpace);
  if (isAsked || documented.operation.body === null) return [];
  return [
    derivedCase(documented, {
      kind: 'white-space',
      subject: 'header.Content-Type',
      title: 'white space before the colon of Content-Type',
      changes: [{ beforeColon: 'header:Content-Type', text: ' ' }],
      cause: 'malformed-header',
      requirements: [{ source: 'RFC 9112', section: '5.1', level: 'should' }],
    }),
  ];
}

/**
 * RFC 6749 §2.3.1: client credentials must not be in the request URI. The client id moves there and no secret, which
 * every log on the way would keep: who reads the one from the URL reads the other as well.
 */
function inQuery(documented: Documented): ContractCase[] {
  const { inputs } = documented.operation;
  const id = inputs.find(
    ({ location, fill }) =>
      fill.by === 'credential' &&
      !fill.optional &&
      credentialRole(fill.name) === 'identity' &&
      parseLocation(location)?.in === 'body',
  );
  if (id?.fill.by !== 'credential') return [];
  const credential = id.fill.name;
  const name = parseLocation(id.location)?.name.split('/').at(-1) ?? 'client_id';
  const places = inputs.filter(({ fill }) => fill.by === 'credential' && fill.name === credential);
  return [
    derivedCase(documented, {
      kind: 'query',
      subject: name,
      title: `${name} in the URL and nowhere else`,
      changes: [...places.map(({ location }): Change => ({ omit: location })), { set: `query:${name}`, credential }],
      cause: 'missing-credential',
      at: id.position,
      requirements: [{ source: 'RFC 6749', section: '2.3.1', level: 'should' }],
    }),
  ];
}

/** RFC 9110 §12.5.3: a client that reads no content coding. Without the header any coding goes, so nothing else could tell. */
function unencoded(documented: Documented): ContractCase {
  return derivedCase(documented, {
    kind: 'encoding',
    subject: 'identity',
    title: 'Accept-Encoding: identity',
    changes: [{ set: 'header:Accept-Encoding', to: 'identity' }],
    cause: null,
    requirements: [{ source: 'RFC 9110', section: '12.5.3', level: 'should' }],
  });
}

function reissue(documented: Documented): ContractCase {
  return derivedCase(documented, {
    kind: 'reissue',
    subject: 'token',
    title: 'the documented request twice',
    changes: [
      { name: 'first', changes: [] },
      { name: 'second', changes: [] },
    ],
    cause: null,
    tags: ['core'],
  });
}
