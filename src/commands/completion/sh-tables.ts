import { quoted } from './ask.ts';
import type { CommandWords, Values } from './model.ts';

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
export function shTables(commands: readonly CommandWords[], entry: Entry): string {
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
