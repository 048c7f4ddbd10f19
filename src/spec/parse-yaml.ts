import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { Json } from '../model/json.ts';
import { formatPointer, parsePointer } from '../model/pointer.ts';
import type { Position } from '../model/position.ts';
import type { Problem } from '../model/problem.ts';
import { tooDeep, yamlProblem } from './yaml-problem.ts';
import { keyText, yamlToJson } from './yaml-to-json.ts';

export type ParsedFile = {
  readonly value: Json;
  /** The place of the value at a JSON pointer (of its key, for a member), or of its nearest ancestor. */
  readonly positionOf: (pointer: string) => Position;
  /** The same of every node, in one walk. */
  readonly places: () => Iterable<readonly [pointer: string, position: Position]>;
};

/** YAML 1.2 (and so JSON) to a JSON value. Aliases are resolved; what JSON cannot say is a problem. */
export function parseYaml(
  text: string,
  file: string,
): { readonly parsed: ParsedFile | null; readonly problems: readonly Problem[] } {
  const deep = /(?:[[{]\s*){65}/.exec(text);
  if (deep !== null) {
    const at = { file, line: text.slice(0, deep.index).split('\n').length, col: 1 };
    return { parsed: null, problems: [tooDeep(at)] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    schema: 'core',
    // The parser compares each key with every other one; the conversion to JSON finds them by name.
    uniqueKeys: false,
  });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), col: Math.max(col, 1) };
  };
  const refused = [...document.errors, ...document.warnings].map((error) => yamlProblem(error, at(error.pos[0])));
  const overflow = refused.find(({ code }) => code === 'E_DEPTH');
  if (refused.length > 0) return { parsed: null, problems: overflow === undefined ? refused : [overflow] };
  const { value, problems } = yamlToJson(document, at);
  if (value === undefined || problems.length > 0) return { parsed: null, problems };
  return {
    parsed: {
      value,
      positionOf: (pointer) => at(offsetOf(document, pointer)),
      *places() {
        for (const [pointer, offset] of offsetsIn(document, document.contents, document.contents?.range?.[0] ?? 0))
          yield [pointer, at(offset)];
      },
    },
    problems: [],
  };
}

/** Every node with the offset of its key, or its own; what stands behind an alias is where its anchor is. */
function* offsetsIn(
  document: Document.Parsed,
  start: Node | null | undefined,
  offset: number,
  pointer = '',
): Generator<readonly [pointer: string, offset: number]> {
  yield [pointer, offset];
  const node = isAlias(start) ? start.resolve(document) : start;
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const inner = formatPointer([keyText(key.source, key.value)]);
      yield* offsetsIn(document, value as Node | null, key.range?.[0] ?? offset, `${pointer}${inner}`);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of (node.items as Node[]).entries())
      yield* offsetsIn(document, item, item.range?.[0] ?? offset, `${pointer}/${index}`);
  }
}

/** Walks the syntax tree, so nothing is computed for the nodes nobody asks about. */
function offsetOf(document: Document.Parsed, pointer: string): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const token of parsePointer(pointer)) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && keyText(key.source, key.value) === token);
      if (pair === undefined) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(token)] as Node | undefined;
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}
