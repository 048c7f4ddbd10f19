import { isIdentifier } from './literal.ts';

/** Words that cannot name a function of a module (ECMA-262 §12.7.2, strict), and those that the module uses itself. */
const taken = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield ' +
    'api buildRequest defineApi documented provider specSha256'
  ).split(' '),
);

/** An operation id as the name of a function: `token.issue` → `tokenIssue`, `delete` → `deleteRequest`. */
export function functionName(id: string): string {
  const name = isIdentifier(id) ? id : joined(id, false);
  return taken.has(name) ? `${name}Request` : name;
}

/** Any name as the name of a type: `token-request` → `TokenRequest`. */
export function typeName(name: string): string {
  return isIdentifier(name) ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : joined(name, true);
}

function joined(text: string, capital: boolean): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words
    .map((word, index) => (index === 0 && !capital ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('');
  return /^[A-Za-z]/.test(name) ? name : `${capital ? 'Type' : 'operation'}${name}`;
}

/** Gives each wanted name once; a second bearer gets a number behind it. */
export function nameGiver(): (wanted: string) => string {
  const given = new Set<string>();
  return (wanted) => {
    let name = wanted;
    for (let number = 2; given.has(name); number += 1) name = `${wanted}${number}`;
    given.add(name);
    return name;
  };
}
