/** A credential held in memory. Only `contract/` reveals it; printing it yields its «name». */
export interface Secret {
  readonly name: string;
  reveal(): string;
  toString(): string;
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

/** A sighting in something that was about to leave the program. Any is exit 6. */
export type Trip = Sighting & { readonly sink: string };

/** Looks at every text before it leaves: a report file, the journal, the terminal. `sink` says which, for the message. */
export interface OutputGuard {
  /** What the text would give away, decoding base64, hex, percent, escapes and entities up to two layers deep. */
  inspect(sink: string, text: string): readonly Sighting[];
  /** Every hit so far, each sink, name and form once. */
  readonly tripped: readonly Trip[];
}

export const shown = (name: string): string => `«${name}»`;
