import { Command, CommanderError } from 'commander';
import { FACT_NAMES, FACTS } from './case/facts.ts';
import { RefundError, type UsageProblem } from './errors.ts';
import { loadMessages } from './messages/load.ts';
import type { Messages } from './messages/messages.ts';
import type { Context, ExitStatus } from './ports.ts';
import { width } from './terminal/columns.ts';
import { wrap } from './terminal/wrap.ts';

/**
 * The tree of commands. A command's file is only imported when it is called.
 * @returns the exit code
 */
export async function runProgram(context: Context, words: readonly string[]): Promise<ExitStatus> {
  const messages = await loadMessages(context.environment.language);
  let code: ExitStatus = 0;
  const { help } = messages;
  const program = new Command('refund')
    .description(help.about)
    .version(context.environment.version, '-V, --version', help.version);
  prepare(program, context, messages);
  const done = async (result: Promise<ExitStatus>) => {
    code = await result;
    const { stderr, environment } = context;
    if (!stderr.isTerminal || environment.quiet) return;
    await (await import('./commands/remind.ts')).remind(context, messages);
  };

  withFacts(add(program, 'new', help.commands.new), messages)
    .option('--resume', help.options.resume)
    .option('--again', help.options.again)
    .option('--yes', help.options.yes)
    .option('--json', help.options.json)
    .action((options) =>
      done(import('./commands/new.ts').then((file) => file.run(context, messages, options))),
    );

  add(program, 'status', help.commands.status)
    .argument('[case]', help.arguments.case)
    .option('--all', help.options.all)
    .option('--all-clocks', help.options.allClocks)
    .option('--check', help.options.check)
    .option('--quiet', help.options.quiet)
    .option('--as-of <time>', help.options.asOf)
    .option('--json', help.options.json)
    .action((number, options) =>
      done(import('./commands/status.ts').then((file) => file.run(context, messages, number, options))),
    );

  add(program, 'letter', help.commands.letter)
    .argument('<case>', help.arguments.case)
    .option('--to <recipient>', help.options.to)
    .option('--format <format>', help.options.format)
    .option('-o, --output <file>', help.options.output)
    .option('--days <n>', help.options.days)
    .option('--json', help.options.json)
    .action((number, options) =>
      done(import('./commands/letter.ts').then((file) => file.run(context, messages, number, options))),
    );

  const log = add(program, 'log', help.commands.log);
  add(log, 'contact', help.commands.logContact)
    .argument('<case>', help.arguments.case)
    .argument('[text]', help.arguments.contactText)
    .option('--via <via>', help.options.via)
    .option('--agent <number>', help.options.agent)
    .option('--promise <time>', help.options.promise)
    .option('--refund', help.options.promiseRefund)
    .option('--at <time>', help.options.at)
    .option('--json', help.options.json)
    .action((number, text, options) =>
      done(
        import('./commands/log-contact.ts').then((file) =>
          file.run(context, messages, number, text, options),
        ),
      ),
    );
  add(log, 'request', help.commands.logRequest)
    .argument('<case>', help.arguments.case)
    .argument('[text]', help.arguments.requestText)
    .option('--at <time>', help.options.at)
    .option('--json', help.options.json)
    .action((number, text, options) =>
      done(
        import('./commands/log-request.ts').then((file) =>
          file.run(context, messages, number, text, options),
        ),
      ),
    );
  add(log, 'filed', help.commands.logFiled)
    .argument('<case>', help.arguments.case)
    .argument('[text]', help.arguments.note)
    .option('--to <recipient>', help.options.filedTo)
    .option('--ref <number>', help.options.ref)
    .option('--letter <letter>', help.options.letter)
    .option('--at <time>', help.options.at)
    .option('--json', help.options.json)
    .action((number, text, options) =>
      done(
        import('./commands/log-filed.ts').then((file) => file.run(context, messages, number, text, options)),
      ),
    );
  add(log, 'reply', help.commands.logReply)
    .argument('<case>', help.arguments.case)
    .argument('[text]', help.arguments.replyText)
    .option('--from <recipient>', help.options.from)
    .option('--outcome <outcome>', help.options.replyOutcome)
    .option('--due <time>', help.options.due)
    .option('--refund', help.options.promiseRefund)
    .option('--agent <number>', help.options.agent)
    .option('--at <time>', help.options.at)
    .option('--json', help.options.json)
    .action((number, text, options) =>
      done(
        import('./commands/log-reply.ts').then((file) => file.run(context, messages, number, text, options)),
      ),
    );
  add(log, 'refunded', help.commands.logRefunded)
    .argument('<case>', help.arguments.case)
    .argument('[text]', help.arguments.note)
    .option('--amount <yuan>', help.options.refundedAmount)
    .option('--at <time>', help.options.at)
    .option('--json', help.options.json)
    .action((number, text, options) =>
      done(
        import('./commands/log-refunded.ts').then((file) =>
          file.run(context, messages, number, text, options),
        ),
      ),
    );

  add(program, 'got', help.commands.got)
    .argument('<case>', help.arguments.case)
    .argument('[text]', help.arguments.gotText)
    .option('--from <recipient>', help.options.from)
    .option('--outcome <outcome>', help.options.replyOutcome)
    .option('--at <time>', help.options.at)
    .option('--yes', help.options.yes)
    .option('--json', help.options.json)
    .action((number, text, options) =>
      done(import('./commands/got.ts').then((file) => file.run(context, messages, number, text, options))),
    );

  const clause = add(program, 'clause', help.commands.clause);
  add(clause, 'add', help.commands.clauseAdd)
    .argument('<case>', help.arguments.case)
    .option('--title <text>', help.options.clauseTitle)
    .option('--number <text>', help.options.clauseNumber)
    .option('--text <text>', help.options.clauseText)
    .option('--after <length>', help.options.clauseAfter)
    .option('--from <start>', help.options.clauseFrom)
    .option('--refund', help.options.clauseRefund)
    .option('--url <url>', help.options.clauseUrl)
    .option('--at <time>', help.options.clauseAt)
    .option('--json', help.options.json)
    .action((number, options) =>
      done(import('./commands/clause-add.ts').then((file) => file.run(context, messages, number, options))),
    );
  add(clause, 'list', help.commands.clauseList)
    .argument('<case>', help.arguments.case)
    .option('--json', help.options.json)
    .action((number, options) =>
      done(import('./commands/clause-list.ts').then((file) => file.run(context, messages, number, options))),
    );

  add(program, 'calendar', help.commands.calendar)
    .option('-o, --output <file>', help.options.output)
    .option('--json', help.options.json)
    .action((options) =>
      done(import('./commands/calendar.ts').then((file) => file.run(context, messages, options))),
    );

  const rules = add(program, 'rules', help.commands.rules)
    .option('--json', help.options.json)
    .action((options) =>
      done(import('./commands/rules.ts').then((file) => file.run(context, messages, options))),
    );
  add(rules, 'set', help.commands.rulesSet)
    .argument('<window>', help.arguments.window)
    .option('--days <n>', help.options.ownDays)
    .option('--working-days <n>', help.options.ownWorkingDays)
    .option('--hours <n>', help.options.ownHours)
    .option('--default', help.options.ownDefault)
    .option('--site <name>', help.options.ownSite)
    .option('--case <case>', help.options.ownCase)
    .option('--json', help.options.json)
    .action((window, _, command) =>
      done(
        import('./commands/rules-set.ts').then((file) =>
          file.run(context, messages, window, command.optsWithGlobals()),
        ),
      ),
    );
  add(rules, 'workdays', help.commands.rulesWorkdays)
    .option('--add <file>', help.options.addWorkdays)
    .option('--json', help.options.json)
    .action((_, command) =>
      done(
        import('./commands/rules-workdays.ts').then((file) =>
          file.run(context, messages, command.optsWithGlobals()),
        ),
      ),
    );

  withFacts(add(program, 'edit', help.commands.edit).argument('<case>', help.arguments.case), messages)
    .option('--json', help.options.json)
    .action((number, options) =>
      done(import('./commands/edit.ts').then((file) => file.run(context, messages, number, options))),
    );

  add(program, 'history', help.commands.history)
    .argument('<case>', help.arguments.case)
    .option('--json', help.options.json)
    .action((number, options) =>
      done(import('./commands/history.ts').then((file) => file.run(context, messages, number, options))),
    );

  add(program, 'undo', help.commands.undo)
    .argument('[case]', help.arguments.case)
    .option('--event <seq>', help.options.event)
    .option('--yes', help.options.yes)
    .option('--json', help.options.json)
    .action((number, options) =>
      done(import('./commands/undo.ts').then((file) => file.run(context, messages, number, options))),
    );

  add(program, 'close', help.commands.close)
    .argument('<case>', help.arguments.case)
    .option('--outcome <outcome>', help.options.outcome)
    .option('--json', help.options.json)
    .action((number, options) =>
      done(import('./commands/close.ts').then((file) => file.run(context, messages, number, options))),
    );

  add(program, 'reopen', help.commands.reopen)
    .argument('<case>', help.arguments.case)
    .option('--json', help.options.json)
    .action((number, options) =>
      done(import('./commands/reopen.ts').then((file) => file.run(context, messages, number, options))),
    );

  add(program, 'demo', help.commands.demo).action(() =>
    done(import('./commands/demo.ts').then((file) => file.run(context, messages))),
  );

  if (words.length === 0) {
    await done((await import('./commands/greeting.ts')).run(context, messages));
    return code;
  }
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error);
  }
  return code;
}

function add(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
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

/** Help in the user's language, wrapped by columns and not by words; errors are thrown, not printed. */
function prepare(program: Command, { stdout }: Context, { help }: Messages): void {
  const helpWidth = Math.min(100, stdout.columns);
  program
    .exitOverride()
    .helpOption('-h, --help', help.options.help)
    .helpCommand(false)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: () => {}, outputError: () => {} })
    .configureHelp({
      helpWidth,
      minWidthToWrap: 20,
      displayWidth: width,
      boxWrap: (text, columns) =>
        text
          .split('\n')
          .flatMap((line) => wrap(line, Math.max(20, columns)))
          .join('\n'),
      styleTitle: (title) => help.titles[title as keyof typeof help.titles] ?? title,
    });
  program.addHelpText('after', `\n${help.examples}`);
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
  const nearest = /Did you mean (?:one of )?([^?,]+)/.exec(error.message)?.[1] ?? null;
  return new RefundError('usage', { problem: PROBLEMS[error.code] ?? 'other', given, nearest });
}
