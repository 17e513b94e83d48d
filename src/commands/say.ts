import { warningsOf } from '../advice/warnings.ts';
import { judge } from '../case/classify.ts';
import { claimOf } from '../case/facts.ts';
import { refundedFen } from '../case/state.ts';
import { deadlinesOf } from '../clocks/deadlines.ts';
import { rulesOf } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { CASE, type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { openCaseNamed, readText } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import { STALLING_PHRASES, type StallingPhrase } from '../law/stalling-phrases.ts';
import { answerToStalling, phraseIn } from '../letters/answer-to-stalling.ts';
import type { ExitStatus } from '../ports.ts';
import { feeDemandedIn, papersDemandedIn } from '../reading/harmful-asks.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { shellQuote } from '../terminal/shell.ts';
import { width, wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/**
 * `refund say`: one calm sentence to answer a stalling phrase, from the clocks of the case, and the command that logs
 * the phrase. The sentence alone goes to stdout; nothing is written.
 */
export const command = {
  arguments: {
    case: CASE,
    text: { zh: '对方说的话；不写就从列表里选', en: 'what they said; without it, choose from a list' },
  },
  options: JSON_FLAG,
  examples: {
    zh: [
      ["refund say 1 '系统处理中'", '对方这么说，怎么回'],
      ['refund say 1', '从常见的说法里选'],
    ],
    en: [
      ["refund say 1 '系统处理中'", 'what to answer to that'],
      ['refund say 1', 'choose from what sites usually say'],
    ],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  given: string,
  said: string | undefined,
  options: Given<typeof JSON_FLAG>,
): Promise<ExitStatus> {
  const { clock, environment, stdout, stderr } = context;
  const { language } = environment;
  const store = await context.readStore();
  const { number, state } = openCaseNamed(store, given);
  const heard = await heardFrom(context, messages, said, options);
  const now = Math.max(clock.now(), state.recordedUntil);
  const rules = rulesOf(store);
  const phrase = feeDemandedIn(heard.normalize('NFKC')) ? payFirst() : phraseIn(heard);
  const deadlines = deadlinesOf(state, judge(state.facts), rules, now);
  // A user who did not pay has nothing to settle with the site.
  const stolen = state.facts.payer === 'stolen';
  const text = stolen ? '' : answerToStalling(phrase, state, deadlines, rules, now);
  // A phrase that begins with a dash is no option.
  const logIt = `refund got ${number} --from site ${heard.trim().startsWith('-') ? '-- ' : ''}${shellQuote(heard, environment.shell)}`;
  const warnings = warningsOf(state.facts).map((warning) => messages.warnings[warning]);
  if (options.json) {
    writeJson(stdout, {
      phrase: phrase?.id ?? null,
      text,
      length: [...text].length,
      command: logIt,
      scam: phrase?.scam ?? false,
      hint: phrase?.hint[language] ?? null,
      warnings,
    });
    return 0;
  }
  const { say, status, punctuation } = messages;
  const alarm = (what: string) => stderr.paint.red(`${punctuation.alert(status.warning)}${what}`);
  const warned = [
    ...(phrase?.scam ? [alarm(phrase.hint[language])] : []),
    ...(papersDemandedIn(heard.normalize('NFKC')) ? [alarm(say.papers)] : []),
    ...warnings.flatMap(({ what, instead }) => [
      alarm(what),
      `${status.insteadOf}${punctuation.colon}${instead}`,
    ]),
  ];
  const told = [
    ...(stolen ? [] : phrase === null ? [say.unknown(number)] : phrase.scam ? [] : [phrase.hint[language]]),
    ...(refundedFen(state) >= claimOf(state.facts) ? [say.allBack(number)] : []),
    ...toCopy(say.logIt, logIt, stderr.columns),
    ...(phrase?.scam ? [`${say.police}refund log filed ${number} --to police`] : []),
    ...(stolen ? [] : [say.ownDay]),
  ];
  const shown = (line: string) => (line.includes(logIt) ? [line] : wrap(line, stderr.columns, '  '));
  writeLines(stderr, warned.flatMap(shown));
  if (!stolen) writeLines(stdout, [text]);
  writeLines(stderr, told.flatMap(shown));
  return 0;
}

/** One detector with what is pasted into `got`: money first is a scam, in whatever words. */
function payFirst(): StallingPhrase | null {
  return STALLING_PHRASES.find(({ id }) => id === 'pay-first') ?? null;
}

/** A command with a text of any length is never broken into lines: it could not be copied. */
function toCopy(label: string, typed: string, columns: number): string[] {
  return width(label + typed) <= columns ? [label + typed] : [label.trimEnd(), typed];
}

const OTHER = 'other';

/** What the site said: as given, chosen from the usual phrases, or typed. @throws RefundError `usage`, `bad-answers` */
async function heardFrom(
  context: Context,
  messages: Messages,
  said: string | undefined,
  { json }: Given<typeof JSON_FLAG>,
): Promise<string> {
  const answers = new Answers(context, messages, json);
  if (said === undefined && !answers.mayAsk) {
    throw new RefundError('usage', {
      problem: 'missing-argument',
      given: 'text',
      nearest: null,
      help: 'refund help say',
    });
  }
  const { say } = messages;
  let heard = said;
  if (heard === undefined) {
    const { language } = context.environment;
    const choices = [
      ...STALLING_PHRASES.map(({ id, name }) => ({ value: id as string, label: name[language] })),
      { value: OTHER, label: say.other },
    ];
    const chosen = await answers.choice('TEXT', undefined, say.choose, choices);
    heard = STALLING_PHRASES.find(({ id }) => id === chosen)?.name.zh;
  }
  const read = readText;
  const text = await answers.value('TEXT', heard, say.type, read, { optional: false });
  answers.check();
  return text ?? '';
}
