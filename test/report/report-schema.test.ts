import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { isArray, isObject } from '../../src/model/json.ts';
import type { ConformanceReport } from '../../src/model/report.ts';
import schema from '../../src/report/report.schema.json' with { type: 'json' };
import { full } from './full-report.ts';
import { sampleReport } from './sample.ts';
import { aReport } from './support.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true, keywords: ['x-volatile'] });
addFormats.default(ajv);
const validate = ajv.compile(schema);
const problems = (value: unknown): string[] =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);

/** Every object's members in the schema, as `Finding.check`-like paths through arrays, references and nulls. */
function membersOf(node: unknown, path = ''): string[] {
  if (!isObject(node)) return [];
  const { $ref, anyOf, properties, items } = node;
  if (typeof $ref === 'string') {
    const definitions: Record<string, unknown> = schema.$defs;
    return membersOf(definitions[$ref.replace('#/$defs/', '')], path);
  }
  if (isArray(anyOf)) return membersOf(anyOf[0], path);
  if (isObject(items)) return membersOf(items, `${path}[]`);
  if (!isObject(properties)) return [];
  return Object.keys(properties).flatMap((name) => [
    `${path}.${name}`,
    ...membersOf(properties[name], `${path}.${name}`),
  ]);
}

/** The same of a value. `expected`, `actual`, `members` and headers hold what they like. */
function membersIn(value: unknown, path = ''): string[] {
  if (/\.(?:expected|actual|members|headers)$/.test(path)) return [];
  if (isArray(value)) return value.flatMap((one) => membersIn(one, `${path}[]`));
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((name) => [`${path}.${name}`, ...membersIn(value[name], `${path}.${name}`)]);
}

/** Pointers of the nodes marked `x-volatile`. */
function volatileIn(node: unknown, path = ''): string[] {
  if (isArray(node)) return node.flatMap((one, index) => volatileIn(one, `${path}/${index}`));
  if (!isObject(node)) return [];
  const here = node['x-volatile'] === true ? [path] : [];
  return [...here, ...Object.keys(node).flatMap((name) => volatileIn(node[name], `${path}/${name}`))];
}

const surplus = (change: object): string[] => problems({ ...aReport(), ...change });

describe('report.schema.json', () => {
  it('accepts a plain report, one with every verdict, and one with every optional member', () => {
    expect(problems(aReport())).toEqual([]);
    expect(problems(sampleReport())).toEqual([]);
    expect(problems(full)).toEqual([]);
  });

  it('has exactly the members of the type', () => {
    // `full` is checked by the compiler to hold every member of ConformanceReport, optional ones included.
    expect([...new Set(membersIn(full))].toSorted()).toEqual([...new Set(membersOf(schema))].toSorted());
  });

  it('refuses any member that the type does not have', () => {
    expect(surplus({ extra: 1 })).toHaveLength(1);
    const [provider] = aReport().providers;
    expect(surplus({ providers: [{ ...provider, extra: 1 }] })).toHaveLength(1);
    const [one] = provider?.cases ?? [];
    expect(surplus({ providers: [{ ...provider, cases: [{ ...one, extra: 1 }] }] })).toHaveLength(1);
  });

  it('requires every member but the optional ones', () => {
    const [provider] = aReport().providers;
    const [one] = provider?.cases ?? [];
    const names = Object.keys(one ?? {});
    const missed = names.filter((name) => {
      const cases = [Object.fromEntries(Object.entries(one ?? {}).filter(([key]) => key !== name))];
      return problems({ ...aReport(), providers: [{ ...provider, cases }] }).length === 1;
    });
    expect(missed).toEqual(names);
  });

  it('refuses a verdict, a level and a phase that do not exist', () => {
    const broken = structuredClone(full) as unknown as { providers: { cases: Record<string, unknown>[] }[] };
    Object.assign(broken.providers[0]?.cases[0] ?? {}, {
      verdict: 'green',
      error: { ...full.providers[0]?.cases[0]?.error, phase: 'lunch' },
    });
    expect(problems(broken)).toEqual([
      '/providers/0/cases/0/verdict must be equal to one of the allowed values',
      '/providers/0/cases/0/error/phase must be equal to one of the allowed values',
    ]);
  });

  it('marks what may differ between two runs of the same inputs', () => {
    expect(volatileIn(schema)).toEqual([
      '/properties/run/properties/id',
      '/properties/run/properties/startedAt',
      '/properties/run/properties/durationMs',
      '/$defs/token/properties/entropyBits',
      '/$defs/token/properties/iatSkew',
      '/$defs/exchange/properties/request/properties/url',
      '/$defs/exchange/properties/request/properties/headers',
      '/$defs/exchange/properties/request/properties/body',
      '/$defs/exchange/properties/response/properties/headers',
      '/$defs/exchange/properties/response/properties/body',
      '/$defs/exchange/properties/response/properties/bytes',
      '/$defs/exchange/properties/timings',
      '/$defs/exchange/properties/curl',
    ]);
  });

  it('lets members that hold any JSON hold any JSON', () => {
    const values = [null, true, 0.5, 'text', [1, [2]], { __proto__: null, deep: { er: [] } }];
    for (const value of values) {
      const changed = structuredClone(full) as unknown as {
        providers: { cases: { findings: Record<string, unknown>[] }[] }[];
      };
      Object.assign(changed.providers[0]?.cases[0]?.findings[0] ?? {}, { expected: value, actual: value });
      expect(problems(changed)).toEqual([]);
    }
  });
});

// The other direction: what the compiler takes for a report is one.
full satisfies ConformanceReport;
