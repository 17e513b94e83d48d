import { emitKeypressEvents, type Interface, type Key } from 'node:readline';
import { PassThrough } from 'node:stream';

/**
 * What a person types at one question, on its way to inquirer: read from the terminal, handed on key by key as a
 * stream of its own. On the way an Esc is told from an arrow key, several pasted lines become one, and a question
 * may take a key for itself.
 */
export interface Keyboard {
  /** Passed to inquirer as its input. */
  readonly stream: PassThrough;
  /**
   * Hands keys on from now; what was typed before, when no question stood there, is dropped.
   * @param joins whether an Enter with more right behind it is the end of a pasted line, and no answer
   */
  start(hear: (text: string, key: Key) => void, joins?: () => boolean): Promise<void>;
  /** Hands one key on to inquirer, as if it had been typed. */
  press(text: string, key?: Partial<Key>): void;
  /** Takes away what stands on the line. */
  clear(): void;
  /** As Ctrl-C. */
  cancel(): void;
  /** Gives the terminal back. */
  stop(): Promise<void>;
}

/** A terminal to read from. */
export type TerminalInput = NodeJS.ReadableStream & { setRawMode(on: boolean): unknown };

/** An Esc is the beginning of an arrow key if more comes within this time. Milliseconds. */
export const ESCAPE_WAIT = 50;

/** Nobody types the next character this soon after an Enter; a paste that no terminal marked does. Milliseconds. */
const PASTE_WAIT = 20;

/** Has the terminal mark where a paste begins and ends. */
const PASTES_MARKED = '\u001b[?2004h';
const PASTES_UNMARKED = '\u001b[?2004l';

/** Reads the terminal key by key. @returns what gives it back */
export function readKeys(input: TerminalInput): () => Promise<void> {
  // Without raw mode, a line that was begun could not be read before its end.
  input.setRawMode(true);
  input.resume();
  return async () => {
    input.pause();
    // It takes a turn until nothing reads any more. Out of raw mode, Windows would begin to read a whole line, and the
    // next question would wait in vain for its first Enter.
    await new Promise((resolve) => setImmediate(resolve));
    input.setRawMode(false);
  };
}

export function openKeyboard(input: TerminalInput, output: NodeJS.WritableStream): Keyboard {
  // readline gives its own decoder 500 ms, and takes the first one a stream gets.
  emitKeypressEvents(input, { escapeCodeTimeout: ESCAPE_WAIT } as unknown as Interface);
  const stream = new PassThrough();
  let stop = async () => {};
  const press: Keyboard['press'] = (text, key = {}) => {
    stream.emit('keypress', text, { sequence: text, ctrl: false, meta: false, shift: false, ...key });
  };
  const cancel = () => press('\u0003', { name: 'c', ctrl: true });
  return {
    stream,
    press,
    clear: () => press('\u0015', { name: 'u', ctrl: true }),
    cancel,
    async start(hear, joins = () => false) {
      let pasted: string | null = null;
      let enter: NodeJS.Timeout | undefined;
      const listen = (text: string | undefined, key: Key) => {
        const { name, sequence = '' } = key;
        // No paste holds a Ctrl-C, so one that never ended must not keep it from the question.
        if (key.ctrl && name === 'c') pasted = null;
        if (name === 'paste-start') pasted = '';
        else if (name === 'paste-end') {
          const line = inOneLine(pasted ?? '');
          pasted = null;
          if (line !== '') hear(line, { sequence: line });
        } else if (pasted !== null) pasted += sequence;
        else typed(text ?? '', key);
      };
      const typed = (text: string, key: Key) => {
        const isEnter = key.name === 'return' || key.name === 'enter';
        if (enter !== undefined) {
          clearTimeout(enter);
          enter = undefined;
          if (!key.ctrl) hear(' ', { sequence: ' ' });
        }
        if (!isEnter || !joins()) hear(text, key);
        else {
          enter = setTimeout(() => {
            enter = undefined;
            hear(text, key);
          }, PASTE_WAIT);
        }
      };
      // A terminal that was closed counts as Ctrl-C, once the question is there to take it.
      const end = () => setImmediate(cancel);
      stop = async () => {
        clearTimeout(enter);
        input.off('keypress', listen);
        input.off('end', end);
        await giveBack();
        output.write(PASTES_UNMARKED);
      };
      output.write(PASTES_MARKED);
      input.on('end', end);
      const giveBack = readKeys(input);
      await new Promise((resolve) => setImmediate(resolve));
      input.on('keypress', listen);
    },
    stop: () => stop(),
  };
}

/** A paste of several lines as one, without what a terminal would act on. */
function inOneLine(text: string): string {
  return text
    .replaceAll(/\s*[\r\n\t]\s*/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
}
