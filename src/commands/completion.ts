import { CLAUSE_STARTS, OUTCOMES, REPLIES, VIAS } from '../case/events.ts';
import { FACT_NAMES, FACTS } from '../case/facts.ts';
import { RefundError } from '../errors.ts';
import { KINDS } from '../law/evidence.ts';
import { LETTER_RECIPIENTS, RECIPIENTS } from '../law/parties.ts';
import { WINDOWS } from '../law/windows.ts';
import { FORMATS, FORMS } from '../letters/letter.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';

/** The script for bash, from 3.2 on. No word of the line is ever evaluated: they are compared, and that is all. */
function bashScript(commands: readonly CommandWords[], { node, program }: Caller): string {
  return `# bash completion for refund. Written by: refund completion bash
${shTables(commands, (word) => word)}

_refund_ask() {
  if type -P refund >/dev/null 2>&1; then command refund numbers "$@" 2>/dev/null
  else ${quoted(node)} ${quoted(program)} numbers "$@" 2>/dev/null
  fi
}

# Fills in what only the program knows.
_refund_fill() {
  local answer=''
  case "\${list[0]-}" in
    @cases) answer=$(_refund_ask) ;;
    @exhibits) answer=$(_refund_ask "$1" exhibits) ;;
    @letters) answer=$(_refund_ask "$1" letters) ;;
    @files) list=(); return ;;
    *) return ;;
  esac
  list=()
  local one
  while IFS= read -r one; do
    [[ $one =~ ^[EL]?[0-9]+$ ]] && list+=("$one")
  done <<< "$answer"
}

_refund() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" at='' flag='' first='' word='' i place=1
  local -a list=()
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ $word == '=' ]]; then continue
    elif [[ -n $flag ]]; then flag=''
    elif [[ $word == -* ]]; then
      if _refund_after "$at" "$word"; then flag=$word; fi
    elif [[ $place == 1 ]] && _refund_is_below "$at" "$word"; then at="\${at:+$at }$word"
    else
      [[ $place == 1 ]] && first=$word
      place=$((place + 1))
    fi
  done
  [[ $cur == '=' ]] && cur=''
  list=()
  if [[ -n $flag ]]; then _refund_after "$at" "$flag"
  elif [[ $cur == -* ]]; then _refund_flags "$at"
  else
    [[ $place == 1 ]] && _refund_below "$at"
    if [[ \${#list[@]} == 0 ]]; then _refund_argument "$at" "$place"; fi
  fi
  [[ $first =~ ^[0-9]+$ ]] || first=''
  _refund_fill "$first"
  for word in "\${list[@]-}"; do
    [[ -n $word && $word == "$cur"* ]] && COMPREPLY+=("$word")
  done
  return 0
}

complete -o default -F _refund refund
`;
}

/** The script for zsh. No word of the line is ever evaluated: they are compared, and that is all. */
function zshScript(commands: readonly CommandWords[], { node, program }: Caller): string {
  // _describe takes what stands before the first colon that is not escaped.
  const entry = (word: string, about: string) =>
    `${word.replaceAll(':', String.raw`\:`)}${about === '' ? '' : `:${about}`}`;
  return `#compdef refund
# zsh completion for refund. Written by: refund completion zsh
${shTables(commands, entry)}

_refund_ask() {
  if (( $+commands[refund] )); then command refund numbers "$@" 2>/dev/null
  else ${quoted(node)} ${quoted(program)} numbers "$@" 2>/dev/null
  fi
}

_refund() {
  local cur="\${words[CURRENT]}" at='' flag='' first='' word=''
  local -i i place=1
  local -a list
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    if [[ -n $flag ]]; then flag=''
    elif [[ $word == -* ]]; then
      if _refund_after "$at" "$word"; then flag=$word; fi
    elif [[ $place == 1 ]] && _refund_is_below "$at" "$word"; then at="\${at:+$at }$word"
    else
      [[ $place == 1 ]] && first=$word
      place+=1
    fi
  done
  list=()
  if [[ -n $flag ]]; then _refund_after "$at" "$flag"
  elif [[ $cur == --*=* ]]; then
    compset -P '*='
    _refund_after "$at" "\${cur%%=*}"
  elif [[ $cur == -* ]]; then _refund_flags "$at"
  else
    [[ $place == 1 ]] && _refund_below "$at"
    (( \${#list} == 0 )) && _refund_argument "$at" "$place"
  fi
  [[ $first == <-> ]] || first=''
  case "\${list[1]}" in
    @cases) list=(\${(f)"$(_refund_ask)"}) ;;
    @exhibits) list=(\${(f)"$(_refund_ask "$first" exhibits)"}) ;;
    @letters) list=(\${(f)"$(_refund_ask "$first" letters)"}) ;;
    @files) _files; return ;;
  esac
  (( \${#list} == 0 )) && return 1
  if [[ $cur == -* ]]; then _describe -o refund list; else _describe refund list; fi
}

if [[ "\${funcstack[1]}" == _refund ]]; then _refund "$@"; else compdef _refund refund; fi
`;
}

/** The script for fish, from 3.1 on. No word of the line is ever evaluated: they are compared, and that is all. */
function fishScript(commands: readonly CommandWords[], { node, program }: Caller): string {
  return `# fish completion for refund. Written by: refund completion fish
function __refund_ask
    if type -q -f refund
        command refund numbers $argv 2>/dev/null
    else
        ${fishQuoted(node)} ${fishQuoted(program)} numbers $argv 2>/dev/null
    end
end

# Where the cursor stands: the command, how many arguments came before, and the first of them.
function __refund_where
    set -l at ''
    set -l place 1
    set -l first ''
    set -l flag ''
    set -l tokens (commandline -opc)
    for word in $tokens[2..-1]
        if test -n "$flag"
            set flag ''
        else if string match -q -- '-*' "$word"
            contains -- "$at $word" $__refund_flags_with_value; and set flag $word
        else if test $place = 1; and contains -- "$at $word" $__refund_below
            set at (string trim -- "$at $word")
        else
            test $place = 1; and set first $word
            set place (math $place + 1)
        end
    end
    echo "$at"
    echo $place
    echo "$first"
end

function __refund_at
    set -l where (__refund_where)
    test "$where[1]" = "$argv[1]"
end

function __refund_place
    set -l where (__refund_where)
    test "$where[1]" = "$argv[1]"; and contains -- $where[2] $argv[2..-1]
end

function __refund_of_case
    set -l where (__refund_where)
    string match -qr '^[0-9]+$' -- "$where[3]"; and __refund_ask $where[3] $argv[1]
end

set -g __refund_below ${commands.flatMap(({ name, below }) => below.map((one) => fishQuoted(`${name} ${one.name}`))).join(' ')}
set -g __refund_flags_with_value ${commands.flatMap((command) => withValue(command).map(fishQuoted)).join(' ')}

complete -c refund -e
complete -c refund -f
${commands.flatMap(linesOf).join('\n')}
`;
}

function withValue({ name, flags }: CommandWords): string[] {
  return flags.flatMap(({ long, short, takes }) =>
    takes === null ? [] : [long, ...(short ? [short] : [])].map((flag) => `${name} ${flag}`),
  );
}

function linesOf({ name, below, flags, takes, many }: CommandWords): string[] {
  const here = `-n ${fishQuoted(`__refund_at ${fishQuoted(name)}`)}`;
  const at = (place: string) => `-n ${fishQuoted(`__refund_place ${fishQuoted(name)} ${place}`)}`;
  return [
    ...below.map(
      (one) => `complete -c refund ${at('1')} -a ${fishQuoted(one.name)} -d ${fishQuoted(one.about)}`,
    ),
    ...flags.map((flag) => `complete -c refund ${here} ${flagWords(flag)} -d ${fishQuoted(flag.about)}`),
    ...takes.flatMap((one, index) => {
      const more = many && index === takes.length - 1 ? ' (seq 50)' : '';
      const words = valueWords(one);
      return words === null ? [] : [`complete -c refund ${at(`${index + 1}${more}`)} ${words}`];
    }),
  ];
}

function flagWords({ long, short, takes }: Flag): string {
  const names = [`-l ${long.slice(2)}`, ...(short ? [`-s ${short.slice(1)}`] : [])].join(' ');
  if (takes === null) return names;
  if (takes.kind === 'files') return `${names} -r -F`;
  return `${names} -x ${valueWords(takes) ?? ''}`.trim();
}

/** Null where nothing can be guessed. */
function valueWords(values: Values): string | null {
  switch (values.kind) {
    case 'words':
      return `-a ${fishQuoted(values.words.join(' '))}`;
    case 'cases':
      return `-a '(__refund_ask)'`;
    case 'exhibits':
    case 'letters':
      return `-a '(__refund_of_case ${values.kind})'`;
    case 'files':
      return '-F';
    case 'any':
      return null;
  }
}

/** In fish a backslash means something between single quotes, too. */
function fishQuoted(text: string): string {
  return quoted(text.replaceAll('\\', '\\\\'));
}

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/**
 * `refund completion`: a script that makes the shell complete commands, flags and their choices. Case numbers and
 * exhibits it asks the program for.
 * @param rows the tree of commands, which the script is made of
 */
export function completionOf(rows: readonly CommandLike[]) {
  return async (context: Context, messages: Messages, given: string): Promise<ExitStatus> => {
    const shell = SHELLS.find((one) => one === given);
    if (!shell) {
      const issue = { flag: 'SHELL', given, reason: 'not-a-choice', choices: SHELLS };
      throw new RefundError('bad-answers', { issues: [issue] });
    }
    const { stdout, stderr } = context;
    stdout.write(completionScript(shell, rows, messages));
    if (stdout.isTerminal) writeLines(stderr, wrap(messages.completion.install[shell], stderr.columns, '  '));
    return 0;
  };
}

function completionScript(shell: Shell, rows: readonly CommandLike[], messages: Messages): string {
  const caller = { node: process.execPath, program: process.argv[1] ?? 'refund' };
  return SCRIPTS[shell](commandWords(rows, messages), caller);
}

/** A text as one word of a shell's script, the same in all three. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** How a script calls the program: by its name, or, where the shell finds none, as it was called for the script. */
interface Caller {
  readonly node: string;
  readonly program: string;
}

/** A row of the tree of commands, as far as it matters here. */
interface CommandLike {
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

interface Flag {
  /** With its dashes. */
  readonly long: string;
  readonly short: string | null;
  readonly about: string;
  /** What follows it; null where nothing does. */
  readonly takes: Values | null;
}

/** One command: its words, what stands below it, its flags, and what its arguments can be. */
interface CommandWords {
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

/** The shells that a script can be written for. */
const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** What an option or argument can be, by its words in the help; those of facts stand in their table. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  to: LETTER_RECIPIENTS,
  forRecipient: LETTER_RECIPIENTS,
  form: FORMS,
  format: FORMATS,
  via: VIAS,
  filedTo: RECIPIENTS,
  from: RECIPIENTS,
  replyOutcome: REPLIES,
  evidenceKind: KINDS,
  clauseFrom: CLAUSE_STARTS,
  outcome: OUTCOMES,
  window: WINDOWS.map(({ id }) => id),
  shell: SHELLS,
};

/** Writes one entry of a list of candidates: bash takes the word alone, zsh the word with what it means. */
export type Entry = (word: string, about: string) => string;

/** How a kind of values that only the program or the disk knows is called in the scripts. */
const ASKED = {
  cases: '@cases',
  exhibits: '@exhibits',
  letters: '@letters',
  files: '@files',
  any: '',
} as const;

/**
 * Functions that both bash and zsh read: what can follow at a place, put into the array `list`. They look words up
 * with `case`, whose patterns are quoted, and never evaluate one.
 */
function shTables(commands: readonly CommandWords[], entry: Entry): string {
  const arms = (of: (command: CommandWords) => string | null) =>
    commands
      .flatMap((command) => {
        const body = of(command);
        return body === null ? [] : [`    ${quoted(command.name)}) ${body} ;;`];
      })
      .join('\n');
  const list = (entries: readonly string[]) => `list=(${entries.map(quoted).join(' ')})`;
  const values = (one: Values) =>
    list(one.kind === 'words' ? one.words.map((word) => entry(word, '')) : [ASKED[one.kind]].filter(Boolean));
  const flagArms = commands.flatMap(({ name, flags }) =>
    flags.flatMap(({ long, short, takes }) =>
      takes === null
        ? []
        : [
            `    ${[long, ...(short ? [short] : [])].map((flag) => quoted(`${name} ${flag}`)).join('|')}) ${values(takes)} ;;`,
          ],
    ),
  );
  const argumentArms = commands.flatMap(({ name, takes, many }) =>
    takes.map((one, index) => {
      const last = many && index === takes.length - 1;
      return `    ${quoted(`${name} ${index + 1}`)}${last ? `|${quoted(`${name} `)}*` : ''}) ${values(one)} ;;`;
    }),
  );
  return `# What stands below a command.
_refund_below() {
  case "$1" in
${arms(({ below }) => (below.length === 0 ? null : list(below.map(({ name, about }) => entry(name, about)))))}
    *) list=() ;;
  esac
}

# Whether a word is a command below another.
_refund_is_below() {
  case "$1 $2" in
${commands.flatMap(({ name, below }) => below.map((one) => `    ${quoted(`${name} ${one.name}`)}) return 0 ;;`)).join('\n')}
  esac
  return 1
}

# The flags of a command.
_refund_flags() {
  case "$1" in
${arms(({ flags }) => list(flags.map(({ long, about }) => entry(long, about))))}
    *) list=() ;;
  esac
}

# What follows a flag of a command; 1 where nothing does.
_refund_after() {
  case "$1 $2" in
${flagArms.join('\n')}
    *) list=(); return 1 ;;
  esac
}

# What the argument of a command can be, by its place.
_refund_argument() {
  case "$1 $2" in
${argumentArms.join('\n')}
    *) list=() ;;
  esac
}`;
}
