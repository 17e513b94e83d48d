import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inside } from './inside.ts';
import { pdf } from './pdfs.ts';
import { png } from './pictures.ts';

/** What a document says of its screens, in comments that no reader sees. */
const DIRECTION = /^<!-- screen: (\w+) ?(.*?) -->$/;
const COMMAND = /^\$ (.+)$/;
/** As many columns as fit on a page that shows a document. */
const COLUMNS = 76;

/**
 * A document with all its screens as the program draws them now. A block marked `console` holds commands (`$ refund …`)
 * with what they print below; `console 12` shows the first twelve lines of each. Comments direct:
 * `now INSTANT`, `lang zh|en`, `file NAME TEXT` (a picture or a PDF where the name says so), `run COMMAND` (unseen),
 * `fresh` (another person's computer).
 */
export async function withScreens(text: string): Promise<string> {
  const stage = new Stage();
  try {
    const out: string[] = [];
    let limit: number | undefined;
    let inside = false;
    for (const line of text.split('\n')) {
      const block = /^```console(?: (\d+))?$/.exec(line);
      const direction = DIRECTION.exec(line);
      if (block) {
        inside = true;
        limit = block[1] === undefined ? Infinity : Number(block[1]);
      } else if (line === '```') inside = false;
      else if (inside) {
        const command = COMMAND.exec(line);
        if (!command) continue;
        const first = !COMMAND.test(out.at(-1) ?? '') && !out.at(-1)?.startsWith('```');
        const lines = await stage.play(command[1] ?? '');
        const shown = lines.length > (limit ?? 0) ? [...lines.slice(0, limit), '…'] : lines;
        out.push(...(first ? ['', line] : [line]), ...shown);
        continue;
      } else if (direction) await stage.direct(direction[1] ?? '', direction[2] ?? '');
      out.push(line);
    }
    return out.join('\n');
  } finally {
    stage.remove();
  }
}

/** One person's computer, on which a document's commands are given one after the other. */
class Stage {
  #place = new Inside();
  #now = Date.parse('2026-11-20T10:00:00+08:00');
  #language: 'zh' | 'en' = 'zh';

  async direct(what: string, how: string): Promise<void> {
    if (what === 'now') this.#now = Date.parse(how);
    else if (what === 'lang') this.#language = how === 'en' ? 'en' : 'zh';
    else if (what === 'run') await this.play(`refund ${how}`);
    else if (what === 'file') {
      const [name = '', ...words] = how.split(' ');
      const text = words.join(' ').replaceAll('\\n', '\n');
      const bytes = name.endsWith('.png')
        ? png(1080, 2400 - name.length)
        : name.endsWith('.pdf')
          ? pdf([`(${text})`])
          : `${text}\n`;
      writeFileSync(join(this.#place.folder, name), bytes);
    } else if (what === 'fresh') {
      this.remove();
      this.#place = new Inside();
    } else throw new Error(`no such direction: ${what}`);
  }

  /** What the screen shows after a command; files lie in the current folder. @throws Error where it was not understood */
  async play(command: string): Promise<string[]> {
    const [program, ...words] = wordsOf(command);
    if (program !== 'refund') throw new Error(`not of this program: ${command}`);
    const from = words.indexOf('<');
    const { folder, home } = this.#place;
    const before = process.cwd();
    process.chdir(folder);
    try {
      const { err, error, code } = await this.#place.run(from < 0 ? words : words.slice(0, from), {
        now: this.#now,
        language: this.#language,
        terminal: { columns: COLUMNS },
        stdin: from < 0 ? '' : readFileSync(words[from + 1] ?? '', 'utf8'),
      });
      if (code !== 0 && code !== 1) throw new Error(`${command}: ${String(error)} ${err}`);
      return (
        err
          .replaceAll(home, '~/.local/share/refund')
          .replaceAll(`${folder}/`, '~/')
          .trimEnd()
          .split('\n')
          // What was written over is not on the screen any more.
          // eslint-disable-next-line no-control-regex
          .map((line) => line.replace(/^[^\n]*\r(?:\u001b\[K)?/, '').trimEnd())
      );
    } finally {
      process.chdir(before);
    }
  }

  remove(): void {
    this.#place.remove();
  }
}

/** Words as a shell parts them. */
function wordsOf(command: string): string[] {
  return Array.from(command.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '');
}
