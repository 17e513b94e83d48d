import { Command, CommanderError, Option } from 'commander';
import type { FACTS, FactName } from '../case/facts.ts';
import type { CommandRow, Definition } from '../dialogue/command.ts';
import type { Going } from '../dialogue/going-back.ts';
import { type ErrorDetails, RefundError, type UsageProblem } from '../errors.ts';
import { clean } from '../case/text.ts';
import type { ExitStatus } from '../ports.ts';
import { introduce, speak, topicsLine } from '../terminal/help-format.ts';
import { withoutStrayQuotes } from '../terminal/shell.ts';
import { say } from '../terminal/text.ts';
import { loadMessages, loadWords, type Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import { COMMANDS, GROUPS } from './cli.ts';

/**
 * Runs one command line: loads the command that its words name, has commander read the rest, and runs it. At the end,
 * in a terminal, one line reminds of what presses.
 * @param typedWords as they came from the shell
 * @param going what Esc does at the first question, and what stands on the lines already
 * @returns the exit code
 */
export async function runProgram(
  context: Context,
  typedWords: readonly string[],
  going: Going = { leaves: false, lines: new Map() },
): Promise<ExitStatus> {
  try {
    return await runLine(context, typedWords, going);
  } catch (error) {
    const isLeft = error instanceof RefundError && error.code === 'cancelled' && context.hasRecorded;
    if (!isLeft) throw error;
    const details = error.details as ErrorDetails['cancelled'];
    throw new RefundError('cancelled', { ...details, recorded: true }, error);
  }
}

async function runLine(context: Context, typedWords: readonly string[], going: Going): Promise<ExitStatus> {
  const { shell } = context.environment;
  // What the menu runs has passed no shell.
  const asTyped = going.leaves ? typedWords : withoutStrayQuotes(typedWords, shell);
  const words = await withCommand(asTyped, context);
  const messages = await loadMessages(context.environment.language);
  if (context.canPrompt) {
    const led = await lead(context, messages, words, words === asTyped ? [] : asTyped);
    if (led !== null) return led;
  }
  if (words.length === 0) return (await import('../commands/help.ts')).greet(context, messages);
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${words[0]} `));
  // `rules` is a command of its own besides.
  const isCommand = COMMANDS.some(({ name, load }) => name === words[0] && load !== undefined);
  if (words.length === 1 && group.length > 0 && !isCommand) {
    const offered = group.filter(({ forScripts }) => !forScripts);
    const commands = offered.map(({ name, takes }) => `refund ${name} ${takes ?? ''}`.trim());
    throw new RefundError('group-alone', { group: words[0] ?? '', commands });
  }
  const typed = helpAsFlag(words);
  const program = new Command('refund');
  program.version(context.environment.version, '-V, --version', messages.help.version);
  speak(program, context, messages);
  introduce(program, messages.help.about, messages.help.examples, context, messages);
  const all = words.join(' ') === 'help all';
  const isShort = !all && typed.every((word) => word.startsWith('-'));
  program.addHelpText('after', () =>
    [...(isShort ? ['', messages.help.moreCommands] : []), '', topicsLine(context, messages)].join('\n'),
  );
  let code: ExitStatus = 0;
  // If the first word is no command, all are added: for the help, and for the nearest name to what was mistyped. The
  // short help shows what is of every day.
  const called = COMMANDS.filter(({ name, everyday }) =>
    isShort ? everyday : name.split(' ')[0] === typed[0],
  );
  for (const row of called.length > 0 ? called : COMMANDS) {
    const isNamed = row.name.split(' ').every((word) => typed.includes(word));
    const definition = isNamed ? await row.load?.() : undefined;
    const shown = !all && !isNamed && row.forScripts ? { ...row, hidden: true } : row;
    const command = addCommand(program, shown as CommandRow, definition, context, messages);
    if (!definition) continue;
    command.action(async (...given: unknown[]) => {
      // Commander hands over the arguments, then the options, then the command itself.
      const options = command.optsWithGlobals<{ json?: boolean; plain?: boolean }>();
      const taken = [...(await filesMeant(row, given.slice(0, -2), context)), options];
      if (takesCase(row))
        taken[0] = await caseFor(context, messages, taken[0] as string | undefined, definition, options.json);
      const areas = definition.words?.map((area) => loadWords(area, messages.language)) ?? [];
      const said = Object.assign({}, messages, ...(await Promise.all(areas))) as Messages;
      const run = async (within: Context) => {
        const whole = options.json ? taken : await withArguments(within, messages, row, definition, taken);
        return definition.run(within, said, ...(whole as never[]));
      };
      if (!context.canPrompt || options.json) code = await run(options.plain ? plainly(context) : context);
      else {
        const { withGoingBack } = await import('../dialogue/going-back.ts');
        code = await withGoingBack(context, going, run);
      }
      if (context.homeWasOpen) {
        const { doctor } = await loadWords('evidence', messages.language);
        say(context.stderr, doctor.closed(clean(context.environment.home)));
      }
      await remindOfOthers(context, messages, toldBy(definition, taken[0]));
    });
  }
  try {
    await program.parseAsync(typed, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw await usageError(error, typed);
  }
  return code;
}

/** Where files stand in the place of a command, the one that they are for before them. */
async function withCommand(words: readonly string[], { environment }: Context): Promise<readonly string[]> {
  const [first = ''] = words;
  if (first === '' || first.startsWith('-') || COMMANDS.some(({ name }) => name.split(' ')[0] === first))
    return words;
  const { lineForFiles } = await import('../dialogue/files-alone.ts');
  return lineForFiles(words, environment.platform) ?? words;
}

/** Bare `refund`, files or a group of commands alone: the menu, in a terminal. Null if the words say more. */
async function lead(
  context: Context,
  messages: Messages,
  words: readonly string[],
  files: readonly string[],
): Promise<ExitStatus | null> {
  if (files.length > 0 && !files.some((word) => word.startsWith('-'))) {
    const { homeOfFiles } = await import('../commands/home.ts');
    return homeOfFiles(context, messages, runProgram, words);
  }
  if (words.length === 0) {
    const { home } = await import('../commands/home.ts');
    return home(context, messages, runProgram);
  }
  const part = (['log', 'evidence', 'clause'] as const).find((one) => one === words[0]);
  if (words.length > 1 || part === undefined) return null;
  const { homeOf } = await import('../commands/home.ts');
  const { whichCase } = await import('../dialogue/which-case.ts');
  const number = Number(await whichCase(context, messages, undefined, 'reads', true));
  return homeOf(context, messages, runProgram, part, number);
}

/** `refund help letter` is `refund letter --help`. */
function helpAsFlag(words: readonly string[]): readonly string[] {
  const [first, ...rest] = words;
  const asked = rest.join(' ');
  const known = asked === '' || COMMANDS.some(({ name, hidden }) => name === asked && !hidden);
  if (first === 'help' && asked === 'all') return ['--help'];
  return first === 'help' && known ? [...rest, '--help'] : words;
}

/** The facts that the help of a command shows: those that a case cannot do without. The others are a topic. */
const COMMON: readonly FactName[] = [
  'deducted',
  'orderState',
  'delivered',
  'refused',
  'site',
  'amountFen',
  'paidAt',
  'payChannel',
];

/** Tells commander of a command: all of the one that is called, of another only what the overview shows. */
function addCommand(
  program: Command,
  row: CommandRow,
  definition: Definition | undefined,
  context: Context,
  messages: Messages,
): Command {
  const { language } = context.environment;
  const { help } = messages;
  const names = row.name.split(' ');
  const group = names.length > 1 ? program.commands.find((one) => one.name() === names[0]) : undefined;
  const parent = group ?? program;
  const command = parent
    .command(names.at(-1) ?? '', { hidden: row.hidden ?? false })
    .description(row.about[language])
    .copyInheritedSettings(parent)
    .helpCommand(false)
    .allowExcessArguments(false);
  if (!group) command.helpGroup(help.groups[groupOf(row)]);
  const examples = (definition ?? row).examples?.[language] ?? [];
  introduce(command, row.about[language], examples, context, messages);
  for (const argument of row.takes?.split(' ') ?? []) {
    const name = argument.replaceAll(/[<[\].>]/g, '');
    // Whoever can be asked need not say it.
    const asked = context.canPrompt ? argument.replace(/^<(.*)>$/, '[$1]') : argument;
    command.argument(asked, definition?.arguments?.[name]?.[language]);
  }
  for (const [name, fact] of Object.entries(definition?.takesFacts ?? {}) as [
    FactName,
    (typeof FACTS)[FactName],
  ][]) {
    const choices = fact.kind === 'choice' ? `${help.colon}${fact.choices.join(' | ')}` : '';
    const value = definition?.asksFacts ? `[${fact.kind}]` : `<${fact.kind}>`;
    const option = new Option(`--${fact.flag} ${value}`, `${help.facts[name]}${choices}`);
    command.addOption(option.hideHelp(!COMMON.includes(name)));
  }
  if (definition?.takesFacts) command.addHelpText('after', () => `\n${help.moreFacts}`);
  for (const [flags, told] of Object.entries(definition?.options ?? {}))
    command.option(flags, told[language]);
  return command;
}

/** `--plain`: what is written for people elsewhere is written for scripts. */
function plainly(context: Context): Context {
  return { ...context, stdout: { ...context.stdout, isPlain: true } };
}

/** The command is about one case. `status`, `verify` and `undo` have a meaning of their own without one. */
const takesCase = ({ takes }: CommandRow): boolean => takes?.startsWith('<case>') ?? false;

/** Arguments that are files, with what wildcards stand for; where one file is taken they may stand for one. */
async function filesMeant(
  { takes = '' }: CommandRow,
  given: readonly unknown[],
  { environment }: Context,
): Promise<unknown[]> {
  // Others have shells that do this.
  if (environment.platform !== 'win32') return [...given];
  const { pathsMeant } = await import('../dialogue/windows-paths.ts');
  const names = takes.split(' ');
  return given.map((value, index) => {
    if (!/file|picture/.test(names[index] ?? '') || value === undefined) return value;
    if (Array.isArray(value)) return pathsMeant(value as string[], environment.platform);
    const found = pathsMeant([value as string], environment.platform);
    return found.length === 1 ? found[0] : value;
  });
}

/** The number of the case that was named. */
async function caseFor(
  context: Context,
  messages: Messages,
  given: string | undefined,
  { caseUse = 'reads' }: Definition,
  json: boolean | undefined,
): Promise<string> {
  // The usual case costs nothing.
  if (given !== undefined && /^\d+$/.test(given)) return given;
  const { whichCase } = await import('../dialogue/which-case.ts');
  return whichCase(context, messages, given, caseUse, context.canPrompt && !json);
}

/** The arguments as typed; what is missing is asked for where somebody can be asked. */
async function withArguments(
  context: Context,
  messages: Messages,
  row: CommandRow,
  definition: Definition,
  taken: readonly unknown[],
): Promise<readonly unknown[]> {
  const whole = [...taken];
  for (const [place, argument] of (row.takes?.split(' ') ?? []).entries()) {
    const isGiven = Array.isArray(whole[place]) ? whole[place].length > 0 : whole[place] !== undefined;
    if (isGiven || !argument.startsWith('<') || !context.canPrompt) continue;
    const name = argument.replaceAll(/[<>.]/g, '');
    const { askArgument } = await import('../dialogue/ask-argument.ts');
    const told = definition.arguments?.[name] ?? { zh: name, en: name };
    const answers = await askArgument(context, messages, name, told);
    whole[place] = argument.includes('...') ? answers : answers[0];
  }
  return whole;
}

function groupOf(row: CommandRow): keyof typeof GROUPS {
  const groups = Object.keys(GROUPS) as (keyof typeof GROUPS)[];
  return groups.find((group) => GROUPS[group].some(({ name }) => name === row.name)) ?? 'more';
}

/** The cases whose next step stands on the screen already: one, the newest, or all. */
type ToldCases = { readonly number: number } | 'newest' | 'all';

function toldBy({ tellsNext }: Definition, given: unknown): ToldCases | undefined {
  if (tellsNext === 'opened') return 'newest';
  if (tellsNext !== 'called') return undefined;
  return typeof given === 'string' ? { number: Number(given) } : 'all';
}

/** A reminder of what presses in the cases that were not told of. */
async function remindOfOthers(
  context: Context,
  messages: Messages,
  told: ToldCases | undefined,
): Promise<void> {
  const { stderr, environment } = context;
  if (!stderr.isTerminal || environment.quiet || told === 'all') return;
  try {
    const store = await context.readStore();
    const number = told === 'newest' ? store.newest() : (told?.number ?? null);
    await (await import('../dialogue/answer.ts')).remind(context, messages, number);
  } catch (error) {
    // The command is done: that another case is damaged is told by what reads that case, and by verify.
    if (!(error instanceof RefundError)) throw error;
  }
}

const PROBLEMS: Record<string, UsageProblem> = {
  'commander.unknownCommand': 'unknown-command',
  'commander.unknownOption': 'unknown-option',
  'commander.missingArgument': 'missing-argument',
  'commander.optionMissingArgument': 'missing-option-value',
  'commander.excessArguments': 'too-many-arguments',
};

async function usageError(error: CommanderError, typed: readonly string[]): Promise<RefundError> {
  const given = /['"]([^'"]*)['"]/.exec(error.message)?.[1] ?? '';
  const named = COMMANDS.filter(({ name, hidden }) => !hidden && isBegunWith(typed, name)).at(-1);
  const said = PROBLEMS[error.code] ?? 'other';
  const isPath = said === 'unknown-command' && given === typed[0] && /[./\\]/.test(given);
  const problem = isPath ? 'unknown-file' : said;
  const help = named === undefined ? 'refund --help' : `refund help ${named.name}`;
  if (problem === 'unknown-option') {
    // What the help does not show can be meant as well.
    const { nearestOf } = await import('../terminal/report-error.ts');
    const definition = await named?.load?.();
    const flags = [
      ...Object.keys(definition?.options ?? {}).flatMap((flag) => flag.match(/--[a-z][\w-]*/g) ?? []),
      ...Object.values(definition?.takesFacts ?? {}).map(({ flag }) => `--${flag}`),
      '--help',
    ];
    return new RefundError('usage', { problem, given, nearest: nearestOf(given, flags) ?? null, help });
  }
  const nearest = /Did you mean (?:one of )?([^?]+)/.exec(error.message)?.[1] ?? null;
  const before = problem === 'unknown-command' && named ? `${named.name} ` : '';
  const whole = nearest?.split(', ').map((name) => `refund ${before}${name}`) ?? null;
  return new RefundError('usage', { problem, given, nearest: whole?.join(', ') ?? null, help });
}

/** Whether the words typed begin with the name of a command. */
function isBegunWith(typed: readonly string[], name: string): boolean {
  return name.split(' ').every((word, index) => typed[index] === word);
}
