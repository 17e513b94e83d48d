import type { Output } from '../ports.ts';

/** Black on white, whatever the colours of the terminal are. */
const PAPER = '\u001b[30;107m';
const END = '\u001b[0m';

/**
 * A text as a QR code for a phone's camera, two modules a character. If the stream takes colours, it is black on
 * white on any terminal. Otherwise the light modules are drawn, so that it is dark on light on a dark terminal; on a
 * light one it shows inverted, which cameras read, too.
 * @returns the lines; or how many columns it needs if there are fewer; or that no code holds so long a text
 */
export async function qrLines(
  text: string,
  { columns, paint }: Pick<Output, 'columns' | 'paint'>,
): Promise<string[] | { readonly needed: number } | 'too-long'> {
  const modules = await modulesOf(text, columns);
  if (modules === null) return 'too-long';
  if (modules.length > columns) return { needed: modules.length };
  const colours = paint.bold('x') !== 'x';
  const drawn = (row: number, column: number) => (modules[row]?.[column] ?? false) === colours;
  const lines: string[] = [];
  for (let row = 0; row < modules.length; row += 2) {
    const line = modules
      .map((_, column) => HALVES[(drawn(row, column) ? 2 : 0) + (drawn(row + 1, column) ? 1 : 0)])
      .join('');
    lines.push(colours ? `${PAPER}${line}${END}` : line);
  }
  return lines;
}

/** Nothing drawn, the lower half, the upper half, both. */
const HALVES = [' ', '▄', '▀', '█'] as const;

/** Drawn light around the code on every side: without it no camera finds the code. */
const QUIET = { full: 4, least: 2 };

/**
 * The dark modules of a QR code that says a text in UTF-8, with its quiet zone: the four modules of the standard
 * if they fit into so many columns, else two. Null if the text is too long for any code (2953 bytes).
 */
async function modulesOf(text: string, columns: number): Promise<boolean[][] | null> {
  const { encode } = await import('uqr');
  const bytes = [...new TextEncoder().encode(text)];
  const draw = (border: number) => encode(bytes, { ecc: 'L', boostEcc: true, border }).data;
  try {
    const full = draw(QUIET.full);
    return full.length <= columns ? full : draw(QUIET.least);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
