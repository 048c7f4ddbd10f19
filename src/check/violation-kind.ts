/** What a JSON Schema keyword is about: which members there are, of which type, or of which value. */

const presence = new Set(['required', 'dependentRequired', 'minProperties']);

export const isPresence = (keyword: string): boolean => presence.has(keyword);
export const isType = (keyword: string): boolean => keyword === 'type';
export const isValue = (keyword: string): boolean => !isPresence(keyword) && !isType(keyword);
