import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { Position } from '../model/position.ts';
import type { Problem } from '../model/problem.ts';
import { readBounded } from './read-bounded.ts';

const maxBytes = 1024 * 1024;

/** A YAML file of ours, walked with positions. `null` nodes stand for what is not there. */
export type YamlNode = {
  readonly at: Position;
  /** Members of a mapping in order; null when the node is no mapping. */
  readonly members: ReadonlyMap<string, YamlNode> | null;
  readonly items: readonly YamlNode[] | null;
  readonly scalar: string | number | boolean | null | undefined;
  /** Where a member's key stands. */
  keyAt(name: string): Position;
};

/** Reads a YAML file (YAML 1.2 core, no aliases beyond the parser's own bound); syntax problems come with their place. */
export function readYaml(path: string, shownPath: string): { node: YamlNode | null; problems: readonly Problem[] } {
  let text: string;
  try {
    text = readBounded(path, { max: maxBytes, regular: true });
  } catch {
    return {
      node: null,
      problems: [
        {
          code: 'E_FILE',
          at: shownPath,
          what: 'cannot be read',
          fix: 'check the path, its permissions, and that it is under 1 MiB',
        },
      ],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file: shownPath, line, col };
  };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    const problems = faults.map(({ pos, code }): Problem => ({
      code: 'E_YAML_SYNTAX',
      at: place(pos[0]),
      what: `is not valid YAML: ${code.toLowerCase().replaceAll('_', ' ')}`,
      fix: 'mend the line',
    }));
    return { node: null, problems };
  }
  return { node: document.contents === null ? null : wrap(document.contents, place, place(0)), problems: [] };
}

function wrap(node: unknown, place: (offset: number) => Position, fallback: Position): YamlNode {
  const range = (node as Node | null)?.range;
  const at = range === null || range === undefined ? fallback : place(range[0]);
  const keys = new Map<string, Position>();
  let members: Map<string, YamlNode> | null = null;
  let items: YamlNode[] | null = null;
  if (isMap(node)) {
    members = new Map();
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const offset = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      keys.set(key, offset === undefined ? at : place(offset));
      members.set(key, wrap(pair.value, place, keys.get(key) ?? at));
    }
  } else if (isSeq(node)) items = node.items.map((item) => wrap(item, place, at));
  const scalar = isScalar(node) ? (node.value as YamlNode['scalar']) : node === null ? null : undefined;
  return { at, members, items, scalar, keyAt: (name) => keys.get(name) ?? at };
}
