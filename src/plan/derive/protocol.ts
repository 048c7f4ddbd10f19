import type { ContractCase } from '../../model/contract-case.ts';
import { parseLocation } from '../../model/location.ts';
import { derivedCase, type Documented } from './derived-case.ts';
import { isSent } from './inputs.ts';

/** Other methods, header names in another case, credentials in the URL, and the documented request a second time. */
export function deriveProtocol(documented: Documented): readonly ContractCase[] {
  return [...methods(documented), ...spellings(documented), ...inQuery(documented), reissue(documented)];
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
      pointer: input.pointer,
      requirements: [{ source: 'RFC 9110', section: '5.1', level: 'should' }],
    });
  });
}

/** RFC 6749 §2.3.1: client credentials must not be in the request URI. Sent without the real secret. */
function inQuery(documented: Documented): ContractCase[] {
  const secret = documented.operation.inputs.find(
    (input) => input.fill.by === 'credential' && /secret|code/i.test(input.fill.name),
  );
  if (secret === undefined || parseLocation(secret.location)?.in !== 'body') return [];
  const name = parseLocation(secret.location)?.name.split('/').at(-1) ?? 'client_secret';
  return [
    derivedCase(documented, {
      kind: 'query',
      subject: name,
      title: `${name} in the URL in place of the body`,
      changes: [{ omit: secret.location }, { set: `query:${name}`, to: 'not-the-secret' }],
      cause: 'missing-credential',
      pointer: secret.pointer,
    }),
  ];
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
