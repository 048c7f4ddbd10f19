import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import type { Json } from '../model/json.ts';
import type { Position } from '../model/position.ts';
import type { Problem } from '../model/problem.ts';
import type { SpecProblemCode } from './problem-code.ts';

const limits = { depth: 64, aliases: 100, nodes: 50_000 };

/** Names that reach an object's prototype in careless code, ours or a library's. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** RFC 8259 §6; YAML also takes 0000, 0x1F and .inf for numbers, which silently become something else. */
const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Turns the syntax tree into JSON, within limits; the first breach of a limit ends it. */
export function yamlToJson(
  document: Document.Parsed,
  at: (offset: number) => Position,
): { readonly value: Json | undefined; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const open = new Set<Node>();
  let [aliases, nodes, stopped] = [0, 0, false];
  const place = (node: Node | null): Position => at(node?.range?.[0] ?? 0);
  const report = (code: SpecProblemCode, node: Node | null, what: string, fix: string, got?: string): null => {
    problems.push({ code, at: place(node), what, ...(got === undefined ? {} : { got }), fix });
    return null;
  };
  const stop = (code: SpecProblemCode, node: Node | null, what: string, fix: string): null => {
    if (!stopped) report(code, node, what, fix);
    stopped = true;
    return null;
  };

  const convert = (node: Node | null, depth: number): Json => {
    nodes += 1;
    if (stopped || node === null) return null;
    if (depth > limits.depth) return stop('E_DEPTH', node, `nested deeper than ${limits.depth} levels`, 'flatten it');
    if (nodes > limits.nodes) {
      return aliases > 0
        ? stop('E_YAML_ALIASES', node, 'its aliases expand to more than 50000 nodes', 'write the values out')
        : stop('E_TOO_LARGE', node, 'has more than 50000 nodes', 'split it');
    }
    if (isAlias(node)) {
      aliases += 1;
      if (aliases > limits.aliases) return stop('E_YAML_ALIASES', node, '100 aliases allowed', 'write the values out');
      const target = node.resolve(document);
      if (target === undefined) return report('E_YAML_ALIASES', node, 'names no anchor', 'define the anchor first');
      if (open.has(target)) return stop('E_YAML_CYCLE', node, 'contains itself', 'break the circle');
      return convert(target, depth);
    }
    open.add(node);
    const value = isMap(node)
      ? map(node, depth)
      : isSeq(node)
        ? node.items.map((item) => convert(item as Node, depth + 1))
        : scalar(node);
    open.delete(node);
    return value;
  };

  const map = (node: Node, depth: number): Json => {
    const members: Record<string, Json> = {};
    for (const { key, value } of isMap(node) ? node.items : []) {
      const keyNode = key as Node | null;
      if (!isScalar(keyNode) || keyNode.value === null) {
        report('E_YAML_KEY', keyNode ?? node, 'a key must be text', 'quote it');
        continue;
      }
      const name = keyText(keyNode.source, keyNode.value);
      if (reserved.has(name)) report('E_RESERVED_KEY', keyNode, 'this name is reserved', 'rename it', name);
      else if (Object.hasOwn(members, name)) {
        report('E_DUPLICATE_KEY', keyNode, 'this key stands twice in one map', 'keep one of the two', name);
      } else members[name] = convert(value as Node | null, depth + 1);
    }
    return members;
  };

  const scalar = (node: Node): Json => {
    const value = isScalar(node) ? node.value : null;
    if (typeof value === 'number') {
      const source = isScalar(node) ? (node.source ?? '') : '';
      if (!jsonNumber.test(source)) {
        return report(
          'E_YAML_NUMBER',
          node,
          'YAML reads this as a number that it does not look like',
          'quote it, or write it as JSON does',
          source.slice(0, 40),
        );
      }
      return value;
    }
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  };

  const value = convert(document.contents, 0);
  return { value: problems.length > 0 ? undefined : value, problems };
}

/** `200` and `1.10` as keys keep their spelling. */
export function keyText(source: string | undefined, value: unknown): string {
  return typeof value === 'string' ? value : (source ?? String(value));
}
