/** How the page looks: on a phone, on a screen by day and night, and on A4. */
export const PAGE_STYLE = `
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #5a5f66; --line: #c9ced4; --paper: #fff; --desk: #eceef0; --head: #f4f5f7;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --soft: #a3a9b0; --line: #454a50; --paper: #1c1e21; --desk: #111214; --head: #26292d; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink); line-break: strict; overflow-wrap: anywhere;
  font: 16px/1.65 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", sans-serif; }
main { max-width: 1000px; margin: 24px auto; padding: 40px 48px 48px; background: var(--paper); box-shadow: 0 1px 4px #0003; }
h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.3; text-align: center; }
h2 { margin: 32px 0 10px; padding-bottom: 4px; border-bottom: 2px solid var(--ink); font-size: 18px; line-height: 1.4; break-after: avoid; }
h3 { margin: 0; font-size: 15px; font-weight: 600; }
p { margin: 0 0 6px; }
.about, .note { color: var(--soft); font-size: 14px; }
.about { text-align: center; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0 0 12px; }
dt { color: var(--soft); }
dd { margin: 0; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 32px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.5; }
th, td { padding: 6px 8px; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--head); font-weight: 600; white-space: nowrap; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.time { white-space: nowrap; }
.hash { width: 15em; word-break: break-all; font: 12px/1.45 ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace; }
.file { color: var(--soft); }
figure { margin: 0 0 24px; break-inside: avoid; }
figcaption { margin-bottom: 8px; break-inside: avoid; break-after: avoid; }
figcaption .file { font-size: 14px; }
figure img { display: block; max-width: 100%; max-height: 900px; border: 1px solid var(--line); background: #fff; }
figure.long img { max-height: none; width: 420px; }
.lost { font-weight: 600; }
code { font: 13px/1.5 ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace; word-break: break-all; }
@media (max-width: 720px) {
  main { margin: 0; padding: 20px 16px 32px; box-shadow: none; }
  h1 { font-size: 22px; }
  .sides { grid-template-columns: 1fr; }
  table, tbody, tr, td { display: block; width: 100%; }
  thead { display: none; }
  tr { margin-bottom: 12px; padding: 8px 10px; border: 1px solid var(--line); border-radius: 6px; }
  td { padding: 2px 0; border: 0; }
  td:empty { display: none; }
  td[data-label]::before { content: attr(data-label) "："; color: var(--soft); }
  .hash { width: 100%; }
  figure.long img { width: 100%; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --line: #888; --paper: #fff; --desk: #fff; --head: #f0f0f0; }
  body { font-size: 10.5pt; line-height: 1.55; background: none; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  h1 { font-size: 18pt; }
  h2 { margin-top: 18pt; font-size: 13pt; }
  .about, .note { font-size: 9pt; }
  table { font-size: 9pt; }
  .hash { font-size: 7.5pt; width: 13em; }
  figure img { max-height: 225mm; }
  /* A picture that is higher than a page is only cut into pages where it begins at the top of one. */
  figure.long { position: relative; break-before: page; break-inside: auto; }
  figure.long figcaption { position: absolute; left: 96mm; width: 78mm; }
  figure.long img { width: 90mm; max-height: none; }
}
`;
