import { Command, CommanderError } from 'commander';
import { FACT_NAMES, FACTS } from '../case/facts.ts';
import { RefundError, type UsageProblem } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { introduce, speak, topicsLine } from '../terminal/help-format.ts';
import { loadMessages, type Messages } from '../words/words.ts';
import { type CommandRow, COMMANDS, GROUPS } from './tree.ts';

/**
 * Runs one command line; at its end, in a terminal, a reminder of what presses.
 * @returns the exit code
 */
export async function runProgram(context: Context, words: readonly string[]): Promise<ExitStatus> {
  const messages = await loadMessages(context.environment.language);
  let code: ExitStatus = 0;
  const { help } = messages;
  const program = new Command('refund').version(context.environment.version, '-V, --version', help.version);
  speak(program, context, messages);
  introduce(program, 'root', help.about, context, messages);
  program.addHelpText('after', () => `\n${topicsLine(context, messages)}`);
  /** @param told the case whose next step was just told: its number, the one just opened, or all of them */
  const done = async (result: Promise<ExitStatus>, told: string | undefined) => {
    code = await result;
    const { stderr, environment } = context;
    if (!stderr.isTerminal || environment.quiet || told === 'all') return;
    await (await import('../dialogue/answer.ts')).remind(context, messages, told);
  };

  // Only the command that is called is told; all of them where none is, for the help and the nearest right one.
  const [called] = asFlag(words);
  const meant = COMMANDS.filter(({ name }) => name.split(' ')[0] === called);
  for (const row of meant.length > 0 ? meant : COMMANDS) {
    const names = row.name.split(' ');
    const group = names.length > 1 ? program.commands.find((one) => one.name() === names[0]) : undefined;
    const command = add(group ?? program, names.at(-1) ?? '', help.commands[row.about], row.hidden);
    if (!group) command.helpGroup(help.groups[groupOf(row)]);
    introduce(command, row.about, help.commands[row.about], context, messages);
    for (const [argument, word] of row.arguments ?? []) command.argument(argument, help.arguments[word]);
    if (row.facts) withFacts(command, messages);
    for (const [option, word] of row.options ?? []) command.option(option, help.options[word]);
    const { load } = row;
    if (!load) continue;
    command.action((...given: unknown[]) => {
      // Commander hands over the arguments, then the options, then the command itself.
      const taken = [...given.slice(0, -2), command.optsWithGlobals()] as never[];
      const [first] = given;
      const told = row.tellsNext === 'called' ? (typeof first === 'string' ? first : 'all') : row.tellsNext;
      return done(
        load().then((file) => file.run(context, messages, ...taken)),
        told,
      );
    });
  }

  if (words.length === 0) {
    await done((await import('../commands/greeting.ts')).run(context, messages), 'all');
    return code;
  }
  try {
    await program.parseAsync(asFlag(words), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error);
  }
  return code;
}

/** `refund help letter` is `refund letter --help`. */
function asFlag(words: readonly string[]): readonly string[] {
  const [first, ...rest] = words;
  const asked = rest.join(' ');
  const known = asked === '' || COMMANDS.some(({ name, hidden }) => name === asked && !hidden);
  return first === 'help' && known ? [...rest, '--help'] : words;
}

function groupOf(row: CommandRow): keyof typeof GROUPS {
  const groups = Object.keys(GROUPS) as (keyof typeof GROUPS)[];
  return groups.find((group) => GROUPS[group].includes(row)) ?? 'more';
}

function add(parent: Command, name: string, description: string, hidden = false): Command {
  return parent
    .command(name, { hidden })
    .description(description)
    .copyInheritedSettings(parent)
    .helpCommand(false)
    .allowExcessArguments(false);
}

function withFacts(command: Command, { help }: Messages): Command {
  for (const name of FACT_NAMES) {
    const fact = FACTS[name];
    const choices = fact.kind === 'choice' ? `${help.colon}${fact.choices.join(' | ')}` : '';
    command.option(`--${fact.flag} <${fact.kind}>`, `${help.facts[name]}${choices}`);
  }
  return command;
}

const PROBLEMS: Record<string, UsageProblem> = {
  'commander.unknownCommand': 'unknown-command',
  'commander.unknownOption': 'unknown-option',
  'commander.missingArgument': 'missing-argument',
  'commander.optionMissingArgument': 'missing-option-value',
  'commander.excessArguments': 'too-many-arguments',
};

function usageError(error: CommanderError): RefundError {
  const given = /['"]([^'"]*)['"]/.exec(error.message)?.[1] ?? '';
  const nearest = /Did you mean (?:one of )?([^?]+)/.exec(error.message)?.[1] ?? null;
  return new RefundError('usage', { problem: PROBLEMS[error.code] ?? 'other', given, nearest });
}
