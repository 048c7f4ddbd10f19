import { html, type Html } from './html-template.ts';

/** Text in a box that scrolls when it is long: then the keyboard can reach it; short ones are no stop for the Tab key. */
export function preformatted(text: string): Html {
  const long = text.length > 400 || text.split('\n').length > 10;
  return long ? html`<pre tabindex="0">${text}</pre>` : html`<pre>${text}</pre>`;
}
