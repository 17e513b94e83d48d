import xterm from '@xterm/headless';
import { Chalk } from 'chalk';
import { width } from '../../src/terminal/text.ts';
import { Inside } from './inside.ts';
import { Program, STORY } from './program.ts';
import { Terminal } from './terminal.ts';

const COLUMNS = 76;
/** The window after a double-click is narrower. */
const WINDOW = 60;
/** How much of the screen the picture shows. */
const LINES = 30;
/** Pixels of one column, one line, and around all of it. */
const [CELL, LINE, MARGIN] = [8.4, 21, 16];

/** One case as a terminal shows it, drawn as a picture in which every column stands where it stood. */
export async function pictureOfScreen(language: 'zh' | 'en'): Promise<string> {
  const place = new Inside();
  const paid = Date.parse('2024-05-01T14:02:00+08:00');
  const paint = new Chalk({ level: 1 });
  const run = (now: number, ...words: string[]) =>
    place.run(words, { now, language, terminal: { columns: COLUMNS, paint } });
  try {
    await run(paid + 50 * 60_000, 'new', ...STORY, '--goods', 'game-card', '--purpose', 'own-use');
    await run(
      paid + 60 * 60_000,
      'log',
      'contact',
      '1',
      '客服说24小时内处理',
      '--promise',
      '24h',
      '--agent',
      '1001',
    );
    await run(paid + 30 * 60 * 60_000, 'log', 'request', '1');
    const { err } = await run(paid + 50 * 60 * 60_000, 'status', '1');
    return picture(['$ refund status 1', '', ...err.split('\n').slice(0, LINES), '…']);
  } finally {
    place.remove();
  }
}

/** What a double-click shows: how to begin, or the page of a case with what can be done now. */
export async function pictureOfWindow(language: 'zh' | 'en', withCase: boolean): Promise<string> {
  const program = new Program({ REFUND_LANG: language, NO_COLOR: '1' });
  try {
    if (withCase) program.open('--goods', 'game-card', '--purpose', 'own-use');
    const terminal = new Terminal(program.environment, []);
    // The last line of each question.
    const end = language === 'zh' ? 'Esc 回上一题' : '(Esc';
    if (withCase) await terminal.answer(end, '\r');
    const shown = await terminal.shows(end);
    await terminal.kill();
    return picture(await linesOf(shown), WINDOW);
  } finally {
    program.remove();
  }
}

/** What stands on the screen once a terminal got all that. */
async function linesOf(shown: string): Promise<string[]> {
  const terminal = new xterm.Terminal({ cols: WINDOW, rows: 60, allowProposedApi: true });
  await new Promise<void>((done) => terminal.write(shown, done));
  const { active } = terminal.buffer;
  const lines = Array.from(
    { length: active.length },
    (_, row) => active.getLine(row)?.translateToString(true) ?? '',
  );
  return lines.join('\n').trim().split('\n');
}

interface Style {
  readonly bold: boolean;
  readonly dim: boolean;
  readonly colour: string | null;
}

const PLAIN: Style = { bold: false, dim: false, colour: null };
const COLOURS: Readonly<Record<string, string>> = { 31: 'red', 32: 'green', 33: 'yellow', 36: 'cyan' };

function after(style: Style, code: string): Style {
  if (code === '1') return { ...style, bold: true };
  if (code === '2') return { ...style, dim: true };
  if (code === '22') return { ...style, bold: false, dim: false };
  if (code === '39') return { ...style, colour: null };
  return COLOURS[code] ? { ...style, colour: COLOURS[code] } : PLAIN;
}

function picture(lines: readonly string[], columns = COLUMNS): string {
  const pen = { style: PLAIN };
  const size = [columns * CELL + 2 * MARGIN, lines.length * LINE + 2 * MARGIN].map(Math.round);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size.join(' ')}" role="img" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace" font-size="14">
<style>
  .screen { fill: #ffffff; stroke: #d0d7de } text { fill: #1f2328; white-space: pre }
  .bold { font-weight: bold } .dim { fill: #656d76 } .red { fill: #c4262e } .yellow { fill: #8a6100 } .green { fill: #1a7f37 } .cyan { fill: #0a6f8a }
  @media (prefers-color-scheme: dark) {
    .screen { fill: #0d1117; stroke: #30363d } text { fill: #e6edf3 }
    .dim { fill: #8d96a0 } .red { fill: #ff7b72 } .yellow { fill: #d9a514 } .green { fill: #56d364 } .cyan { fill: #56c8d8 }
  }
</style>
<rect class="screen" x="0.5" y="0.5" width="${Number(size[0]) - 1}" height="${Number(size[1]) - 1}" rx="6"/>
${lines.flatMap((line, index) => runsOf(line, MARGIN + (index + 0.75) * LINE, pen)).join('\n')}
</svg>
`;
}

/** Each run of narrow or of wide characters in one style, held to the columns it took; a style goes on in the next line. */
function runsOf(line: string, y: number, pen: { style: Style }): string[] {
  let column = 0;
  return (line.match(/\u001b\[[\d;]*m|[ -~]+|[^ -~\u001b]+/g) ?? []).flatMap((piece) => {
    const code = /^\u001b\[([\d;]*)m$/.exec(piece)?.[1];
    if (code !== undefined) {
      pen.style = after(pen.style, code);
      return [];
    }
    const x = MARGIN + column * CELL;
    const columns = width(piece);
    column += columns;
    if (piece.trim() === '') return [];
    const { style } = pen;
    const names = [style.bold ? 'bold' : '', style.dim ? 'dim' : '', style.colour ?? ''].filter(Boolean);
    const className = names.length > 0 ? ` class="${names.join(' ')}"` : '';
    return [
      `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" textLength="${(columns * CELL).toFixed(1)}" lengthAdjust="spacingAndGlyphs"${className}>${escaped(piece)}</text>`,
    ];
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
