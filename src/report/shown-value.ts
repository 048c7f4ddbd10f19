import { isArray, isObject, type Json } from '../model/json.ts';

const oneLine = 60;

/**
 * An expected or actual value for people. Most are descriptions (`string "3600"`) and stand as they are; a text that would
 * be lost or mistaken without quotes gets them. Arrays and objects are JSON, on one line while they are short.
 */
export function shownValue(value: Json): string {
  if (typeof value === 'string') return /^$|^\s|\s$|\n/.test(value) ? JSON.stringify(value) : value;
  const line = JSON.stringify(value);
  return line.length <= oneLine || !(isArray(value) || isObject(value)) ? line : JSON.stringify(value, null, 2);
}
