import type { Change } from '../model/change.ts';
import type { Json } from '../model/json.ts';
import { parseLocation, type RequestLocation } from '../model/location.ts';
import { parsePointer } from '../model/pointer.ts';
import type {
  PlannedBody,
  PlannedHeader,
  PlannedSignature,
  PlannedValue,
  Ref,
  RequestPlan,
  Scalar,
} from '../model/request-plan.ts';
import { planned } from './write-json.ts';

/** What stands at a location: a ref, a text, or a piece of JSON. */
type Content = PlannedValue;

/** The plan with the changes applied in order, each declared. Changes of what is not there leave the plan as it is. */
export function applyChanges(plan: RequestPlan, changes: readonly Change[]): RequestPlan {
  const changed = changes.reduce(applyChange, plan);
  return { ...changed, declared: [...plan.declared, ...changes] };
}

function applyChange(plan: RequestPlan, change: Change): RequestPlan {
  if ('omit' in change) return put(plan, change.omit, () => []);
  if ('credential' in change) {
    const ref: Ref = { ref: 'credential', name: change.credential, how: null };
    return put(plan, change.set, () => [{ value: ref }]);
  }
  if ('set' in change) return put(plan, change.set, () => [planned(change.to)]);
  if ('alter' in change)
    return put(plan, change.alter, (contents) =>
      contents.map((content) =>
        'value' in content && content.value.ref === 'credential'
          ? { value: { ...content.value, how: change.how } }
          : content,
      ),
    );
  if ('rename' in change) {
    const [moved] = contentsAt(plan, change.rename);
    return moved === undefined
      ? plan
      : put(
          put(plan, change.rename, () => []),
          change.to,
          () => [moved],
        );
  }
  if ('duplicate' in change) return put(plan, change.duplicate, (contents) => [...contents, planned(change.to)]);
  if ('method' in change) return { ...plan, method: change.method };
  if ('path' in change) return { ...plan, path: change.path };
  if ('contentType' in change)
    return put(plan, 'header:Content-Type', () => (change.contentType === null ? [] : [{ json: change.contentType }]));
  if ('format' in change) return reformat(plan, change.format);
  // Of a form there is no other writing, and nothing that JSON's grammar could say of it.
  if ('write' in change) return withJson(plan, (body) => ({ ...body, write: change.write }));
  if ('bodyText' in change) return withJson(plan, (body) => ({ ...body, text: change.bodyText }));
  if ('noBody' in change) return put({ ...plan, body: null }, 'header:Content-Type', () => []);
  if ('spell' in change) return respell(plan, change.spell, change.as);
  if ('beforeColon' in change)
    return eachHeader(plan, change.beforeColon, (header) => ({ ...header, beforeColon: change.text }));
  if ('tamper' in change) {
    if (plan.signature === null || plan.signature.place.length === 0) return plan;
    if (change.tamper === 'other-key' && !usesKey(plan.signature)) return plan;
    const tampered = { ...plan, signature: { ...plan.signature, tamper: change.tamper } };
    return change.tamper === 'omit'
      ? plan.signature.place.reduce<RequestPlan>((kept, place) => put(kept, place, () => []), tampered)
      : tampered;
  }
  if ('basicSeparator' in change) return basic(plan, (ref) => ({ ...ref, separator: change.basicSeparator }));
  if ('basicText' in change) return put(plan, 'header:Authorization', () => [{ json: `Basic ${change.basicText}` }]);
  return plan; // `sign` chooses a reading: the caller built the plan under it.
}

/** A recipe may do without: `append-literal-key` takes a word in the place of the key. */
const usesKey = ({ algorithm, steps }: PlannedSignature): boolean =>
  algorithm !== 'steps' || steps.includes('append-key') || steps.includes('hmac-sha256');

type Edit = (contents: readonly Content[]) => readonly Content[];

/** Replaces what stands at a location; an edit that returns nothing removes it, one that returns two repeats it. */
function put(plan: RequestPlan, location: RequestLocation, edit: Edit): RequestPlan {
  const place = parseLocation(location);
  switch (place?.in) {
    case 'header':
      return { ...plan, headers: editHeaders(plan.headers, place.name, edit) };
    case 'query': {
      const [others, own] = split(plan.query, ([name]) => name === place.name);
      const contents = edit(own.map(([, value]) => content(value)));
      return { ...plan, query: [...others, ...contents.map((value) => [place.name, scalar(value)] as const)] };
    }
    case 'basic':
      return basic(plan, (ref) => {
        const part = place.name === 'clientId' ? 'id' : 'secret';
        return { ...ref, [part]: scalar(edit([content(ref[part])])[0] ?? { json: '' }) };
      });
    case 'body':
      return withBody(plan, (body) => ({ ...body, root: editAt(body.root, parsePointer(place.name), edit) }));
    case undefined:
  }
  return plan;
}

function editHeaders(headers: readonly PlannedHeader[], name: string, edit: Edit): readonly PlannedHeader[] {
  const same = (header: PlannedHeader): boolean => header.name.toLowerCase() === name.toLowerCase();
  const at = headers.findIndex(same);
  const [others, own] = split(headers, same);
  const written = edit(own.map((header) => content(header.value))).map((value) => ({
    name: own[0]?.name ?? name,
    value: scalar(value),
    beforeColon: own[0]?.beforeColon ?? ('' as const),
  }));
  return at === -1 ? [...others, ...written] : [...others.slice(0, at), ...written, ...others.slice(at)];
}

/** Edits the member at a path. Objects on the way are made only when the edit puts something there. */
function editAt(root: PlannedValue, path: readonly string[], edit: Edit): PlannedValue {
  const [head, ...rest] = path;
  if (head === undefined) return edit([root])[0] ?? { members: [] };
  const tree = 'json' in root ? planned(root.json) : root;
  if ('items' in tree) return { items: editItem(tree.items, head, rest, edit) };
  const members = 'members' in tree ? tree.members : [];
  const at = members.findIndex(([name]) => name === head);
  if (rest.length > 0) {
    const child = editAt(members[at]?.[1] ?? nothing, rest, edit);
    if (at !== -1) return { members: members.with(at, [head, child]) };
    return isNothing(child) ? root : { members: [...members, [head, child]] };
  }
  const [others, own] = split(members, ([name]) => name === head);
  const written = edit(own.map(([, value]) => value)).map((value) => [head, value] as const);
  return { members: at === -1 ? [...others, ...written] : [...others.slice(0, at), ...written, ...others.slice(at)] };
}

function editItem(
  items: readonly PlannedValue[],
  head: string,
  rest: readonly string[],
  edit: Edit,
): readonly PlannedValue[] {
  return items.flatMap((item, index) => {
    if (String(index) !== head) return [item];
    return rest.length > 0 ? [editAt(item, rest, edit)] : edit([item]);
  });
}

const nothing: PlannedValue = { members: [] };
const isNothing = (value: PlannedValue): boolean => 'members' in value && value.members.length === 0;

function contentsAt(plan: RequestPlan, location: RequestLocation): readonly Content[] {
  let found: readonly Content[] = [];
  put(plan, location, (contents) => (found = contents));
  return found;
}

function respell(plan: RequestPlan, location: RequestLocation, as: string): RequestPlan {
  if (location.toLowerCase() === 'header:authorization') return basic(plan, (ref) => ({ ...ref, scheme: as }));
  return eachHeader(plan, location, (header) => ({ ...header, name: as }));
}

function eachHeader(
  plan: RequestPlan,
  location: RequestLocation,
  change: (header: PlannedHeader) => PlannedHeader,
): RequestPlan {
  const name = parseLocation(location)?.name.toLowerCase();
  return {
    ...plan,
    headers: plan.headers.map((header) => (header.name.toLowerCase() === name ? change(header) : header)),
  };
}

type BasicRef = Extract<Ref, { ref: 'basic' }>;

function basic(plan: RequestPlan, change: (ref: BasicRef) => BasicRef): RequestPlan {
  const headers = plan.headers.map((header) =>
    typeof header.value === 'object' && header.value.ref === 'basic'
      ? { ...header, value: change(header.value) }
      : header,
  );
  return { ...plan, headers };
}

function reformat(plan: RequestPlan, format: 'form' | 'multipart'): RequestPlan {
  if (plan.body === null) return plan;
  const type = format === 'form' ? 'application/x-www-form-urlencoded' : 'multipart/form-data';
  return put(
    withBody(plan, (body) => ({ ...body, format })),
    'header:Content-Type',
    () => [{ json: type }],
  );
}

function withBody(plan: RequestPlan, change: (body: PlannedBody) => PlannedBody): RequestPlan {
  return plan.body === null ? plan : { ...plan, body: change(plan.body) };
}

const withJson = (plan: RequestPlan, change: (body: PlannedBody) => PlannedBody): RequestPlan =>
  plan.body?.format === 'json' ? withBody(plan, change) : plan;

const content = (value: Scalar): Content => (typeof value === 'string' ? { json: value } : { value });

function scalar(value: Content): Scalar {
  if ('value' in value) return value.value;
  const json: Json = 'json' in value ? value.json : '';
  return typeof json === 'string' ? json : JSON.stringify(json);
}

function split<T>(items: readonly T[], own: (item: T) => boolean): [others: T[], own: T[]] {
  return [items.filter((item) => !own(item)), items.filter(own)];
}
