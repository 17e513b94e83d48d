import { type Caller, quoted } from './ask.ts';
import type { CommandWords, Flag, Values } from './model.ts';

/** The script for fish, from 3.1 on. No word of the line is ever evaluated: they are compared, and that is all. */
export function fishScript(commands: readonly CommandWords[], { node, program }: Caller): string {
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
