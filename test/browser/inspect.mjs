// Its text runs in the browser: what in a document does not belong into a report, and all the text that a reader can see.
// `html` null: the document of the page itself; else a page parsed here, without running it.
const inspect = (html) => {
  const elements = new Set(
    (
      'html head meta title style body a header nav main section article footer search div p span strong code pre br h1 h2 h3 h4 ' +
      'dl dt dd ul li table caption colgroup thead tbody tfoot tr th td details summary label input output button time svg rect script'
    ).split(' '),
  );
  const attributes = new Set(
    (
      'lang charset http-equiv content name id class href rel aria-label aria-labelledby aria-hidden role tabindex hidden open type ' +
      'value checked placeholder scope colspan span datetime data-verdict viewBox width height preserveAspectRatio x y'
    ).split(' '),
  );
  const page = html === null ? document : new DOMParser().parseFromString(html, 'text/html');
  const foreign = [];
  for (const element of page.querySelectorAll('*')) {
    if (!elements.has(element.localName)) foreign.push(`<${element.localName}>`);
    for (const { name } of element.attributes) if (!attributes.has(name)) foreign.push(`${element.localName} ${name}=`);
    const href = element.getAttribute('href');
    if (href !== null && !/^(?:#|https:\/\/www\.rfc-editor\.org\/rfc\/)/.test(href)) foreign.push(`href ${href}`);
  }
  const counts = { script: 1, style: 1, meta: 5, 'head > title': 1, 'body > main': 1, 'body > footer': 1 };
  for (const [selector, count] of Object.entries(counts)) {
    const found = page.querySelectorAll(selector).length;
    if (found !== count) foreign.push(`${found} of ${selector}`);
  }
  const body = page.body.cloneNode(true);
  for (const element of body.querySelectorAll('script, style')) element.remove();
  return { foreign, text: `${page.title}\n${body.textContent}`, ran: 'X' in window };
};

export default inspect;
