import type { Json } from '../model/json.ts';
import { readBasic } from './basic-credentials.ts';
import { headerValues, valuesAt } from './received.ts';
import type { Visit } from './visit.ts';

/** The values that a request has at a location, `basic:` included, after readings that move it elsewhere. */
export function inputValues(visit: Visit, location: string): readonly Json[] {
  const { received, policy } = visit;
  const place = policy.moved.get(locationKey(location)) ?? location;
  if (!place.startsWith('basic:')) return valuesAt(received, place);
  const basic = readBasic(headerValues(received.raw, 'authorization')[0], policy.basic);
  if (basic.kind !== 'read') return [];
  return [place === 'basic:clientId' ? basic.id : basic.secret];
}

/** A reading in force says that this input is not looked at. */
export function isSuspended(visit: Visit, location: string): boolean {
  const { suspended } = visit.policy;
  return (
    suspended.has(locationKey(location)) ||
    (location.startsWith('body:') && suspended.has('body')) ||
    (location.startsWith('basic:') && suspended.has('header:authorization'))
  );
}

/** Locations as keys: header names are case-insensitive. */
export const locationKey = (location: string): string =>
  location.startsWith('header:') ? location.toLowerCase() : location;
