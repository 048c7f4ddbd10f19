/**
 * The page's only script: shows the filter and hides the cases that do not fit it, and offers to copy a curl. It reads the
 * DOM, writes text and `hidden`, and is not needed to read the report.
 */
export const script = `
const filter = document.querySelector('.filter');
const words = filter.querySelector('input[type=search]');
const boxes = [...filter.querySelectorAll('input[type=checkbox]')];
const count = filter.querySelector('output');
const rows = [...document.querySelectorAll('details.case')].map((row) => ({
  row,
  verdict: row.dataset.verdict,
  text: row.querySelector('summary').textContent.toLowerCase(),
}));
const apply = () => {
  const wanted = words.value.trim().toLowerCase();
  const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  let fitting = 0;
  for (const { row, verdict, text } of rows) {
    const fits = verdicts.has(verdict) && text.includes(wanted);
    row.hidden = !fits;
    if (fits) fitting += 1;
  }
  for (const list of document.querySelectorAll('.cases')) {
    list.nextElementSibling.hidden = list.querySelector('details.case:not([hidden])') !== null;
  }
  count.textContent = fitting === rows.length ? rows.length + ' cases' : fitting + ' of ' + rows.length + ' cases';
};
filter.addEventListener('input', apply);
filter.hidden = false;
apply();
if (navigator.clipboard) {
  for (const block of document.querySelectorAll('.curl')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(block.querySelector('pre').textContent);
        button.textContent = 'Copied';
      } catch {
        button.textContent = 'Select and copy it by hand';
      }
    });
    block.append(button);
  }
}
`;
