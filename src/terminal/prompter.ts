import { createInterface, type Key } from 'node:readline';
import { PassThrough } from 'node:stream';
import inquirer from 'inquirer';
import { BackError, RefundError } from '../errors.ts';
import type { Paint, Prompter, PromptWords, Question } from '../ports.ts';
import { ESCAPE_WAIT, type Keyboard, openKeyboard, readKeys, type TerminalInput } from './keyboard.ts';
import { truncate, width, wrap } from './text.ts';

/** How many rows of a long list are shown at once, and how many the arrows reach; the rest is found by typing. */
const ROWS = 10;
const WITHIN_REACH = 100;

/** The standard streams, or what a test puts in their place. */
interface Terminal {
  readonly input: TerminalInput;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
}

type Prompt = ReturnType<typeof inquirer.createPromptModule>;

/**
 * Asks on the terminal with inquirer, in the user's language. Ours are: `?` for the reason of a question, Esc for the
 * question before, where the cursor stands among Chinese characters, and pastes of several lines.
 * Every question throws RefundError `cancelled` on Ctrl-C, and BackError on Esc if it has `back`.
 */
export function makePrompter(
  words: PromptWords,
  paint: Paint,
  { input, output }: Terminal = { input: process.stdin, output: process.stdout },
): Prompter {
  const room = () => Math.min(100, output.columns || 80) - 1;
  const fit = (text: string) => wrap(text, room(), '  ').join('\n');
  const message = (label: string) => fit(`? ${label}`).slice(2);
  const hint = (keys: string, { back }: Question) => paint.dim(fit(`${keys}${back ? words.backHint : ''}`));
  /** The end of a label, after which the user types. */
  const lastRow = (label: string) => `${fit(`? ${label}`).split('\n').at(-1) ?? ''} `;
  const typedAfter = (label: string, typed: string) =>
    filler(lastRow(label) + typed, output.columns || 80) + typed;
  /** Our colours: on Node 20, inquirer's own do not obey NO_COLOR. */
  const style = { message, answer: paint.cyan, highlight: paint.cyan, help: paint.dim, error: fit };
  const look = { prefix: { idle: '?', done: '✔' }, icon: { cursor: '❯' }, style };

  /** @param presses further keys that choose, each with the digit it stands for */
  const list = <V extends string>(
    question: Parameters<typeof choose<V>>[0],
    presses: Readonly<Record<string, string>> = {},
  ) => {
    const { label, why, choices, preset } = question;
    let explained = false;
    const ask = (prompt: Prompt) =>
      prompt([
        {
          type: 'select',
          name: 'answer',
          message: label,
          default: preset,
          pageSize: Math.max(ROWS, (output.rows || 24) - 6),
          choices: choices.map((choice) => ({
            value: choice.value,
            name: wrap(choice.label, room() - 5).join('\n     '),
            short: choice.label,
            description: why,
          })),
          theme: {
            ...look,
            indexMode: 'number',
            style: {
              ...style,
              description: (text: string) => (explained ? fit(text) : ''),
              keysHelpTip: () => hint(words.chooseHint, question),
            },
          },
        },
      ]);
    return run<V>(question, ask, (keyboard, text, key) => {
      const digit = presses[text.toLowerCase()];
      if (digit !== undefined) keyboard.press(digit, { name: digit });
      else if (!isQuestionMark(text)) keyboard.press(text, key);
      else {
        explained = !explained;
        // Inquirer draws the list again only when another row is chosen.
        keyboard.press('', { name: 'down' });
        keyboard.press('', { name: 'up' });
      }
    });
  };
  const choose: Prompter['choose'] = (question) => list(question);

  const type: Prompter['type'] = (question) => {
    const { label, why, preset, check } = question;
    let typed = '';
    let explained = false;
    let refused = false;
    const ask = (prompt: Prompt) =>
      prompt([
        {
          type: 'input',
          name: 'answer',
          message: label,
          transformer(text: string, { isFinal }: { isFinal: boolean }) {
            typed = text;
            if (isFinal) return paint.cyan(text);
            if (text !== '') return typedAfter(label, text);
            const keys = explained ? paint.dim(fit(why || words.typeHint)) : hint(words.typeHint, question);
            return width(lastRow(label) + keys) > room() ? `\n  ${keys}` : keys;
          },
          validate(text: string) {
            const wrong = check(text);
            refused = wrong !== undefined;
            return wrong === undefined ? true : `${wrong}${words.refusedHint}`;
          },
          theme: look,
        },
      ]);
    const hear: Hear = (keyboard, text, key) => {
      if (typed === '' && isQuestionMark(text)) {
        explained = !explained;
        // Inquirer draws a line again only when it changes.
        keyboard.press(' ');
        keyboard.press('', { name: 'backspace' });
        return;
      }
      // What is typed next takes the place of what was refused; Tab takes that up again.
      const goesOn =
        key.name === 'tab' || key.name === 'backspace' || key.name === 'left' || key.name === 'return';
      if (refused && !goesOn) keyboard.clear();
      if (!refused || key.name !== 'tab') keyboard.press(text, key);
      if (key.name !== 'return') refused = false;
    };
    return run<string>(question, ask, hear, { preset, typed: () => typed, joins: () => typed !== '' });
  };

  const secret: Prompter['secret'] = (question) => {
    const { label, why, check } = question;
    let refused = false;
    const ask = (prompt: Prompt) =>
      prompt([
        {
          type: 'password',
          name: 'answer',
          message: label,
          toggleMask: false,
          validate(text: string) {
            const wrong = check(text);
            refused = wrong !== undefined;
            return wrong ?? true;
          },
          theme: {
            ...look,
            style: {
              ...style,
              message: (_: string, status: string) =>
                status === 'done' ? message(label) : `${message(label)}\n${paint.dim(fit(`  ${why}`))}`,
              maskedText: words.hidden,
            },
          },
        },
      ]);
    return run<string>(question, ask, (keyboard, text, key) => {
      // Nobody can mend what nobody sees: it is typed anew.
      if (refused) keyboard.clear();
      refused = false;
      keyboard.press(text, key);
    });
  };

  const search: Prompter['search'] = <V extends string>(question: Parameters<typeof search<V>>[0]) => {
    const { label, why, choices, none, more } = question;
    let explained = false;
    let rest = 0;
    let typed = '';
    const ask = (prompt: Prompt) =>
      prompt([
        {
          type: 'search',
          name: 'answer',
          message: label,
          pageSize: ROWS,
          source(term = '') {
            typed = term;
            const found = matching(choices, term);
            rest = found.length - ROWS;
            if (found.length === 0) return [new inquirer.Separator(none)];
            return found.slice(0, WITHIN_REACH).map((choice) => ({
              value: choice.value,
              name: truncate(choice.label, room() - 2),
              short: choice.label,
            }));
          },
          theme: {
            ...look,
            style: {
              ...style,
              // Inquirer takes spaces off the end, and moves the cursor with them, unless something stands behind.
              searchTerm: (term: string) => `${typedAfter(label, term)}\u001b[0m`,
              keysHelpTip: () => {
                const last = explained ? fit(why) : hint(words.searchHint, question);
                return rest > 0 ? `${fit(more(rest))}\n${last}` : last;
              },
            },
          },
        },
      ]);
    return run<V>(question, ask, (keyboard, text, key) => {
      if (typed.trim() !== '' || !isQuestionMark(text)) return keyboard.press(text, key);
      explained = !explained;
      keyboard.press(' ');
      keyboard.press('', { name: 'backspace' });
    });
  };

  /** Runs one question, from its first key to its answer. */
  const run = async <A>(
    question: Question,
    ask: (prompt: Prompt) => Promise<{ answer: unknown }>,
    hear: Hear = (keyboard, text, key) => keyboard.press(text, key),
    {
      preset,
      typed,
      joins = () => false,
    }: { readonly preset?: string | undefined; typed(): string; readonly joins?: () => boolean } = {
      typed: () => '',
    },
  ): Promise<A> => {
    const goBack = new AbortController();
    const keyboard = openKeyboard(input, output);
    try {
      await keyboard.start((text, key) => {
        if (key.name === 'escape') {
          if (question.back) goBack.abort();
        }
        // Readline takes Ctrl-D on an empty line for the end of its input, and inquirer would wait for ever.
        else if (key.ctrl && key.name === 'd' && typed() === '') keyboard.cancel();
        else hear(keyboard, text, key);
      }, joins);
      // As if typed: inquirer would put its own default back into a line that was emptied.
      if (preset !== undefined) keyboard.stream.write(preset);
      const { answer } = await ask(
        inquirer.createPromptModule({ input: keyboard.stream, output, signal: goBack.signal }),
      );
      return answer as A;
    } catch (error) {
      if (goBack.signal.aborted) throw new BackError(typed());
      if (error instanceof Error && error.name === 'ExitPromptError')
        throw new RefundError('cancelled', { draft: false }, error);
      throw error;
    } finally {
      await keyboard.stop();
    }
  };

  return {
    choose,
    type,
    secret,
    search,
    /** A list of two, so that it is answered like every other list; `y` and `n` choose, too. */
    async confirm(question, preset) {
      const choices = [
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.no },
      ] as const;
      const answer = await list({ ...question, choices, preset: preset ? 'yes' : 'no' }, { y: '1', n: '2' });
      return answer === 'yes';
    },
    paste: ({ label, why, back }) => readPaste({ input, output }, fit(`? ${label}`), fit(why), back ?? false),
  };
}

/** What a question does with a key before inquirer gets it. */
type Hear = (keyboard: Keyboard, text: string, key: Key) => void;

/** As typed with a Latin or a Chinese keyboard. */
function isQuestionMark(text: string): boolean {
  return text === '?' || text === '？';
}

/**
 * As many NULs as a row has more columns than code units. Inquirer finds the end of a row by its length, which is too
 * short with Chinese, where a character takes two columns; a terminal shows nothing for a NUL.
 */
function filler(row: string, columns: number): string {
  let end = 0;
  for (const character of row) {
    const wide = width(character);
    // A wide character that has only one column left goes to the next row.
    if (wide === 2 && (end + 1) % columns === 0) end += 1;
    end += wide;
  }
  return '\0'.repeat(Math.max(0, end - row.length));
}

/** The choices that have every typed word in them. */
function matching<C extends { readonly label: string }>(choices: readonly C[], typed: string): readonly C[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return choices;
  return choices.filter(({ label }) => {
    const plain = label.normalize('NFKC').toLowerCase();
    return words.every((word) => plain.includes(word));
  });
}

/**
 * Lines of one paste come in a burst; an empty line with nothing behind it was typed. Only for terminals that do not
 * say where a paste begins and ends. Milliseconds.
 */
const BURST = 250;
/** Asks the terminal to say where a paste begins and ends, and to leave that. */
const MARKED_PASTE = ['\u001b[?2004h', '\u001b[?2004l'] as const;

/**
 * Takes many lines as they are pasted or typed, until Enter on an empty line or Ctrl-D; a lone `?` before them says why.
 * @throws RefundError `cancelled`
 */
function readPaste({ input, output }: Terminal, label: string, why: string, back: boolean): Promise<string> {
  output.write(`${MARKED_PASTE[0]}${label}\n`);
  const lines: string[] = [];
  // Readline by itself would leave raw mode while it still reads.
  const keys = new PassThrough();
  const reader = createInterface({ input: keys, output, prompt: '', escapeCodeTimeout: ESCAPE_WAIT });
  const giveBack = readKeys(input);
  input.pipe(keys);
  return new Promise((resolve, reject) => {
    let ending: NodeJS.Timeout | undefined;
    let cancelled = false;
    let left = false;
    let pasting = false;
    const escape = (text: string | undefined, { name }: Key) => {
      if (name === 'paste-start' || name === 'paste-end') pasting = name === 'paste-start';
      // A question mark alone asks why; one at the beginning of a paste has more behind it.
      if (isQuestionMark(text ?? '') && lines.length === 0) setImmediate(explain);
      if (name !== 'escape' || !back) return;
      left = true;
      reader.close();
    };
    const explain = () => {
      if (!isQuestionMark(reader.line)) return;
      reader.write(null, { ctrl: true, name: 'u' });
      output.write(`${why}\n`);
    };
    keys.on('keypress', escape);
    reader.on('line', (line) => {
      clearTimeout(ending);
      if (lines.length === 0 && isQuestionMark(line.trim())) {
        output.write(`${why}\n`);
        return;
      }
      lines.push(line);
      // A chat has empty lines of its own.
      if (!pasting && line.trim() === '' && lines.some((one) => one.trim() !== ''))
        ending = setTimeout(() => reader.close(), BURST);
    });
    reader.on('SIGINT', () => {
      cancelled = true;
      reader.close();
    });
    reader.on('close', () => {
      clearTimeout(ending);
      input.unpipe(keys);
      output.write(MARKED_PASTE[1]);
      giveBack().then(() => {
        if (left) reject(new BackError(''));
        else if (cancelled) reject(new RefundError('cancelled', { draft: false }));
        else resolve(lines.join('\n').trim());
      }, reject);
    });
  });
}
