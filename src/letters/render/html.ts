import type { Letter } from '../letter.ts';
import { escape } from './escape.ts';
import { STYLE, STYLE_HASH } from './html-style.ts';
import { ENCLOSURES, outlineOf } from './outline.ts';

/**
 * A letter as one page that needs nothing else: to read on a phone and to print on A4. It holds no script and no
 * address, and the page itself forbids every load and every style but its own.
 */
export function html(letter: Letter): string {
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
<title>${escape(named)}</title>
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

/** An element with its text, whose line breaks stay; nothing for an empty text. */
function element(tag: string, text: string): string {
  if (text === '') return '';
  const [name = tag] = tag.split(' ');
  return `<${tag}>${escape(text).replaceAll('\n', '<br>')}</${name}>`;
}
