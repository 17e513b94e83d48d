import type { Command } from 'commander';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import { forShell } from './shell.ts';
import { padEnd, width, wrap } from './text.ts';

/** Help is set at most this wide, so that it can be read. Columns. */
const WIDEST = 100;

/** Help in the user's language, wrapped by columns and not by words; errors are thrown, not printed. */
export function speak(program: Command, { stdout }: Context, { help }: Messages): void {
  const named = (flags: string) =>
    flags.replaceAll(/(?<=[<[])[\w-]+(?=\.{0,3}[>\]])/g, (word) => wordsOf(help.placeholders, word));
  program
    .exitOverride()
    .helpOption('-h, --help', help.helpFlag)
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: () => {},
      outputError: () => {},
      // Left to itself it makes Node's stream to ask, which takes time, and under wine may not be had.
      getOutHasColors: () => stdout.isTerminal,
      getOutHelpWidth: () => Math.min(WIDEST, stdout.columns),
    })
    .configureHelp({
      helpWidth: Math.min(WIDEST, stdout.columns),
      minWidthToWrap: 20,
      displayWidth: width,
      boxWrap: (text, columns) =>
        text
          .split('\n')
          .flatMap((line) => wrap(line, Math.max(20, columns)))
          .join('\n'),
      // `introduce` has told it before the examples.
      commandDescription: () => '',
      styleTitle: (title) => wordsOf(help.titles, title),
      styleUsage: named,
      styleOptionTerm: named,
      styleArgumentTerm: (term) => wordsOf(help.placeholders, term),
      styleSubcommandTerm: (term) => named(term.replace('[options] ', '').replace('[options]', '').trimEnd()),
    });
}

/** What a help begins with: what the command does, and how it is mostly used. */
export function introduce(
  command: Command,
  about: string,
  examples: readonly (readonly [string, string])[],
  context: Context,
  messages: Messages,
): void {
  const { stdout } = context;
  command.addHelpText('before', () => {
    const lines = exampleLines(examples, context, messages);
    return [...wrap(about, Math.min(WIDEST, stdout.columns)), '', ...lines, ''].join('\n');
  });
}

/** Examples as they are typed, each with what it does: beside it if there is room, else below. */
export function exampleLines(
  written: readonly (readonly [string, string])[],
  { stdout, environment }: Context,
  { help }: Messages,
): string[] {
  const examples = written.map(([typed, does]) => [forShell(typed, environment.shell), does] as const);
  const columns = Math.min(WIDEST, stdout.columns);
  const longest = Math.max(...examples.map(([typed]) => width(typed)));
  const fits = examples.every(([, does]) => 2 + longest + 2 + width(does) <= columns);
  return [
    help.examplesTitle,
    ...examples.flatMap(([typed, does]) =>
      fits
        ? [`  ${padEnd(typed, longest)}  ${does}`]
        : [`  ${typed}`, ...wrap(`      ${does}`, columns, '      ')],
    ),
  ];
}

/** The topics of `refund help`. */
export function topicsLine({ stdout }: Context, { help, topics }: Messages): string {
  const line = `${help.topics}${Object.keys(topics).join(help.and)}`;
  return wrap(line, Math.min(WIDEST, stdout.columns)).join('\n');
}

function wordsOf(table: Readonly<Record<string, string>>, word: string): string {
  return table[word] ?? word;
}
