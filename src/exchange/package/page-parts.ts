import { clean } from '../../case/clean.ts';
import { escape } from '../../letters/render/escape.ts';

/** A text in an element; line breaks are gone, and so is whatever acts instead of showing. */
export function element(tag: string, text: string): string {
  const [name = tag] = tag.split(' ');
  return `<${tag}>${escape(clean(text))}</${name}>`;
}

/** A part under its heading; nothing where it is empty. */
export function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<section>\n${element('h2', heading)}\n${lines.join('\n')}\n</section>\n`;
}

export interface Column {
  readonly title: string;
  readonly style?: string;
}

/** A table that turns into cards on a phone: there each cell says what it is. @param rows cells as HTML */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const head = columns.map(({ title }) => element('th scope="col"', title)).join('');
  const body = rows.map((cells) => `<tr>${cells.map((html, at) => cellOf(columns[at], html)).join('')}</tr>`);
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

function cellOf(column: Column | undefined, html: string): string {
  const style = column?.style === undefined ? '' : ` class="${column.style}"`;
  return `<td${style} data-label="${escape(column?.title ?? '')}">${html}</td>`;
}

/** A text as the HTML of a cell. */
export function cell(text: string): string {
  return escape(clean(text));
}

/** Lines of the form 姓名：张三 as names with values. */
export function pairs(lines: readonly string[]): string {
  const rows = lines.map((line) => {
    const at = line.indexOf('：');
    return `${element('dt', line.slice(0, at))}${element('dd', line.slice(at + 1))}`;
  });
  return `<dl>${rows.join('')}</dl>`;
}
