/** Where in the markup a value of a template stands. */
export type Context =
  { readonly place: 'text' } | { readonly place: 'tag' } | { readonly place: 'value'; readonly attribute: string };

type State = { place: 'text' | 'tag' | 'value'; attribute: string; element: string };

const known = new WeakMap<TemplateStringsArray, readonly Context[]>();

/**
 * The context of each value of a template, read from its literal parts. Throws a TypeError where no encoding would be safe
 * or the template is not well-formed enough to tell: comments, raw elements, unquoted values, names that run code.
 */
export function contextsOf(strings: TemplateStringsArray): readonly Context[] {
  const found = known.get(strings);
  if (found !== undefined) return found;
  const state: State = { place: 'text', attribute: '', element: '' };
  const contexts = strings.slice(0, -1).map((part) => {
    advance(state, part);
    return contextOf(state);
  });
  advance(state, strings.at(-1) ?? '');
  if (state.place !== 'text') throw new TypeError('a template ends inside a tag');
  known.set(strings, contexts);
  return contexts;
}

function advance(state: State, part: string): void {
  // One token at a time: a tag's beginning, its end, or the quotes around a value.
  for (const token of part.matchAll(/<!--|<\/?([a-zA-Z][\w-]*)|([\w:-]+)="|["'>]/g)) {
    const [text, element, attribute] = token;
    if (text === '<!--') throw new TypeError('no comments in templates');
    if (state.place === 'text' && element !== undefined) {
      state.place = 'tag';
      state.element = text.startsWith('</') ? '' : element.toLowerCase();
    } else if (state.place === 'tag' && attribute !== undefined) {
      state.place = 'value';
      state.attribute = attribute.toLowerCase();
    } else if (state.place === 'tag' && text === '>') state.place = 'text';
    else if (state.place === 'tag' && (text === '"' || text === "'"))
      throw new TypeError('an attribute without name="…"');
    else if (state.place === 'value' && text.endsWith('"')) state.place = 'tag';
  }
}

function contextOf({ place, attribute, element }: State): Context {
  if (element === 'script' || element === 'style') throw new TypeError(`no values in <${element}>`);
  if (place !== 'value') return { place };
  if (/^on|^(?:style|src|srcset|srcdoc|action|formaction|data|xlink:href)$/.test(attribute)) {
    throw new TypeError(`no values in ${attribute}="…"`);
  }
  return { place, attribute };
}
