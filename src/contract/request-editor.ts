import type { Alteration, Change } from '../model/change.ts';
import type { Json } from '../model/json.ts';
import type { RequestLocation } from '../model/location.ts';

/** Collects the declared changes of a case: `(r) => r.header('X-PARTNER-ID', other)`. Each call returns a new editor. */
export type RequestEditor<Location extends string = string> = {
  readonly changes: readonly Change[];
  omit(location: Location): RequestEditor<Location>;
  set(location: Location | (string & {}), to: Json): RequestEditor<Location>;
  alter(location: Location, how: Alteration): RequestEditor<Location>;
  header(name: string, value: string): RequestEditor<Location>;
  basic(parts: { readonly clientId?: BasicPart; readonly clientSecret?: BasicPart }): RequestEditor<Location>;
  method(method: string): RequestEditor<Location>;
  contentType(value: string | null): RequestEditor<Location>;
  change(change: Change): RequestEditor<Location>;
};

/** A literal text, or the name of an optional credential: `{credential: 'secretWithColon'}`. */
export type BasicPart = string | { readonly credential: string };

export function editor<Location extends string>(changes: readonly Change[] = []): RequestEditor<Location> {
  const and = (...more: readonly Change[]): RequestEditor<Location> => editor([...changes, ...more]);
  return {
    changes,
    omit: (location) => and({ omit: location as RequestLocation }),
    set: (location, to) => and({ set: location as RequestLocation, to }),
    alter: (location, how) => and({ alter: location as RequestLocation, how }),
    header: (name, value) => and({ set: `header:${name}`, to: value }),
    basic: (parts) =>
      and(
        ...Object.entries(parts).map(([name, part]): Change => ({
          set: `basic:${name}`,
          ...(typeof part === 'string' ? { to: part } : part),
        })),
      ),
    method: (method) => and({ method }),
    contentType: (contentType) => and({ contentType }),
    change: (change) => and(change),
  };
}
