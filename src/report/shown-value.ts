import { isArray, isObject, type Json } from '../model/json.ts';

/** An expected or actual value for people: JSON, on one line while it is short. */
export function shownValue(value: Json, oneLine = 60): string {
  const line = JSON.stringify(value);
  return line.length <= oneLine || !(isArray(value) || isObject(value)) ? line : JSON.stringify(value, null, 2);
}
