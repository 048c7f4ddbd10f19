/** Where in the markup a value of a template stands. */
export type Context =
  { readonly place: 'text' } | { readonly place: 'tag' } | { readonly place: 'value'; readonly attribute: string };

type State = { place: 'text' | 'tag' | 'value'; attribute: string; element: string };

export type Template = {
  /** The literal parts, without the indentation that the source gives them. */
  readonly parts: readonly string[];
  /** Where each value stands. */
  readonly contexts: readonly Context[];
};

/** A template is read once however often it is filled. */
const known = new WeakMap<TemplateStringsArray, Template>();

/**
 * A template's parts and the context of each of its values. Throws a TypeError where no encoding would be safe
 * or the template is not well-formed enough to tell: comments, raw elements, unquoted values, names that run code.
 */
export function readTemplate(strings: TemplateStringsArray): Template {
  const found = known.get(strings);
  if (found !== undefined) return found;
  const state: State = { place: 'text', attribute: '', element: '' };
  const contexts = strings.slice(0, -1).map((part) => {
    advance(state, part);
    return contextOf(state);
  });
  advance(state, strings.at(-1) ?? '');
  if (state.place !== 'text') throw new TypeError('a template ends inside a tag');
  const template = { parts: strings.map((part) => part.replace(/\n\s*/g, '\n')), contexts };
  known.set(strings, template);
  return template;
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
