import { createInterface, type Interface } from 'node:readline';
import { BackError, RefundError } from '../errors.ts';
import type { Choice, Paint, Prompter, PromptWords, Question } from '../ports.ts';
import { width, wrap } from './text.ts';

interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
}

/** A long list is offered in pieces of so many. */
const PIECE = 20;

/**
 * Asks with `REFUND_PLAIN=1` or on a terminal that cannot move its cursor: lists are numbered and answered by number,
 * and nothing is ever drawn again, so that a screen reader can follow. A lone `?` says why, a lone `<` goes back.
 * Every question throws RefundError `cancelled` on Ctrl-C and at the end of the input, BackError on `<` if it has `back`.
 */
export function makePlainPrompter(
  words: PromptWords,
  paint: Paint,
  { input, output }: Streams = { input: process.stdin, output: process.stdout },
): Prompter {
  const tell = (text: string) => {
    for (const line of wrap(text, output.columns || 80, '  ')) output.write(`${line}\n`);
  };
  const cancelled = () => new RefundError('cancelled', { draft: false });

  /** Lines that were typed or pasted before they were asked for. */
  const ahead: string[] = [];
  let waiting: { take(line: string): void; end(): void } | null = null;
  let ended = false;
  let reader: Interface | undefined;

  /** One line, without what ends it. The terminal is only read while somebody is asked. */
  const line = (prompt: string): Promise<string> => {
    output.write(prompt);
    const kept = ahead.shift();
    if (kept !== undefined) return Promise.resolve(kept);
    if (ended) return Promise.reject(cancelled());
    if (!reader) {
      reader = createInterface({ input, terminal: false });
      reader.on('line', (text) => (waiting ? waiting.take(text) : ahead.push(text)));
      reader.on('close', () => {
        ended = true;
        waiting?.end();
      });
    }
    reader.resume();
    return new Promise((resolve, reject) => {
      waiting = {
        take(text) {
          waiting = null;
          reader?.pause();
          resolve(text);
        },
        end: () => reject(cancelled()),
      };
    });
  };

  /** Asks until an answer can be taken. @param read the answer, or what is wrong with it */
  const ask = async <A>(
    question: Question,
    hint: string,
    read: (text: string) => { readonly answer: A } | { readonly wrong: string },
    choices: readonly string[] = [],
  ): Promise<A> => {
    tell(question.label);
    for (const choice of choices) tell(choice);
    tell(`${hint}${question.back ? words.plainBack : ''}`);
    for (;;) {
      const text = await line('> ');
      const plain = text.trim();
      if (plain === '?' || plain === '？') tell(question.why || hint);
      else if (plain === '<' || plain === '《') {
        if (question.back) throw new BackError('');
        tell(words.noBack);
      } else {
        const found = read(text);
        if ('answer' in found) return found.answer;
        tell(found.wrong);
      }
    }
  };

  const choose = <V extends string>(
    question: Question & { readonly choices: readonly Choice<V>[]; readonly preset?: V | undefined },
  ): Promise<V> => {
    const { choices, preset } = question;
    const wide = width(String(choices.length));
    const numbered = choices.map(({ label }, index) => `  ${String(index + 1).padStart(wide)}. ${label}`);
    const usual = choices.findIndex(({ value }) => value === preset);
    const hint = usual === -1 ? words.plainChoose : `${words.plainChoose}${words.plainUsual(usual + 1)}`;
    const read = (text: string) => {
      const number = text.normalize('NFKC').trim();
      const place = number === '' ? usual : /^\d+$/.test(number) ? Number(number) - 1 : -1;
      const chosen = choices[place];
      return chosen ? { answer: chosen.value } : { wrong: words.plainChoose };
    };
    return ask(question, hint, read, numbered);
  };

  return {
    choose,
    type: (question) =>
      ask(
        question,
        question.preset === undefined ? words.plainType : words.plainPreset(question.preset),
        (text) => {
          const typed = text === '' && question.preset !== undefined ? question.preset : text;
          const wrong = question.check(typed);
          return wrong === undefined ? { answer: typed } : { wrong };
        },
      ),
    // Nobody may read it on the screen: that takes the terminal's keys, which only the other prompter has.
    secret: async (question) => (await import('./prompter.ts')).makePrompter(words, paint).secret(question),
    async search(question) {
      const { choices, none } = question;
      for (;;) {
        const term = await ask(question, words.searchHint, (text) => ({ answer: text }));
        const typed = term.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
        const found = choices.filter(({ label }) => {
          const plain = label.normalize('NFKC').toLowerCase();
          return typed.every((word) => plain.includes(word));
        });
        if (found.length === 0) tell(none);
        else {
          const shown = found.slice(0, PIECE);
          if (found.length > PIECE) tell(question.more(found.length - PIECE));
          const again = { value: '' as (typeof found)[number]['value'], label: words.plainAgain };
          const chosen = await choose({ ...question, choices: [...shown, again] });
          if (chosen !== again.value) return chosen;
        }
      }
    },
    async confirm(question, preset) {
      const choices = [
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.no },
      ] as const;
      return (await choose({ ...question, choices, preset: preset ? 'yes' : 'no' })) === 'yes';
    },
    async paste(question) {
      tell(question.label);
      if (question.back) tell(words.plainBack);
      const lines: string[] = [];
      for (;;) {
        const text = await line('');
        const plain = text.trim();
        if (lines.length === 0 && (plain === '?' || plain === '？')) tell(question.why);
        else if (lines.length === 0 && plain === '<' && question.back) throw new BackError('');
        else if (plain === '' && lines.some((one) => one.trim() !== '')) return lines.join('\n').trim();
        else lines.push(text);
      }
    },
  };
}
