import type { Change } from '../model/change.ts';
import { parseLocation, type RequestLocation } from '../model/location.ts';
import { formatPointer } from '../model/pointer.ts';
import type { Operation, ProviderSpec } from '../model/provider-spec.ts';
import type { RequestPlan } from '../model/request-plan.ts';
import type { ValidateAt } from '../model/validation.ts';
import type { WireRequest } from '../model/wire.ts';

/**
 * Where our own request departs from the spec although no declared change explains it: a required header that is missing,
 * a body that the request schema refuses. Names places and keywords, never values.
 */
export function undeclaredDepartures(
  spec: ProviderSpec,
  operation: Operation,
  plan: RequestPlan,
  wire: WireRequest,
  validate: ValidateAt,
): readonly string[] {
  const touched = touchedLocations(spec, plan.declared);
  return [...missingHeaders(operation, wire, touched), ...bodyDepartures(operation, plan, wire, touched, validate)];
}

/** Locations that the declared changes touch, and every place a reading may put or leave out a signature. */
function touchedLocations(spec: ProviderSpec, declared: readonly Change[]): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const change of declared) {
    for (const value of Object.values(change)) {
      if (typeof value === 'string' && parseLocation(value) !== null) touched.add(value.toLowerCase());
    }
    if ('basicText' in change || 'basicSeparator' in change) touched.add('header:authorization');
    if ('contentType' in change || 'format' in change || 'noBody' in change) touched.add('header:content-type');
  }
  const places = [
    ...(spec.signature?.place ?? []),
    ...spec.conflicts.flatMap(({ readings }) => readings.flatMap(({ use }) => use?.signaturePlace ?? [])),
  ];
  for (const place of places) touched.add(place.toLowerCase());
  return touched;
}

function missingHeaders(operation: Operation, wire: WireRequest, touched: ReadonlySet<string>): string[] {
  const sent = new Set(wire.headers.map(([name]) => name.toLowerCase()));
  const needed = operation.inputs.flatMap(({ location, required }) => {
    const place = parseLocation(location);
    if (required === 'no') return [];
    return place?.in === 'header' ? [place.name] : place?.in === 'basic' ? ['Authorization'] : [];
  });
  return [...new Set(needed)]
    .filter((name) => !touched.has(`header:${name.toLowerCase()}`) && !sent.has(name.toLowerCase()))
    .map((name) => `required header ${name} is missing`);
}

function bodyDepartures(
  operation: Operation,
  plan: RequestPlan,
  wire: WireRequest,
  touched: ReadonlySet<string>,
  validate: ValidateAt,
): string[] {
  const { body } = operation;
  const format = /json/.test(body?.mediaTypes[0] ?? '') ? 'json' : 'form';
  const isWhole = plan.body?.format === format && plan.body.text === null;
  if (body === null || !isWhole || wire.body === null) return [];
  const text = Buffer.from(wire.body).toString('utf8');
  const value: unknown = format === 'json' ? JSON.parse(text) : formValue(operation, text);
  return validate(body.schema, value as Parameters<ValidateAt>[1]).flatMap(({ pointer, keyword }) =>
    isTouched(pointer, touched) ? [] : [`body ${pointer === '' ? '(root)' : pointer} breaks ${keyword}`],
  );
}

/** A form as the object that its schema describes: fields are text unless the document says otherwise. */
function formValue({ inputs }: Operation, text: string): Readonly<Record<string, unknown>> {
  const isText = (name: string): boolean =>
    inputs.every(({ location, type }) => location !== `body:${formatPointer([name])}` || type === 'string');
  const read = (name: string, value: string): unknown => {
    if (isText(name)) return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  };
  return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, read(name, value)]));
}

/** A violation is explained by a change at its place, above it or, for a missing member, below it. */
function isTouched(pointer: string, touched: ReadonlySet<string>): boolean {
  const place: RequestLocation = `body:${pointer}`;
  const own = place.toLowerCase();
  return [...touched].some(
    (location) =>
      location === own ||
      location.startsWith(`${own}/`) ||
      own.startsWith(`${location}/`) ||
      (own === 'body:' && location.startsWith('body:')),
  );
}
