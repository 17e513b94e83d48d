// Every command stands on these. They are named here, in the file that every command imports, so that the build puts
// them into one file that is read at once, and not into one for each set of commands that happens to share them.
import '../advice/assess.ts';
import '../store/reading.ts';
import '../store/store.ts';
import '../terminal/case-screen.ts';
import '../terminal/list-screen.ts';
import '../time/typed.ts';
import { REPLIES } from '../case/events.ts';
import type { FACTS } from '../case/facts.ts';
import { RECIPIENTS } from '../law/parties.ts';
import type { ExitStatus } from '../ports.ts';
import type { Language, Words } from '../words/language.ts';
import type { Areas, Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/**
 * What a command is. Each file of `commands/` exports one or more; `cli/cli.ts` lists them all with their names.
 * Its words stand here in both languages, beside the option they tell of.
 */
export interface Definition {
  /** What each argument is, by its name in `cli/cli.ts`. */
  readonly arguments?: Readonly<Record<string, Told>>;
  readonly options?: Options;
  /** What it does with the case it is called with; without a word, it reads. */
  readonly caseUse?: CaseUse;
  /** Takes every fact of a case as a flag, before its own options. */
  readonly takesFacts?: typeof FACTS;
  /** The flag of a fact may stand without a value: then the fact is asked for. */
  readonly asksFacts?: true;
  readonly examples: Examples;
  /** The areas of sentences it says something from, besides those that every command has. */
  readonly words?: readonly (keyof Areas)[];
  /**
   * Its screen ends with the next step of the case it is called with (of all cases, without one), or of the case it
   * just opened: no reminder of that step follows.
   */
  readonly tellsNext?: 'called' | 'opened';
  /** Takes the arguments in their order, then the options. */
  run(context: Context, messages: Messages, ...given: never[]): Promise<ExitStatus>;
}

/**
 * What a command does with its case: a case that is only read may be named by a part of its name; before something is
 * written the case is named and confirmed; what is hard to take back needs the number.
 */
export type CaseUse = 'reads' | 'writes' | 'needs-number';

/** One line of the list of all commands: a command, or a group that only holds others. */
export interface CommandRow {
  /** With the name of its group before it: `log contact`. */
  readonly name: string;
  /** Its arguments, as commander takes them: `<case> [text]`. */
  readonly takes?: string;
  /** What it does, in one sentence. */
  readonly about: Words;
  /** Stands in the short help; the others are under `refund help all`. */
  readonly everyday?: true;
  /** Does what another command does for people: not offered beside it, only in `refund help all` and the reference. */
  readonly forScripts?: true;
  /** Stands in no help and is not completed. */
  readonly hidden?: true;
  /** Of a group; those of a command stand in its file. */
  readonly examples?: Examples;
  /** Loads the file of the command; a group has none. */
  readonly load?: () => Promise<Definition>;
}

/** A sentence of the help, with the words to choose from, which the shell completes. */
export type Told = Words & {
  readonly choices?: readonly string[];
  /** A file that is written: there is none yet to be dropped into the terminal. */
  readonly written?: true;
};

/** Options by their flags, as commander takes them: `-o, --output <file>`. */
export type Options = Readonly<Record<string, Told>>;

/** What people most often want of a command: as typed, and what it does. */
export type Examples = Readonly<Record<Language, readonly (readonly [typed: string, does: string])[]>>;

/** The values of options: of `--from-text <file>` it is `fromText?: string`, of `--json` it is `json?: boolean`. */
export type Given<O extends Options> = {
  readonly [Flags in keyof O & string as CamelCase<LongName<Flags>>]?: Flags extends `${string}<${string}>`
    ? string
    : Flags extends `${string}[${string}]`
      ? string | true
      : boolean;
};

type LongName<Flags> = Flags extends `${string}--${infer Rest}`
  ? Rest extends `${infer Name} ${string}`
    ? Name
    : Rest
  : never;
type CamelCase<Name> = Name extends `${infer Word}-${infer Rest}`
  ? `${Word}${Capitalize<CamelCase<Rest>>}`
  : Name;

// Arguments and options that several commands take.

export const CASE = { zh: '第几个案件，refund status 里有', en: 'which case; refund status has the numbers' };
export const EXHIBIT = { zh: '证据编号，如 E1', en: 'an exhibit: E1' };
export const NOTE = { zh: '备注', en: 'a note' };

export const JSON_FLAG = { '--json': { zh: '输出 JSON，从不提问', en: 'print JSON; never asks' } };
const PLAIN_FLAG = {
  '--plain': {
    zh: '输出用制表符分开的表，第一行是列名，给脚本用',
    en: 'print tab-separated lines with a header, for scripts',
  },
};
/** Of a command that prints data: for a script, as lines or as JSON. */
export const PRINTED = { ...PLAIN_FLAG, ...JSON_FLAG };
export const YES = { '--yes': { zh: '不再确认', en: 'do not ask again' } };
export const AGAIN = {
  '--again': { zh: '同一笔订单另开一个案件', en: 'open another case for the same order' },
};
export const AT = { '--at <time>': { zh: '什么时候，默认现在', en: 'when; default now' } };
export const FROM = {
  '--from <recipient>': {
    zh: '谁答复的（写法同 filed 的 --to）',
    en: 'who answered (as --to of filed)',
    choices: RECIPIENTS,
  },
};
export const REPLY_OUTCOME = {
  '--outcome <outcome>': { zh: `结果：${REPLIES.join('、')}`, en: REPLIES.join(', '), choices: REPLIES },
};
export const CONFIRM = {
  '--confirm <case>': { zh: '确认彻底删除：写案件编号', en: 'the case number, to delete for good' },
};
export const OUTPUT = {
  '-o, --output <file>': { zh: '写到文件；- 是标准输出', en: 'write to a file; - is standard output' },
};
export const PASSPHRASE_FILE = {
  '--passphrase-file <file>': {
    zh: '密码写在这个文件的第一行；- 是标准输入',
    en: 'the passphrase is the first line of this file; - is standard input',
  },
};
