import { askedChanges } from '../model/asked-changes.ts';
import type { Change } from '../model/change.ts';
import { isArray, isObject } from '../model/json.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { suggestion } from './form.ts';
import { locationsNeeded, readChange } from './read-changes.ts';
import type { Report } from './reader.ts';

/** Header names that a request has or may be given although no input of the document is called so. */
const commonHeaders = ['authorization', 'content-type', 'accept', 'host', 'content-length', 'user-agent'];

/** Every change that conflicts and silences declare: what it departs from must be there, or it would change nothing. */
export function checkChanges(spec: ProviderSpec, report: Report): void {
  const known = knownLocations(spec);
  const lists = [
    ...spec.silences.map(({ pointer }) => `${pointer}/request`),
    ...spec.conflicts.flatMap(({ pointer, requests, readings }) => [
      ...Object.keys(requests).map((name) => `${pointer}/requests${formatPointer([name])}`),
      ...readings.map((reading) => `${reading.pointer}/request`),
    ]),
  ];
  for (const list of lists) {
    const items = valueAt(spec.document, list);
    if (!isArray(items)) continue;
    items.forEach((item, index) => {
      const read = isObject(item) ? readChange(item) : null;
      if (read !== null && 'change' in read) checkChange(spec, known, read.change, `${list}/${index}`, report);
    });
  }
}

function checkChange(spec: ProviderSpec, known: ReadonlySet<string>, change: Change, at: string, report: Report): void {
  for (const [key, location] of locationsNeeded(change)) {
    if (isKnown(known, location)) continue;
    const fix = suggestion(location, [...known]);
    report('E_LOCATION', `${at}/${key}`, 'no input of the request stands there', fix, location);
    return;
  }
  if ('alter' in change && !credentialLocations(spec).has(comparable(change.alter))) {
    report('E_CHANGE', `${at}/alter`, 'only a credential can be altered', 'set another value instead', change.alter);
  }
  if ('credential' in change) {
    const names = spec.credentials.map(({ name }) => name);
    if (!names.includes(change.credential)) {
      report(
        'E_CHANGE',
        `${at}/credential`,
        'names no credential',
        suggestion(change.credential, names),
        change.credential,
      );
    }
  }
  if ('tamper' in change && spec.signature === null) {
    report('E_CHANGE', at, 'there is no signature to tamper with', 'describe it in x-signature');
  }
  if (('basicSeparator' in change || 'basicText' in change) && !known.has('basic:clientId')) {
    report(
      'E_CHANGE',
      at,
      'the request carries no Basic credentials',
      'add a security scheme of type http, scheme basic',
    );
  }
}

const comparable = (location: string): string => (location.startsWith('header:') ? location.toLowerCase() : location);

const isKnown = (known: ReadonlySet<string>, location: string): boolean =>
  [...known].some((other) => comparable(other) === comparable(location)) ||
  (location.startsWith('header:') && commonHeaders.includes(location.slice('header:'.length).toLowerCase()));

/** The inputs of all operations, and what changes put into the request. */
function knownLocations(spec: ProviderSpec): ReadonlySet<string> {
  const changes = [...spec.silences.flatMap(({ request }) => request), ...askedChanges(spec.conflicts)];
  const added = changes.flatMap((change) => ('set' in change ? [change.set] : 'rename' in change ? [change.to] : []));
  const inputs = spec.operations.flatMap((operation) => operation.inputs.map(({ location }) => location));
  return new Set([...inputs, ...added]);
}

function credentialLocations(spec: ProviderSpec): ReadonlySet<string> {
  const inputs = spec.operations.flatMap((operation) => operation.inputs);
  return new Set(inputs.filter(({ fill }) => fill.by === 'credential').map(({ location }) => comparable(location)));
}
