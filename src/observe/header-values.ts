export type Headers = readonly (readonly [name: string, value: string])[];

/** Every value of a header, in order; names compare without case. `name` is lower case. */
export function headerValues(headers: Headers, name: string): string[] {
  return headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value);
}
