/** The page's only style sheet. Text on every ground has at least 4.5:1 in both themes; colour never stands alone. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #fff; --raised: #f6f7f9; --ink: #1b1f24; --quiet: #57606a; --line: #d9dee4; --link: #0b57d0; --mark: #fff3c4;
  --pass: #176033; --pass-ground: #e3f4e8; --fail: #a3211a; --fail-ground: #fdeae8; --error: #7a4400; --error-ground: #fdf0dc;
  --should: #1d4fa3; --should-ground: #e7effc; --waived: #5b36a8; --waived-ground: #f0eafb; --skip: #4d5660; --skip-ground: #eaedf0;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Segoe UI Mono', 'Liberation Mono', Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #101418; --raised: #181d23; --ink: #e3e7eb; --quiet: #9ba6b2; --line: #2c343d; --link: #8fb8ff; --mark: #4a3d0b;
    --pass: #84d8a0; --pass-ground: #12301d; --fail: #ff9f96; --fail-ground: #3b1816; --error: #ffc583; --error-ground: #38270d;
    --should: #a5c6ff; --should-ground: #15294a; --waived: #cdb8ff; --waived-ground: #2a2146; --skip: #adb7c1; --skip-ground: #252c34;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body { margin: 0 auto; padding: 0 1.5rem 4rem; max-width: 78rem; background: var(--ground); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, p, ul, dl, pre { margin: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1.75rem 0 0.5rem; }
h4 { font-size: 0.9375rem; font-weight: 600; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 0.06em; }
a:focus-visible, summary:focus-visible, pre:focus-visible, .scroll:focus-visible, input:focus-visible, button:focus-visible {
  outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
code, pre { font-family: var(--mono); font-size: 0.8125rem; }
code { overflow-wrap: anywhere; }
pre { padding: 0.5rem 0.75rem; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap;
  overflow-wrap: anywhere; line-height: 1.45; max-height: 22rem; overflow: auto; tab-size: 4; }
.quiet, .label, .eyebrow, dt, caption { color: var(--quiet); }
.quiet { font-weight: 400; }
.label { font-size: 0.8125rem; margin: 0 0 0.2rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip-link { position: absolute; left: -100rem; }
.skip-link:focus { left: 1rem; top: 0.5rem; background: var(--ground); padding: 0.5rem; z-index: 2; }

.banner { margin: 1.5rem 0 0.5rem; padding: 1.1rem 1.4rem; border-radius: 8px; }
.banner.pass { background: var(--pass-ground); } .banner.fail { background: var(--fail-ground); } .banner.error { background: var(--error-ground); }
.banner .quiet, .banner .eyebrow, .banner dt { color: inherit; opacity: 0.8; }
.banner h1 { font-size: 1.375rem; line-height: 1.35; font-weight: 600; margin: 0.25rem 0 0; }
.banner h1 .verdict { display: block; font-size: 0.9375rem; }
.banner.pass .verdict { color: var(--pass); } .banner.fail .verdict { color: var(--fail); } .banner.error .verdict { color: var(--error); }
.caveat { margin-top: 0.75rem; max-width: 60rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin-top: 1rem; font-size: 0.8125rem; }
.facts dd { margin: 0; font-variant-numeric: tabular-nums; }

.tools { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; justify-content: space-between;
  padding: 0.6rem 0; background: var(--ground); border-bottom: 1px solid var(--line); font-size: 0.8125rem; }
.tools ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; }
.filter { display: flex; flex-wrap: wrap; gap: 0.25rem 0.9rem; align-items: center; }
.filter[hidden] { display: none; }
.filter input[type=search] { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--quiet); border-radius: 5px; padding: 0.1rem 0.4rem; width: 9rem; }
.filter output { color: var(--quiet); font-variant-numeric: tabular-nums; }

.badge { display: inline-block; padding: 0 0.45em; border-radius: 4px; font-size: 0.75rem; font-weight: 600; line-height: 1.5; background: var(--skip-ground);
  color: var(--skip); white-space: nowrap; }
.badge.pass { background: var(--pass-ground); color: var(--pass); }
.badge.fail, .badge.must, .badge.drift { background: var(--fail-ground); color: var(--fail); }
.badge.error, .badge.flaky { background: var(--error-ground); color: var(--error); }
.badge.should, .badge.changed { background: var(--should-ground); color: var(--should); }
.badge.waived { background: var(--waived-ground); color: var(--waived); }
.chip { font-size: 0.8125rem; font-weight: 400; padding: 0 0.4em; border: 1px solid var(--line); border-radius: 4px; white-space: nowrap; }

.attention { list-style: none; padding: 0; }
.attention li { padding: 0.3rem 0; border-top: 1px solid var(--line); display: grid; grid-template-columns: 4.5rem 1fr auto; gap: 0.75rem; align-items: baseline; }
.attention li:last-child { border-bottom: 1px solid var(--line); }
.attention .badge { justify-self: start; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
caption { text-align: left; padding: 0 0 0.4rem; font-size: 0.8125rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-top: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--quiet); font-size: 0.8125rem; border-top: 0; white-space: nowrap; }
tbody th { min-width: 12rem; }
.lines th { min-width: 6rem; }
td p + p { margin-top: 0.2rem; }
td > .quiet { white-space: nowrap; }
.readings { list-style: none; padding: 0; }
.readings .held code { font-weight: 700; }
.summary { font-variant-numeric: tabular-nums; }
.summary th + td, .summary th[scope=col]:nth-child(n+3), .summary td:nth-child(n+3) { text-align: right; }
.summary td, .summary th { padding-right: 0; padding-left: 0.75rem; }
.summary th:first-child { padding-left: 0; }
.summary td.left { text-align: left; color: var(--quiet); }
.summary thead tr:first-child th { text-align: center; background: linear-gradient(var(--line), var(--line)) bottom right / calc(100% - 1rem) 1px no-repeat; }
.summary thead tr:first-child td { border: 0; }
.summary tfoot th, .summary tfoot td { border-top: 2px solid var(--line); font-weight: 600; }
.summary td { white-space: nowrap; }
td.zero { color: var(--quiet); }
td.fail, td.drift { color: var(--fail); font-weight: 600; } td.error { color: var(--error); font-weight: 600; } td.pass { color: var(--pass); }
td.should { color: var(--should); } td.waived { color: var(--waived); }
.bar { display: block; border-radius: 4px; margin-top: 0.45rem; }
rect.pass { fill: var(--pass); } rect.fail { fill: var(--fail); } rect.error { fill: var(--error); } rect.skip { fill: var(--line); }

.provider { border-top: 1px solid var(--line); margin-top: 3rem; }
.provider h2 code { font-size: 0.875rem; font-weight: 400; color: var(--quiet); margin-left: 0.25rem; }
.finding { border: 1px solid var(--line); border-radius: 8px; padding: 0.85rem 1.1rem; margin: 0.75rem 0; }
.finding h4 { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: baseline; }
.finding .self { margin-left: auto; text-decoration: none; color: var(--quiet); font-weight: 400; }
.sentence { margin: 0.4rem 0 0.75rem; font-size: 1rem; max-width: 62rem; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0.75rem 1rem; }
.where { margin: 0.75rem 0; display: grid; gap: 0.2rem; }
.where > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0.75rem; }
.where dd { margin: 0; }
summary { cursor: pointer; }
.exchange { margin-top: 0.5rem; }
.exchange > summary { font-size: 0.875rem; }
.exchange > .pair { margin-top: 0.5rem; }
.curl { position: relative; margin-top: 0.75rem; }
.curl button { position: absolute; top: 1.75rem; right: 0.4rem; font: inherit; font-size: 0.75rem; color: var(--ink); background: var(--ground);
  border: 1px solid var(--quiet); border-radius: 4px; cursor: pointer; }
.seen { font-size: 0.875rem; margin-top: 0.5rem; }
.also, .place { font-size: 0.8125rem; }
.place { color: var(--quiet); }
.also ul { padding-left: 1.25rem; }
.fold { margin: 0.5rem 0; }
.fold > summary { padding: 0.25rem 0; }
.case { border-top: 1px solid var(--line); }
.cases { border-bottom: 1px solid var(--line); }
.case > summary { padding: 0.3rem 0.25rem; }
.case > summary:hover { background: var(--raised); }
.case[open] > summary { background: var(--raised); }
.case .id { float: right; margin: 0.15rem 0 0 1rem; color: var(--quiet); font-size: 0.75rem; }
.case > summary::after { content: ''; display: block; clear: both; }
.case .badge { min-width: 2.9rem; text-align: center; }
.case > .inside { padding: 0.5rem 0 1rem 3.9rem; display: grid; gap: 0.4rem; }
.empty { color: var(--quiet); padding: 0.5rem 0; }
:target { background: var(--mark); }
.finding:target, .provider:target, .exchange:target { background: none; outline: 2px solid var(--link); outline-offset: 2px; }
.provider:target { outline: none; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 0.75rem; font-size: 0.8125rem; }

@media (max-width: 48rem) {
  body { padding: 0 0.9rem 3rem; }
  .pair { grid-template-columns: minmax(0, 1fr); }
  .tools { position: static; }
  html { scroll-padding-top: 1rem; }
  .attention li { grid-template-columns: 4.5rem 1fr; gap: 0 0.75rem; }
  .summary th + td, .summary thead :nth-child(2):is(td, tr:last-child > th) { display: none; }
  .summary td.left { display: table-cell; }
  .summary tbody th { min-width: 9rem; }
  .attention li .quiet { grid-column: 2; }
  .where > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .case .id { float: none; display: block; margin: 0; }
  .case > .inside { padding-left: 0.25rem; }
}
@media (forced-colors: active) { .badge, .chip { border: 1px solid; } }
@media print {
  :root { --ground: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  .tools, .self, .curl button, .skip-link { display: none; }
  .finding, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  pre { max-height: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
