/** What `xml-tree.ts` uses of the package, which brings no types. */
declare module 'sax' {
  export type Handlers = {
    onopentag(tag: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }): void;
    onclosetag(): void;
    ontext(text: string): void;
    onopencdata(): void;
    oncdata(text: string): void;
    onerror(error: Error): void;
  };
  export type Parser = { write(text: string): Parser; close(): Parser };
  export function parser(strict: true): Parser;
}
