import type { Kind, PlannedCase } from '../model/contract-case.ts';

/** Calls that the core set may cost a live target, per provider (DESIGN §6). */
export const coreCalls = 20;

export type Selection = {
  readonly kinds: readonly Kind[];
  readonly tags: readonly string[];
  /** Case-insensitive substring of id or title. */
  readonly grep: string | null;
  /** Only cases whose id ends in one of these; empty for all. */
  readonly only: readonly string[];
  /** Only the core set. */
  readonly core: boolean;
  /** Send at most one case of a group. */
  readonly onePerGroup: boolean;
  /** Which shard of how many, from 1. */
  readonly shard: { readonly index: number; readonly of: number } | null;
  /** Credentials that are configured. */
  readonly configured: ReadonlySet<string>;
};

/** Every case there is. */
export const everything: Omit<Selection, 'configured'> = {
  kinds: [],
  tags: [],
  grep: null,
  only: [],
  core: false,
  onePerGroup: false,
  shard: null,
};

/** Whether nothing was left out by choice. */
export const isEverything = ({ kinds, tags, grep, only, core, shard }: Selection): boolean =>
  [...kinds, ...tags, ...only].length === 0 && grep === null && !core && shard === null;

/**
 * The cases of one provider that are selected, in plan order, each with the reason if it is not sent. What is selected
 * pulls in its control; what is not selected does not appear.
 */
export function select(planned: readonly PlannedCase[], selection: Selection): readonly PlannedCase[] {
  const onlyCore = selection.core && !isNarrowed(selection);
  const wanted = planned
    .filter((entry) => matches(entry, selection) && (!onlyCore || entry.case.tags.includes('core')))
    .map((entry) => ({ ...entry, skip: entry.skip ?? skipReason(entry, selection) }));
  const grouped = oneOfEachGroup(wanted, selection.onePerGroup && !isNarrowed(selection));
  const own = onlyCore ? withinBudget(grouped, planned) : grouped;
  const chosen = new Map(own.map((entry) => [entry.case.id, entry]));
  const controls = new Set(own.flatMap(({ control }) => control ?? []));
  return planned.flatMap((entry) => {
    const { id } = entry.case;
    return chosen.get(id) ?? (controls.has(id) ? { ...entry, skip: entry.skip ?? skipReason(entry, selection) } : []);
  });
}

const isNarrowed = ({ grep, tags }: Selection): boolean => grep !== null || tags.length > 0;

function matches({ case: { id, title, expect, tags } }: PlannedCase, selection: Selection): boolean {
  const text = selection.grep?.toLowerCase();
  return (
    (selection.kinds.length === 0 || selection.kinds.includes(expect.kind)) &&
    (selection.only.length === 0 || selection.only.some((end) => id.endsWith(`/${end}`))) &&
    (selection.tags.length === 0 || selection.tags.some((tag) => tags.includes(tag))) &&
    (text === undefined || id.toLowerCase().includes(text) || title.toLowerCase().includes(text))
  );
}

/**
 * Core cases by weight until their calls, those of their controls included, are spent: what the document states first, then
 * what it contradicts, then the rest.
 */
function withinBudget(core: readonly PlannedCase[], planned: readonly PlannedCase[]): readonly PlannedCase[] {
  const costs = new Map([...planned, ...core].map(({ case: { id }, skip, cost }) => [id, skip === null ? cost : 0]));
  const taken = new Set<string>();
  let calls = 0;
  for (const entry of core.toSorted((a, b) => weight(a) - weight(b))) {
    const added = [entry.case.id, ...(entry.control === null ? [] : [entry.control])].filter((id) => !taken.has(id));
    const cost = added.reduce((sum, id) => sum + (costs.get(id) ?? 0), 0);
    if (calls + cost > coreCalls) continue;
    for (const id of added) taken.add(id);
    calls += cost;
  }
  return core.filter((entry) => taken.has(entry.case.id));
}

function weight({ case: { expect, derivedBy }, cost, control }: PlannedCase): number {
  if (control === null) return 0;
  if (cost === 0) return 1;
  if (expect.kind === 'refuse' || expect.kind === 'accept') return derivedBy === 'hand' ? 2 : 3;
  return expect.kind === 'decide' ? 4 : 5;
}

function skipReason({ case: { needs, optIn } }: PlannedCase, selection: Selection): string | null {
  const missing = needs.filter((name) => !selection.configured.has(name));
  if (missing.length > 0) return `needs the optional credential ${missing.join(', ')}`;
  return optIn !== null && !isNarrowed(selection) ? optIn : null;
}

/**
 * Wrong-secret variants are one group: more than one call a run could lock the client out. A case that asks something else
 * of the very same request shares that call.
 */
function oneOfEachGroup(planned: readonly PlannedCase[], only: boolean): readonly PlannedCase[] {
  if (!only) return planned;
  const taken = new Map<string, string>();
  return planned.map((entry) => {
    const { group } = entry.case;
    const request = sharedRequest(entry);
    if (group === null || request === null || entry.skip !== null) return entry;
    const first = taken.get(group);
    if (first === request) return { ...entry, cost: 0 };
    if (first !== undefined) return { ...entry, skip: `one ${group} case a run; name it with --grep to send it` };
    taken.set(group, request);
    return entry;
  });
}

/** Equal for cases of a group that make the same request; null for cases of no group. */
export function sharedRequest({ case: { group }, steps }: PlannedCase): string | null {
  return group === null ? null : JSON.stringify([group, ...steps.map(({ plan }) => plan)]);
}

/** Every n-th case with calls of its own; controls belong to every shard that needs them. */
export function inShard(planned: readonly PlannedCase[], shard: Selection['shard']): readonly PlannedCase[] {
  if (shard === null) return planned;
  const own = planned
    .filter((entry) => entry.control !== null)
    .filter((_, index) => index % shard.of === shard.index - 1);
  return planned.filter((entry) => entry.control === null || own.includes(entry));
}
