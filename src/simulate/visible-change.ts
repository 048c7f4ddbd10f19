import type { Change } from '../model/change.ts';
import { isObject } from '../model/json.ts';
import { credentialMatches } from './credential-match.ts';
import { readBasic } from './basic-credentials.ts';
import { inputValues, locationKey } from './input-value.ts';
import { type JsonNode, tolerableFlaws } from './json-text.ts';
import { headerValues } from './received.ts';
import { applicable } from './schema-node.ts';
import { same } from './schema-fits.ts';
import { signatureState } from './signature-state.ts';
import type { Visit } from './visit.ts';

/** How much a change says about a request: a rename says that one input is gone and another is there. */
export const facts = (change: Change): number => ('rename' in change ? 2 : 1);

/** Whether a request, as it arrived, shows a declared change. */
export function isVisible(visit: Visit, change: Change): boolean {
  const { received, ground } = visit;
  const values = (location: string) => inputValues(visit, location);
  if ('omit' in change) return !visit.policy.lenient.has(`optional ${change.omit}`) && values(change.omit).length === 0;
  if ('rename' in change) return values(change.rename).length === 0 && values(change.to).length > 0;
  if ('duplicate' in change) return values(change.duplicate).length > 1;
  if ('set' in change) {
    const wanted = 'credential' in change ? ground.credentials.get(change.credential) : change.to;
    return values(change.set).some((value) => same(value, wanted));
  }
  if ('alter' in change) return isAltered(visit, change.alter, change.how);
  if ('method' in change) return received.raw.method === change.method;
  if ('path' in change) return received.path === change.path;
  if ('contentType' in change) return sameMedia(received.media, change.contentType);
  if ('format' in change)
    return received.media === (change.format === 'form' ? 'application/x-www-form-urlencoded' : 'multipart/form-data');
  if ('write' in change) return isWritten(visit, change.write);
  if ('bodyText' in change) return showsBodyText(visit, change.bodyText);
  if ('noBody' in change) return received.body.kind === 'none';
  if ('spell' in change) return isSpelt(visit, change.spell, change.as);
  if ('tamper' in change) {
    const state = signatureState(visit);
    if (change.tamper === 'omit') return state === 'absent';
    return change.tamper === 'empty' ? state === 'empty' : state === 'wrong';
  }
  if ('basicSeparator' in change) {
    const manner = { ...visit.policy.basic, separator: change.basicSeparator };
    return readBasic(headerValues(received.raw, 'authorization')[0], manner).kind === 'read';
  }
  if ('basicText' in change)
    return headerValues(received.raw, 'authorization')[0]?.endsWith(` ${change.basicText}`) === true;
  if ('beforeColon' in change)
    return received.raw.headers.some(
      ([name]) => locationKey(`header:${name}`) === `${locationKey(change.beforeColon)}${change.text}`,
    );
  // Which reading a signature follows is the signature's own step.
  return false;
}

function isAltered(visit: Visit, location: string, how: string): boolean {
  const input = visit.operation.inputs.find((one) => locationKey(one.location) === locationKey(location));
  const [value] = inputValues(visit, location);
  const held = input?.fill.by === 'credential' ? visit.ground.credentials.get(input.fill.name) : undefined;
  if (typeof value !== 'string' || held === undefined || input?.fill.by !== 'credential') return false;
  // Who does not compare a credential cannot see that it is spoiled.
  if (credentialMatches(visit.policy, input.fill.name, location, value, held)) return false;
  if (how === 'empty') return value === '';
  if (how === 'truncated') return value !== '' && value !== held && held.startsWith(value);
  if (how === 'trailing-space') return value === `${held} `;
  if (how === 'leading-space') return value === ` ${held}`;
  if (how === 'inner-space') return value !== held && value.replace(' ', '') === held;
  if (how === 'upper-case') return value !== held && value === held.toUpperCase();
  if (how === 'lower-case') return value !== held && value === held.toLowerCase();
  return value !== '' && value !== held;
}

const sameMedia = (media: string | null, wanted: string | null): boolean =>
  media === (wanted === null ? null : (/^[^;\s]+/.exec(wanted)?.[0].toLowerCase() ?? null));

function isWritten(
  { received, operation, ground }: Visit,
  how: 'compact' | 'pretty' | 'reordered' | 'sorted',
): boolean {
  const { body } = received;
  if (body.kind !== 'json') return false;
  const spaced = /[ \t\n\r]/.test(body.text.replace(/"(?:[^"\\]|\\.)*"/gs, ''));
  if (how === 'compact' || how === 'pretty') return spaced === (how === 'pretty');
  const names = memberNames(body.root);
  if (how === 'sorted') return same(names, names.toSorted());
  const documented = applicable(ground.spec.document, operation.body?.schema ?? '').flatMap(({ node }) =>
    isObject(node['properties']) ? Object.keys(node['properties']) : [],
  );
  const known = names.filter((name) => documented.includes(name));
  return !same(
    known,
    documented.filter((name) => known.includes(name)),
  );
}

const memberNames = (node: JsonNode): string[] => (node.kind === 'object' ? node.members.map(({ name }) => name) : []);

function showsBodyText({ received, policy }: Visit, how: string): boolean {
  if (policy.lenient.has(tolerableFlaws[how] ?? 'body-syntax')) return false;
  const text = Buffer.from(received.raw.body).toString('utf8');
  if (how === 'empty') return text === '';
  if (how === 'array') return text.trimStart().startsWith('[');
  if (how === 'bom') return text.startsWith('\ufeff');
  if (how === 'trailing-comma') return /,\s*[}\]]/.test(text);
  return text !== '' && received.body.kind === 'broken';
}

function isSpelt({ received }: Visit, location: string, as: string): boolean {
  if (/^header:authorization$/i.test(location))
    return headerValues(received.raw, 'authorization')[0]?.startsWith(`${as} `) === true;
  return received.raw.headers.some(
    ([name]) => name === as && `header:${name}`.toLowerCase() === location.toLowerCase(),
  );
}
