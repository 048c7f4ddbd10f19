import type { JsonObject } from '../model/json.ts';
import type { Position } from '../model/position.ts';
import type { SpecNode } from '../model/provider-spec.ts';
import type { SpecProblemCode } from './problem-code.ts';

/** What every file of this room reads from: the document, the places in it, and somewhere to put problems. */
export type Reader = {
  /** References are checked: each leads somewhere, none in a circle that consumes nothing. */
  readonly document: JsonObject;
  /** The document has `x-document`: its vocabulary is enforced. Else everything it says counts as stated. */
  readonly strict: boolean;
  readonly positionOf: (pointer: string) => Position;
  /** Adds a problem at the place of a pointer; the same one twice counts once. */
  readonly report: Report;
};

export type Report = (code: SpecProblemCode, pointer: string, what: string, fix: string, got?: string) => void;

export function nodeAt(reader: Reader, pointer: string): SpecNode {
  return { pointer, position: reader.positionOf(pointer) };
}
