/** A credential held in memory. Only `contract/` reveals it; printing it yields its «name». */
export interface Secret {
  readonly name: string;
  reveal(): string;
}

export type Credentials = ReadonlyMap<string, Secret>;

/** Where a secret was recognised: which one, and in which encoding (`raw`, `base64`, …). */
export type Sighting = { readonly name: string; readonly form: string };

/** Knows every registered value in every encoding. Implemented by `secrets/`. */
export interface Redactor {
  /** The text with each registered value, in any encoding, replaced by «name». */
  redact(text: string): string;
  /** Which registered values occur in the text. */
  sightings(text: string): readonly Sighting[];
  /** Registers a value met during the run (a derived credential, an issued token). */
  learn(name: string, value: string): void;
}

export const shown = (name: string): string => `«${name}»`;
