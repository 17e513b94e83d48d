import { FACT_NAMES, FACTS } from '../case/facts.ts';
import type { Definition } from '../dialogue/command.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import { exampleLines } from '../terminal/help-format.ts';
import { writeLines } from '../terminal/output.ts';
import { nearestOf } from '../terminal/report-error.ts';
import { forShell } from '../terminal/shell.ts';
import { beside, say } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** Bare `refund` where nobody can be asked: what the program is, one example that works as printed, and what is open. */
export async function greet(context: Context, messages: Messages): Promise<ExitStatus> {
  const { stdout, clock, environment } = context;
  const { writing, help } = messages;
  const store = await context.readStore();
  const open = store.openCount();
  const [first] = store.cases(clock.now(), false, 1);
  say(stdout, [help.about, '', ...(open === 0 ? [] : [writing.greetingOpen(open), '']), writing.greetingNew]);
  writeLines(stdout, [
    ...writing.greetingExample.map((line) => `  ${forShell(line, environment.shell)}`),
    '',
    ...exampleLines(help.examples, context, messages),
    '',
    ...(first ? [writing.greetingNext(first.number)] : []),
    writing.greetingMore,
  ]);
  return 0;
}

/** What `refund help` tells besides the commands; `all` is the list of all of them. */
const TOPICS = ['all', 'facts', 'exit-codes', 'environment', 'privacy', 'times'] as const;

/**
 * `refund help TOPIC`; the help of a command is its own `--help`.
 * @param commands all there are, to guess what was meant
 */
export function helpOn(commands: readonly { readonly name: string; readonly hidden?: true }[]) {
  return {
    arguments: {
      topic: {
        zh: `命令的名字，或者 ${TOPICS.join('、')}`,
        en: `the name of a command, or ${TOPICS.join(', ')}`,
        choices: [
          ...TOPICS,
          ...commands.flatMap(({ name, hidden }) => (hidden || name.includes(' ') ? [] : [name])),
        ],
      },
    },
    examples: {
      zh: [
        ['refund help letter', '一个命令的用法'],
        ['refund help exit-codes', '退出码'],
      ],
      en: [
        ['refund help letter', 'how one command is used'],
        ['refund help exit-codes', 'exit codes'],
      ],
    },
    async run(
      { stdout }: Context,
      { topics, help, interview }: Messages,
      words: readonly string[],
    ): Promise<ExitStatus> {
      const given = words.join(' ');
      if (!Object.hasOwn(topics, given)) {
        const nearest = nearestOf(given, [...Object.keys(topics), ...commands.map(({ name }) => name)]);
        const guess = nearest === undefined ? null : `refund help ${nearest}`;
        throw new RefundError('usage', {
          problem: 'unknown-topic',
          given,
          nearest: guess,
          help: 'refund help all',
        });
      }
      const { title, lines } = topics[given as keyof typeof topics];
      const facts = given === 'facts' ? factLines(help, interview) : [];
      const told = [...lines, ...facts].flatMap((line) => {
        const at = textAt(line);
        return beside(`  ${line.slice(0, at)}`, line.slice(at), stdout.columns);
      });
      writeLines(stdout, [stdout.paint.bold(title), ...told]);
      return 0;
    },
  } satisfies Definition;
}

/** Every fact: its flag, its name, what it is about, and the answers there are. */
function factLines(help: Messages['help'], { factNames }: Messages['interview']): string[] {
  const width = Math.max(...FACT_NAMES.map((name) => FACTS[name].flag.length)) + 2;
  return FACT_NAMES.map((name) => {
    const { flag, ...fact } = FACTS[name];
    const choices = fact.kind === 'choice' ? `${help.colon}${fact.choices.join(' | ')}` : '';
    const about = help.facts[name] === factNames[name] ? '' : `${help.colon}${help.facts[name]}`;
    return `--${flag.padEnd(width)}${factNames[name]}${about}${choices}`;
  });
}

/** Where the text begins that explains what stands before it; 0 if nothing stands before it. */
function textAt(line: string): number {
  return /^[!-~]+ {2,}/.exec(line)?.[0].length ?? 0;
}
