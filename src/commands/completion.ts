import { FACT_NAMES, FACTS } from '../case/facts.ts';
import { lettersOf } from '../case/history.ts';
import type { CommandRow, Definition } from '../dialogue/command.ts';
import { badAnswer } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import { writeLines } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/**
 * `refund completion`: a few lines for a shell that have it ask `refund complete` at every Tab. All there is to know
 * stays in the program, so that a script which was installed once never grows old.
 */
export const command = {
  arguments: {
    shell: {
      zh: 'bash、zsh 或 fish；在下面的文件末尾加一行：\n~/.bashrc：source <(refund completion bash)\n~/.zshrc：source <(refund completion zsh)\n~/.config/fish/config.fish：refund completion fish | source',
      en: 'bash, zsh or fish; add one line to the end of:\n~/.bashrc: source <(refund completion bash)\n~/.zshrc: source <(refund completion zsh)\n~/.config/fish/config.fish: refund completion fish | source',
      choices: SHELLS,
    },
  },
  examples: {
    zh: [
      ['source <(refund completion bash)', '写进 ~/.bashrc'],
      ['source <(refund completion zsh)', '写进 ~/.zshrc'],
      ['refund completion fish | source', '写进 ~/.config/fish/config.fish'],
    ],
    en: [
      ['source <(refund completion bash)', 'in ~/.bashrc'],
      ['source <(refund completion zsh)', 'in ~/.zshrc'],
      ['refund completion fish | source', 'in ~/.config/fish/config.fish'],
    ],
  },
  async run({ stdout, stderr }: Context, { completion }: Messages, given: string): Promise<ExitStatus> {
    const shell = SHELLS.find((one) => one === given);
    if (!shell) throw badAnswer('SHELL', given, 'not-a-choice', SHELLS);
    stdout.write(scriptFor(shell));
    if (stdout.isTerminal) say(stderr, completion.install[shell]);
    return 0;
  },
} satisfies Definition;

/**
 * The script of a shell. It asks the program by its name or, if the shell finds none of that name, as it was called
 * for this script. No word of the command line is ever evaluated: each is handed to the program as it stands.
 */
function scriptFor(shell: Shell): string {
  // An executable of one file is both.
  const program = [...new Set([process.execPath, process.argv[1] ?? 'refund'])].map(quoted).join(' ');
  switch (shell) {
    // If COMPREPLY stays empty, bash offers files itself (-o default): so it does where a file is wanted.
    case 'bash':
      return `# bash completion for refund. Written by: refund completion bash
_refund_ask() {
  if type -P refund >/dev/null 2>&1; then command refund complete -- "$@" 2>/dev/null
  else ${program} complete -- "$@" 2>/dev/null
  fi
}
_refund() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    [[ -n $line && $line != :* ]] && COMPREPLY+=("\${line%%$'\\t'*}")
  done <<< "$(_refund_ask "\${COMP_WORDS[@]:1:COMP_CWORD}")"
  return 0
}
complete -o default -F _refund refund
`;
    // _describe takes what stands before the first colon that is not escaped.
    case 'zsh':
      return `#compdef refund
# zsh completion for refund. Written by: refund completion zsh
_refund_ask() {
  if whence -p refund >/dev/null; then command refund complete -- "$@" 2>/dev/null
  else ${program} complete -- "$@" 2>/dev/null
  fi
}
_refund() {
  local -a list
  list=("\${(@f)$(_refund_ask "\${(@)words[2,CURRENT]}")}")
  [[ -n $list[1] ]] || return 1
  if [[ $list[1] == :files ]]; then _files; return; fi
  list=("\${(@)list//:/\\\\:}")
  list=("\${(@)list/$'\\t'/:}")
  if [[ $words[CURRENT] == -* ]]; then _describe -o refund list; else _describe refund list; fi
}
if [[ "\${funcstack[1]}" == _refund ]]; then _refund "$@"; else compdef _refund refund; fi
`;
    case 'fish':
      // In fish a backslash means something between single quotes, too.
      return `# fish completion for refund. Written by: refund completion fish
function __refund_ask
    if type -q -f refund
        command refund complete -- $argv 2>/dev/null
    else
        ${program.replaceAll('\\', '\\\\')} complete -- $argv 2>/dev/null
    end
end
function __refund_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l list (__refund_ask $words[2..-1])
    if test "$list[1]" = :files
        __fish_complete_path (commandline -ct)
    else if set -q list[1]
        printf '%s\\n' $list
    end
end
complete -c refund -e
complete -c refund -f -a '(__refund_complete)'
`;
  }
}

/** A text as one word of a script, the same in all three shells. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * `refund complete -- WORDS`, for the scripts alone: what the last word can be, one a line, with what it means behind
 * a tab; `:files` if it is a file. What is not understood gives nothing.
 * @param commands all there are
 */
export function completeFrom(commands: readonly CommandRow[]) {
  return {
    arguments: { words: { zh: '到光标为止的词', en: 'the words up to the cursor' } },
    examples: { zh: [], en: [] },
    async run(context: Context, messages: Messages, words: readonly string[]): Promise<ExitStatus> {
      const place = await placeOf(words, commands, context, messages);
      const fitting = (await candidatesAt(place, commands, context)).filter(
        ({ word }) => word.startsWith(place.current) || word === FILES,
      );
      const lines = fitting.map(({ word, about }) => (about === undefined ? word : `${word}\t${about}`));
      writeLines(context.stdout, lines);
      return 0;
    },
  } satisfies Definition;
}

/** A word that can stand at the cursor, and what it means. */
interface Candidate {
  readonly word: string;
  readonly about?: string;
}

const FILES = ':files';

/** Where the cursor stands. */
interface Place {
  /** The command or group that was typed so far; undefined before the first word of one. */
  readonly row: CommandRow | undefined;
  readonly definition: Definition | undefined;
  readonly flags: readonly Flag[];
  /** The flag whose value is to follow. */
  readonly open: Flag | undefined;
  /** The arguments before this place. */
  readonly given: readonly string[];
  readonly current: string;
}

interface Flag {
  /** With their dashes, the long one first. */
  readonly names: readonly string[];
  readonly about: string;
  /** What follows it; undefined if nothing does. */
  readonly value: Value | undefined;
}

/** What stands for an argument or behind a flag: its name between the brackets, and the words to choose from. */
interface Value {
  readonly name: string;
  readonly choices: readonly string[] | undefined;
}

async function placeOf(
  words: readonly string[],
  commands: readonly CommandRow[],
  context: Context,
  messages: Messages,
): Promise<Place> {
  // bash makes three words of --to=bank.
  const typed = words.map((word) => (word === '=' ? '' : word));
  const current = typed.at(-1) ?? '';
  let row: CommandRow | undefined;
  let definition: Definition | undefined;
  let flags = flagsOf(row, definition, context, messages);
  let open: Flag | undefined;
  const given: string[] = [];
  for (const word of typed.slice(0, -1).filter(Boolean)) {
    const below = commands.find(
      ({ name, hidden }) => !hidden && name === (row ? `${row.name} ${word}` : word),
    );
    if (open) open = undefined;
    else if (word.startsWith('-')) open = flags.find(({ names, value }) => value && names.includes(word));
    else if (below && given.length === 0) {
      row = below;
      definition = await row.load?.();
      flags = flagsOf(row, definition, context, messages);
    } else given.push(word);
  }
  return { row, definition, flags, open, given, current };
}

function flagsOf(
  row: CommandRow | undefined,
  definition: Definition | undefined,
  { environment }: Context,
  { help }: Messages,
): Flag[] {
  const facts = (definition?.takesFacts ? FACT_NAMES : []).map((name): Flag => {
    const { flag, ...fact } = FACTS[name];
    const choices = fact.kind === 'choice' ? fact.choices : undefined;
    return { names: [`--${flag}`], about: help.facts[name], value: { name: fact.kind, choices } };
  });
  const own = Object.entries(definition?.options ?? {}).map(([flags, told]): Flag => {
    const names = (flags.match(/--?[a-z][\w-]*/g) ?? []).toReversed();
    return { names, about: told[environment.language], value: valueIn(flags, told.choices) };
  });
  const version = { names: ['--version', '-V'], about: help.version, value: undefined };
  const always = { names: ['--help', '-h'], about: help.helpFlag, value: undefined };
  return [...(row ? [] : [version]), ...facts, ...own, always];
}

function valueIn(text: string, choices: readonly string[] | undefined): Value | undefined {
  const name = /[<[]([\w-]+)/.exec(text)?.[1];
  return name === undefined ? undefined : { name, choices };
}

async function candidatesAt(
  { row, definition, flags, open, given, current }: Place,
  commands: readonly CommandRow[],
  context: Context,
): Promise<readonly Candidate[]> {
  const wordsFor = async (value: Value | undefined) => (value ? wordsOf(value, given[0], context) : []);
  if (open) return (await wordsFor(open.value)).map((word) => ({ word }));
  const [, before] = /^(--[\w-]+)=/.exec(current) ?? [];
  if (before !== undefined) {
    const words = await wordsFor(flags.find(({ names }) => names.includes(before))?.value);
    return words.filter((word) => word !== FILES).map((word) => ({ word: `${before}=${word}` }));
  }
  if (current.startsWith('-')) return flags.map(({ names, about }) => ({ word: names[0] ?? '', about }));
  const { language } = context.environment;
  const group = row ? `${row.name} ` : '';
  const below = commands.filter(({ name, hidden }) => !hidden && isBelow(name, group));
  if (given.length === 0 && below.length > 0) {
    return below.map(({ name, about }) => ({ word: name.slice(group.length), about: about[language] }));
  }
  if (row?.name === 'help' && given.length > 0) {
    const under = `${given.join(' ')} `;
    return commands
      .filter(({ name, hidden }) => !hidden && isBelow(name, under))
      .map(({ name, about }) => ({ word: name.slice(under.length), about: about[language] }));
  }
  const takes = row?.takes?.split(' ') ?? [];
  const many = takes.at(-1)?.includes('...') ? takes.at(-1) : undefined;
  const value = valueIn(takes[given.length] ?? many ?? '', undefined);
  const choices = value && definition?.arguments?.[value.name]?.choices;
  return (await wordsFor(value && { ...value, choices })).map((word) => ({ word }));
}

/** Whether a command stands right below a group; the group is given with a space behind it, or empty for all. */
function isBelow(name: string, group: string): boolean {
  return name.startsWith(group) && !name.slice(group.length).includes(' ');
}

/** A longer list is no help. */
const MOST_CASES = 200;

/**
 * The words for a value: those to choose from, the newest cases, the exhibits or letters of a case, or a file.
 * @param given the first argument, which may name the case
 */
async function wordsOf(
  { name, choices }: Value,
  given: string | undefined,
  context: Context,
): Promise<readonly string[]> {
  if (choices) return choices;
  if (name === 'file') return [FILES];
  if (name !== 'case' && name !== 'exhibit' && name !== 'letter') return [];
  const store = await context.readStore();
  const cases = store.numbers();
  if (name === 'case') return cases.slice(-MOST_CASES).toReversed().map(String);
  const number = cases.find((one) => String(one) === given);
  if (number === undefined) return [];
  const history = store.history(number);
  if (name === 'letter') return lettersOf(history).map((_, index) => `L${index + 1}`);
  const added = history.flatMap(({ event }) => (event?.type === 'evidence-added' ? [event.number] : []));
  return [...new Set(added)].map((one) => `E${one}`);
}
