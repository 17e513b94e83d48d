import {
  createPrompt,
  isBackspaceKey,
  isDownKey,
  isEnterKey,
  isNumberKey,
  isUpKey,
  useEffect,
  useKeypress,
  useState,
} from '@inquirer/core';
import { RefundError } from '../errors.ts';
import type { Prompter, PromptWords } from '../ports.ts';
import { fit } from './fit.ts';
import { readPaste } from './paste.ts';
import { searchPrompt } from './search-prompt.ts';

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
