/** Longer texts seldom come again. */
const longest = 256;
const most = 2_000;

/**
 * The same function with its latest results kept: header names, media types and refusals come again with every exchange. Only for
 * what depends on nothing but the text.
 */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    if (text.length > longest) return work(text);
    const known = young.get(text);
    if (known !== undefined) return known;
    const result = old.get(text) ?? work(text);
    if (young.size >= most) [old, young] = [young, new Map<string, T>()];
    young.set(text, result);
    return result;
  };
}
