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
