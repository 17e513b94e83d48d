import { FACT_NAMES, FACTS } from '../../case/facts.ts';
import type { Messages } from '../../messages/messages.ts';
import { CHOICES } from './choices.ts';

/** A row of the tree of commands, as far as it matters here. */
export interface CommandLike {
  readonly name: string;
  readonly about: keyof Messages['help']['commands'];
  readonly hidden?: true;
  readonly arguments?: readonly (readonly [string, string])[];
  readonly facts?: true;
  readonly options?: readonly (readonly [string, keyof Messages['help']['options']])[];
}

/** What can stand at a place: some words, the numbers or items of the store, a file, or what nobody can guess. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'cases' | 'exhibits' | 'letters' | 'files' | 'any' };

export interface Flag {
  /** With its dashes. */
  readonly long: string;
  readonly short: string | null;
  readonly about: string;
  /** What follows it; null where nothing does. */
  readonly takes: Values | null;
}

/** One command: its words, what stands below it, its flags, and what its arguments can be. */
export interface CommandWords {
  /** With the name of its group before it; '' is the program itself. */
  readonly name: string;
  readonly below: readonly { readonly name: string; readonly about: string }[];
  readonly flags: readonly Flag[];
  readonly takes: readonly Values[];
  /** The last argument can come many times. */
  readonly many: boolean;
}

/** Everything that can be typed, from the same tree that the program is made of. */
export function commandWords(rows: readonly CommandLike[], { help }: Messages): CommandWords[] {
  const shown = rows.filter(({ hidden }) => !hidden);
  const helpFlag = { long: '--help', short: '-h', about: help.options.help, takes: null };
  const version = { long: '--version', short: '-V', about: help.version, takes: null };
  const belowOf = (group: string) =>
    shown.flatMap(({ name, about }) => {
      const words = name.split(' ');
      const last = words.pop() ?? '';
      return words.join(' ') === group ? [{ name: last, about: help.commands[about] }] : [];
    });
  const program = { name: '', below: belowOf(''), flags: [version, helpFlag], takes: [], many: false };
  return [program, ...shown.map((row) => wordsOf(row, belowOf(row.name), helpFlag, help))];
}

function wordsOf(
  row: CommandLike,
  below: CommandWords['below'],
  helpFlag: Flag,
  help: Messages['help'],
): CommandWords {
  const facts = (row.facts ? FACT_NAMES : []).map((name): Flag => {
    const fact = FACTS[name];
    const takes: Values = fact.kind === 'choice' ? { kind: 'words', words: fact.choices } : { kind: 'any' };
    return { long: `--${fact.flag}`, short: null, about: help.facts[name], takes };
  });
  const options = (row.options ?? []).map(([flags, words]) => flagOf(flags, words, help.options[words]));
  const taken = row.arguments ?? [];
  return {
    name: row.name,
    below,
    flags: [...facts, ...options, helpFlag],
    takes: taken.map(([name, words]) => valuesOf(placeholder(name), words)),
    many: taken.at(-1)?.[0].includes('...') ?? false,
  };
}

/** @param flags as commander takes them: `-o, --output <file>` */
function flagOf(flags: string, words: string, about: string): Flag {
  const long = /--[\w-]+/.exec(flags)?.[0] ?? '';
  const short = /^(-\w),/.exec(flags)?.[1] ?? null;
  const takes = /[<[]/.test(flags) ? valuesOf(placeholder(flags), words) : null;
  return { long, short, about, takes };
}

/** The name between the brackets. */
function placeholder(text: string): string {
  return /[<[]([\w-]+)/.exec(text)?.[1] ?? '';
}

function valuesOf(name: string, words: string): Values {
  const choices = CHOICES[words];
  if (choices) return { kind: 'words', words: choices };
  if (name === 'case') return { kind: 'cases' };
  if (name === 'exhibit') return { kind: 'exhibits' };
  if (name === 'letter') return { kind: 'letters' };
  return { kind: /file|folder|path|bill|package/.test(name) ? 'files' : 'any' };
}
