import { nearest } from '../model/nearest.ts';
import { formatPosition } from '../model/position.ts';
import type { Problem } from '../model/problem.ts';
import type { YamlNode } from './yaml-document.ts';

/** Reads values out of YAML nodes and collects every problem on the way. */
export type Decoder = {
  readonly problems: Problem[];
  /** The members of a mapping; unknown names are problems with the nearest known one. */
  object(node: YamlNode | undefined, known: readonly string[] | null, what: string): ReadonlyMap<string, YamlNode>;
  text(node: YamlNode | undefined, what: string, pattern?: RegExp, form?: string): string | null;
  whole(node: YamlNode | undefined, what: string, min: number, max: number): number | null;
  texts(node: YamlNode | undefined, what: string): readonly string[];
  /** A problem for each of these members that a mapping does not have. */
  needs(node: YamlNode, names: readonly string[], what: string): void;
};

export function createDecoder(code: string): Decoder {
  const problems: Problem[] = [];
  const say = (node: YamlNode, what: string, got: string, fix: string): null => {
    problems.push({ code, at: formatPosition(node.at), what, got, fix });
    return null;
  };

  const decoder: Decoder = {
    problems,
    object(node, known, what) {
      if (node === undefined || node.scalar === null) return new Map();
      if (node.members === null) {
        say(node, `${what} must be a mapping`, kindOf(node), 'write it as name: value lines');
        return new Map();
      }
      for (const name of node.members.keys()) {
        if (known === null || known.includes(name)) continue;
        const near = nearest(name, known);
        problems.push({
          code,
          at: formatPosition(node.keyAt(name)),
          what: `${what} has no "${name}"`,
          fix: near === null ? `one of ${known.join(', ')}` : `did you mean "${near}"?`,
        });
      }
      return node.members;
    },
    text(node, what, pattern, form) {
      if (node === undefined) return null;
      if (typeof node.scalar !== 'string') return say(node, `${what} must be a text`, kindOf(node), 'put it in quotes');
      if (pattern !== undefined && !pattern.test(node.scalar))
        return say(
          node,
          `${what} has the wrong form`,
          `"${node.scalar.slice(0, 40)}"`,
          form ?? `it must match ${pattern}`,
        );
      return node.scalar;
    },
    whole(node, what, min, max) {
      if (node === undefined) return null;
      if (typeof node.scalar !== 'number' || !Number.isInteger(node.scalar) || node.scalar < min || node.scalar > max)
        return say(
          node,
          `${what} must be a whole number from ${min} to ${max}`,
          String(node.scalar ?? kindOf(node)),
          `write a number from ${min} to ${max}`,
        );
      return node.scalar;
    },
    needs(node, names, what) {
      if (node.members === null) return;
      for (const name of names.filter((wanted) => node.members?.has(wanted) !== true))
        problems.push({ code, at: formatPosition(node.at), what: `${what} lacks ${name}`, fix: `add ${name}: …` });
    },
    texts(node, what) {
      if (node === undefined) return [];
      if (node.items === null) {
        say(node, `${what} must be a list`, kindOf(node), 'write it as [one, two]');
        return [];
      }
      return node.items.flatMap((item) => decoder.text(item, `an item of ${what}`) ?? []);
    },
  };
  return decoder;
}

const kindOf = (node: YamlNode): string =>
  node.members !== null
    ? 'a mapping'
    : node.items !== null
      ? 'a list'
      : node.scalar === null
        ? 'nothing'
        : `a ${typeof node.scalar}`;
