export const levels = ['must', 'should', 'note'] as const;
export type Level = (typeof levels)[number];

/** One normative statement: `{source: 'RFC 6749', section: '5.1', level}` or `{source: 'S003', section: 'L43', level}`. */
export type Requirement = { readonly source: string; readonly section: string; readonly level: Level };

export function formatRequirement({ source, section }: Requirement): string {
  return section === '' ? source : /^S\d+$/.test(source) ? `${source}:${section}` : `${source} §${section}`;
}

/** `S003:L43` as a requirement. */
export function documentLine(line: string, level: Level): Requirement {
  const [source = line, section = ''] = line.split(':');
  return { source, section, level };
}

/**
 * What the spec states at a node: the lines it stands on, or for a plain OpenAPI document, which cites none, the place in
 * its file.
 */
export function statedBy(
  spec: { readonly source: unknown; readonly file: string },
  node: { readonly pointer: string; readonly evidence: readonly string[] },
): readonly Requirement[] {
  if (spec.source !== null) return node.evidence.map((line) => documentLine(line, 'must'));
  return [{ source: spec.file.slice(spec.file.lastIndexOf('/') + 1), section: node.pointer, level: 'must' }];
}
