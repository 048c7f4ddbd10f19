/**
 * Whether a credential of this name is one that must not come back. Credentials include identifiers (a client id, a
 * company, a scope), which an answer may well repeat; the names are those of `x-secret` in the spec.
 */
export const isSecret = (name: string): boolean => !/(?:id|name|url|scope|extra)$/i.test(name);
