/** The formats a letter can be written in, and the page. */
import type { Format, Letter } from './letter.ts';
import { ENCLOSURES, markdown, outlineOf, plainText } from './plain.ts';

const RENDERERS: Readonly<Record<Exclude<Format, 'docx'>, (letter: Letter) => string>> = {
  text: plainText,
  markdown,
  html,
};

/** The letter in a format; the same letter always gives the same text, or the same bytes. */
export function render(letter: Letter, format: 'docx'): Promise<Uint8Array>;
export function render(letter: Letter, format: Exclude<Format, 'docx'>): string;
export function render(letter: Letter, format: Format): string | Promise<Uint8Array>;
export function render(letter: Letter, format: Format): string | Promise<Uint8Array> {
  return format === 'docx' ? word(letter) : RENDERERS[format](letter);
}

/** The library that writes Word files is large, so it is loaded only when one is written. */
async function word(letter: Letter): Promise<Uint8Array> {
  return (await import('./docx.ts')).docx(letter);
}

/**
 * A letter as one page that needs nothing else: to read on a phone and to print on A4. It holds no script and no
 * address, and the page itself forbids every load and every style but its own.
 */
function html(letter: Letter): string {
  const { title, salutation, parts, enclosures, closing } = outlineOf(letter);
  const named = title || [...(parts[0]?.paragraphs[0] ?? salutation)].slice(0, 30).join('');
  const body = [
    element('h1', title),
    element('p class="to"', salutation),
    ...parts.map(({ heading, paragraphs }) =>
      ['<section>', element('h2', heading), ...paragraphs.map((text) => element('p', text)), '</section>']
        .filter((line) => line !== '')
        .join('\n'),
    ),
    enclosures.length === 0
      ? ''
      : `<section class="enclosures">\n<p>${ENCLOSURES}</p>\n<ol>\n${enclosures.map((text) => element('li', text)).join('\n')}\n</ol>\n</section>`,
    closing.length === 0
      ? ''
      : `<footer>\n${closing.map((text) => element('p', text)).join('\n')}\n</footer>`,
  ].filter((block) => block !== '');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(named)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`;
}

/** An element with its text, line breaks kept; nothing for an empty text. */
function element(tag: string, text: string): string {
  if (text === '') return '';
  const [name = tag] = tag.split(' ');
  return `<${tag}>${textHtml(text).replaceAll('\n', '<br>')}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands inside an element or a quoted attribute of a page. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** A number of an order, a payment or a day. A longer one would not fit on a phone. */
const NUMBER =
  /(?<![A-Za-z0-9._-])(?=[A-Za-z._-]*\d)([A-Za-z0-9][A-Za-z0-9._-]{3,32}[A-Za-z0-9])(?![A-Za-z0-9._-])/g;

/** A text as the content of an element: its numbers stay whole, as nobody copies one that breaks at the end of a line. */
export function textHtml(text: string): string {
  return text
    .split(NUMBER)
    .map((part, index) => (index % 2 === 1 ? `<span class="n">${escapeHtml(part)}</span>` : escapeHtml(part)))
    .join('');
}

/** How a letter looks: 宋体 in 小四 (12pt) at one and a half lines, as offices in China expect it on paper. */
export const STYLE = `
@page { size: A4; margin: 25mm 26mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
:root { color-scheme: light; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: #eceef0; color: #111; line-break: strict; overflow-wrap: anywhere;
  font: 12pt/1.5 "Songti SC", SimSun, 宋体, STSong, "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", serif; }
main { box-sizing: border-box; max-width: 210mm; margin: 24px auto; padding: 25mm 26mm; background: #fff; box-shadow: 0 1px 4px #0003; }
h1, h2 { font-family: "Heiti SC", SimHei, 黑体, "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; font-weight: 500; break-after: avoid; }
h1 { margin: 0 0 1.2em; font-size: 18pt; line-height: 1.35; text-align: center; }
h2 { margin: 1em 0 .2em; font-size: 12pt; }
p { margin: 0; text-indent: 2em; text-align: justify; orphans: 3; widows: 3; }
section > p:last-child, li:last-child { break-before: avoid; }
li { break-inside: avoid; }
.n { white-space: nowrap; text-indent: 0; }
.to { text-indent: 0; }
.enclosures { margin-top: 1em; }
.enclosures p { break-after: avoid; }
ol { margin: 0; padding-left: 4em; }
footer { margin-top: 2em; break-inside: avoid; break-before: avoid; }
footer p { text-indent: 0; text-align: right; }
@media (max-width: 640px) {
  body { background: #fff; font-size: 17px; line-height: 1.7; }
  main { margin: 0; padding: 20px 18px 32px; box-shadow: none; }
  h1 { font-size: 21px; text-align: left; }
  h2 { font-size: 17px; }
  p { text-align: start; }
}
@media print {
  body { background: none; font-size: 12pt; line-height: 1.5; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  h1 { font-size: 18pt; text-align: center; }
  h2 { font-size: 12pt; }
  p { text-align: justify; }
}
`;

/** The digest of the style, by which the page allows it and no other; a test checks it against the text above. */
export const STYLE_HASH = 'sha256-k97mhduyPOZxwWE0fzpchElFZx/0DQ/ojYYkaICHBm4=';
