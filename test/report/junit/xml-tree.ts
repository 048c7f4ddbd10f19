import { parser, type Handlers } from 'sax';

export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All of its own text, CDATA sections included. */
  readonly text: string;
  /** Each CDATA section. */
  readonly sections: readonly string[];
};

type Growing = XmlElement & { readonly children: XmlElement[]; text: string; readonly sections: string[] };

/** The root element, read by the parser that stands under both readers of GitHub. Throws at whatever is not XML. */
export function readXml(xml: string): XmlElement {
  const document: Growing = { name: '', attributes: {}, children: [], text: '', sections: [] };
  const open = [document];
  const here = (): Growing => open.at(-1) ?? document;
  const handlers: Handlers = {
    onopentag({ name, attributes }) {
      const element: Growing = { name, attributes, children: [], text: '', sections: [] };
      here().children.push(element);
      open.push(element);
    },
    onclosetag: () => void open.pop(),
    ontext(text) {
      here().text += text;
    },
    onopencdata: () => void here().sections.push(''),
    oncdata(text) {
      const { sections } = here();
      sections.push(`${sections.pop() ?? ''}${text}`);
      here().text += text;
    },
    onerror(error) {
      throw error;
    },
  };
  Object.assign(parser(true), handlers).write(xml).close();
  const [root] = document.children;
  if (root === undefined) throw new Error('there is no root element');
  return root;
}

export const named = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.filter((child) => child.name === name);

export const firstNamed = (element: XmlElement, name: string): XmlElement | undefined => named(element, name)[0];
