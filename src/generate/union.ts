import { quoted } from './literal.ts';

/** An exported type of these texts, each once; `never` without any. */
export function union(name: string, says: string, members: readonly string[]): string {
  const words = [...new Set(members)].map(quoted);
  const head = `/** ${says} */\nexport type ${name} =`;
  if (words.length === 0) return `${head} never;`;
  const flat = words.join(' | ');
  if (`export type ${name} = ${flat};`.length <= 120) return `${head} ${flat};`;
  return flat.length <= 117 ? `${head}\n  ${flat};` : `${head}\n${words.map((word) => `  | ${word}`).join('\n')};`;
}
