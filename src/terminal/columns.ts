import stringWidth from 'fast-string-width';

/** Columns a text takes on a terminal; a Chinese character takes two. */
export function width(text: string): number {
  return plainWidth(text) ?? stringWidth(text);
}

/** The same for what most texts consist of; undefined where another character is among it. */
function plainWidth(text: string): number | undefined {
  let columns = 0;
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    if (unit >= 0x20 && unit <= 0x7e) columns += 1;
    else if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3001 && unit <= 0x3011)) columns += 2;
    else if (unit >= 0xff01 && unit <= 0xff5e) columns += 2;
    else return undefined;
  }
  return columns;
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** A text cut to so many columns, with an ellipsis where something is missing; no character is split. */
export function truncate(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    if (width(kept + segment) > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
