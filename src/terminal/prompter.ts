import { createInterface } from 'node:readline';
import {
  createPrompt,
  isBackspaceKey,
  isDownKey,
  isEnterKey,
  isNumberKey,
  isUpKey,
  useEffect,
  useKeypress,
  useMemo,
  useState,
} from '@inquirer/core';
import { RefundError } from '../errors.ts';
import type { Prompter, PromptWords } from '../ports.ts';
import { fit, screenWidth, truncate } from './text.ts';

interface ListConfig {
  readonly label: string;
  readonly why: string;
  readonly hint: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly preset: string | undefined;
}

interface LineConfig {
  readonly label: string;
  readonly why: string;
  readonly hint: string;
  readonly preset: string | undefined;
  readonly check: (text: string) => string | undefined;
}

/** A list: arrows or digits choose, Enter takes, `?` says why. */
export const listPrompt = createPrompt<string, ListConfig>(({ label, why, hint, choices, preset }, done) => {
  const first = choices.findIndex(({ value }) => value === preset);
  const [active, setActive] = useState(Math.max(0, first));
  const [explained, setExplained] = useState(false);
  const [taken, setTaken] = useState(false);
  const [digits, setDigits] = useState('');
  useKeypress((key, line) => {
    line.clearLine(0);
    if (isNumberKey(key)) {
      // 1 and then 2 is twelve, where there are as many; else the digit counts by itself.
      const number = choices[Number(digits + key.name) - 1] ? digits + key.name : key.name;
      setDigits(number);
      if (choices[Number(number) - 1]) setActive(Number(number) - 1);
      return;
    }
    setDigits('');
    if (isEnterKey(key)) {
      setTaken(true);
      done(choices[active]?.value ?? '');
    } else if (isUpKey(key)) setActive((active + choices.length - 1) % choices.length);
    else if (isDownKey(key)) setActive((active + 1) % choices.length);
    else if (asks(key)) setExplained(!explained);
  });
  const chosen = choices[active]?.label ?? '';
  if (taken) return fit(`✔ ${label} ${chosen}`);
  const rows = choices.map((choice, index) =>
    fit(`${index === active ? '❯' : ' '} ${index + 1}. ${choice.label}`, '     '),
  );
  return [[fit(`? ${label}`), ...rows].join('\n'), explained && why ? fit(why) : fit(hint)];
});

/** A line of text: what was typed stays until it can be taken; a lone `?` says why. */
export const linePrompt = createPrompt<string, LineConfig>(({ label, why, hint, preset, check }, done) => {
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const [taken, setTaken] = useState(false);
  useEffect((line) => {
    if (preset !== undefined) {
      line.write(preset);
      setTyped(preset);
    }
  }, []);
  useKeypress((key, line) => {
    if (!isEnterKey(key)) {
      setTyped(line.line);
      if (!isBackspaceKey(key) || note !== '') setNote('');
      return;
    }
    const asked = typed.trim() === '?' || typed.trim() === '？';
    const wrong = asked ? undefined : check(typed);
    if (asked) setTyped('');
    else if (wrong === undefined) {
      setTaken(true);
      done(typed);
      return;
    } else line.write(typed);
    setNote(asked ? why : (wrong ?? ''));
  });
  if (taken) return `✔ ${label} ${typed}`;
  return [`? ${label} ${typed}`, note === '' ? fit(hint) : fit(note)];
});

/** A line of which nothing is shown: a passphrase. */
export const secretPrompt = createPrompt<string, Omit<LineConfig, 'preset'>>(
  ({ label, why, hint, check }, done) => {
    const [typed, setTyped] = useState('');
    const [note, setNote] = useState('');
    const [taken, setTaken] = useState(false);
    useKeypress((key, line) => {
      if (!isEnterKey(key)) {
        setTyped(line.line);
        if (!isBackspaceKey(key) || note !== '') setNote('');
        return;
      }
      const wrong = check(typed);
      if (wrong === undefined) {
        setTaken(true);
        done(typed);
        return;
      }
      setTyped('');
      setNote(wrong);
    });
    if (taken) return `✔ ${label}`;
    return [`? ${label}`, fit(note || why || hint)];
  },
);

function asks(key: { readonly name?: string; readonly sequence?: string }): boolean {
  return key.sequence === '?' || key.sequence === '？' || key.name === '?' || key.name === '？';
}

/** What asks on the terminal. A question that is broken off throws `cancelled`. */
export function makePrompter({ chooseHint, typeHint, searchHint, yes, no }: PromptWords): Prompter {
  const choose: Prompter['choose'] = async ({ label, why, choices, preset }) =>
    (await ask(
      listPrompt({ label, why, hint: chooseHint, choices, preset }),
    )) as (typeof choices)[number]['value'];
  return {
    choose,
    type: ({ label, why, preset, check }) => ask(linePrompt({ label, why, hint: typeHint, preset, check })),
    search: async ({ label, why, choices, none, more }) =>
      (await ask(
        searchPrompt({ label, why, hint: searchHint, choices, none, more }),
      )) as (typeof choices)[number]['value'],
    paste: ({ label }) => readPaste(label),
    secret: ({ label, why, check }) => ask(secretPrompt({ label, why, hint: typeHint, check })),
    confirm: async (question, preset) => {
      const choices = [
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ] as const;
      return (await choose({ ...question, choices, preset: preset ? 'yes' : 'no' })) === 'yes';
    },
  };
}

async function ask<T>(question: Promise<T>): Promise<T> {
  try {
    return await question;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'ExitPromptError' || name === 'AbortPromptError')
      throw new RefundError('cancelled', { draft: false }, error);
    throw error;
  }
}

interface SearchConfig {
  readonly label: string;
  readonly why: string;
  readonly hint: string;
  /** What stands where nothing fits. */
  readonly none: string;
  readonly more: (count: number) => string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** How many choices are shown at once. */
const SHOWN = 10;

/** A long list: what is typed narrows it down, arrows choose, Enter takes; a lone `?` says why. */
export const searchPrompt = createPrompt<string, SearchConfig>(
  ({ label, why, hint, none, more, choices }, done) => {
    const [typed, setTyped] = useState('');
    const [active, setActive] = useState(0);
    const [taken, setTaken] = useState<string>();
    const asked = typed.trim() === '?' || typed.trim() === '？';
    const found = useMemo(() => (asked ? choices : matching(choices, typed)), [typed]);
    useKeypress((key, line) => {
      if (isEnterKey(key)) {
        const chosen = found[active];
        if (!chosen) {
          line.write(typed);
          return;
        }
        setTaken(chosen.label);
        done(chosen.value);
      } else if (isUpKey(key)) setActive(Math.max(0, active - 1));
      else if (isDownKey(key)) setActive(Math.max(0, Math.min(found.length - 1, active + 1)));
      else {
        setTyped(line.line);
        setActive(0);
      }
    });
    if (taken !== undefined) return fit(`✔ ${label} ${taken}`);
    const first = Math.max(0, Math.min(active - SHOWN + 1, found.length - SHOWN));
    const rows = found
      .slice(first, first + SHOWN)
      .map((choice, index) =>
        truncate(`${first + index === active ? '❯' : ' '} ${choice.label}`, screenWidth()),
      );
    const rest = found.length - first - rows.length;
    return [
      `${fit(`? ${label}`)}\n> ${typed}`,
      [
        ...(rows.length > 0 ? rows : [none]),
        ...(rest > 0 ? [fit(more(rest))] : []),
        asked ? fit(why) : fit(hint),
      ].join('\n'),
    ];
  },
);

/** The choices that have every typed word in them. */
function matching<C extends { readonly label: string }>(choices: readonly C[], typed: string): readonly C[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return choices;
  return choices.filter(({ label }) => {
    const plain = label.normalize('NFKC').toLowerCase();
    return words.every((word) => plain.includes(word));
  });
}

/** Lines of one paste come in a burst; an empty line with nothing behind it was typed. Milliseconds. */
const BURST = 80;

/**
 * Takes many lines as they are pasted or typed, until Enter on an empty line or Ctrl-D.
 * @throws RefundError `cancelled`
 */
function readPaste(label: string): Promise<string> {
  process.stdout.write(`? ${label}\n`);
  const lines: string[] = [];
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '' });
  return new Promise((resolve, reject) => {
    let ending: NodeJS.Timeout | undefined;
    let cancelled = false;
    input.on('line', (line) => {
      clearTimeout(ending);
      lines.push(line);
      if (line.trim() === '' && lines.some((one) => one.trim() !== ''))
        ending = setTimeout(() => input.close(), BURST);
    });
    input.on('SIGINT', () => {
      cancelled = true;
      input.close();
    });
    input.on('close', () => {
      clearTimeout(ending);
      if (cancelled) reject(new RefundError('cancelled', { draft: false }));
      else resolve(lines.join('\n').trim());
    });
  });
}
