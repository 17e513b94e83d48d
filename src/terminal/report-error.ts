import { distance } from 'fastest-levenshtein';
import { FACT_NAMES, FACTS } from '../case/facts.ts';
import { cleanLines, toJson } from '../case/text.ts';
import { type AnswerIssue, type ErrorCode, type ErrorDetails, RefundError } from '../errors.ts';
import { KNOWN_AS, PARTIES, type Party } from '../law/parties.ts';
import type { StoreReader } from '../store/reading.ts';
import type { Language } from '../words/language.ts';
import { type ErrorSentences, loadMessages, loadWords } from '../words/words.ts';
import type { Context } from '../world.ts';
import { writeTo } from './output.ts';
import { wrap } from './text.ts';

/**
 * Tells the user what happened, with which value, and what to do now; gives the exit code.
 * @param context undefined if the world itself could not be read
 * @param language is spoken then
 */
export async function reportError(
  thrown: unknown,
  asJson: boolean,
  context: Context | undefined,
  language: Language = 'zh',
): Promise<number> {
  const error = thrown instanceof RefundError ? await guessed(thrown, context) : unforeseen(thrown);
  const { errors: sentences } = await loadWords('errors', context?.environment.language ?? language);
  const text = sentenceOf(error, sentences);
  const columns = context?.stderr.columns ?? 80;
  if (asJson && !isOfOutput(error)) {
    const reasons =
      error.code === 'no-case' || error.code === 'facts-clash'
        ? { case: null, reasons: (error.details as ErrorDetails['no-case' | 'facts-clash']).reasons }
        : {};
    const fields =
      error.code === 'missing-answers' && context
        ? {
            fields: await missingFields(
              error.details as ErrorDetails['missing-answers'],
              context.environment.language,
            ),
          }
        : {};
    const answer = toJson({ schema: 1, ...reasons, error: { code: error.code, message: text, ...fields } });
    try {
      writeTo('stdout', `${answer}\n`);
    } catch (full) {
      // Where the answer cannot go, it is told beside it, with what kept it.
      tell(columns, text, ...(full instanceof RefundError ? [sentenceOf(full, sentences)] : []));
    }
  } else tell(columns, text);
  if (context?.environment.debug) writeTo('stderr', `${error.stack ?? ''}\n${String(error.cause ?? '')}\n`);
  return error.exitCode;
}

/** A part of the program that was never installed, or a mistake of its own. */
function unforeseen(thrown: unknown): RefundError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const { code, syscall } = (thrown ?? {}) as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd') return new RefundError('folder-gone', {}, thrown);
  const isMissing = code === 'ERR_MODULE_NOT_FOUND';
  return new RefundError(isMissing ? 'not-whole' : 'internal', { reason }, thrown);
}

/** What is missing, for a script that fills it in: each with its flag, its name and what can be answered. */
async function missingFields(
  { flags, choices }: ErrorDetails['missing-answers'],
  language: Language,
): Promise<{ flag: string; name: string; choices: readonly string[] | null }[]> {
  const { interview, help } = await loadMessages(language);
  const placeholders: Readonly<Record<string, string>> = help.placeholders;
  return flags.map((flag) => {
    const fact = FACT_NAMES.find((name) => FACTS[name].flag === flag);
    const { [flag]: given } = choices ?? {};
    if (fact === undefined || given !== undefined) {
      const isArgument = /^[A-Z]+$/.test(flag);
      const name = placeholders[flag.toLowerCase()] ?? flag;
      return { flag: isArgument ? flag : `--${flag}`, name, choices: given ?? null };
    }
    const kind = FACTS[fact];
    return {
      flag: `--${flag}`,
      name: interview.factNames[fact],
      choices: kind.kind === 'choice' ? kind.choices : null,
    };
  });
}

/** Standard output takes nothing: an answer to a script would not reach it either. */
function isOfOutput({ code, details }: RefundError): boolean {
  return code === 'write-failed' && (details as ErrorDetails['write-failed']).action === 'output';
}

function tell(columns: number, ...texts: readonly string[]): void {
  const lines = texts.flatMap((text) => cleanLines(text).split('\n'));
  writeTo('stderr', `${lines.flatMap((line) => wrap(line, columns, '  ')).join('\n')}\n`);
}

/** With what the user probably meant; a guess that fails must not hide the error. */
async function guessed(error: RefundError, context: Context | undefined): Promise<RefundError> {
  if (error.code !== 'bad-answers' && error.code !== 'no-such-case') return error;
  return withNearest(error, context).catch(() => error);
}

function sentenceOf<C extends ErrorCode>(error: RefundError<C>, sentences: ErrorSentences): string {
  return sentences[error.code](error.details);
}

/** The same error with what the user probably meant, if that can be told: a choice, a recipient, a case. */
export async function withNearest(error: RefundError, context: Context | undefined): Promise<RefundError> {
  if (error.code === 'bad-answers') {
    const { issues } = error.details as ErrorDetails['bad-answers'];
    return new RefundError('bad-answers', { issues: issues.map(nearestIn) }, error.cause);
  }
  if (error.code === 'no-such-case' && context) {
    const { given } = error.details as ErrorDetails['no-such-case'];
    const store = await context.readStore();
    if (store.numbers().length === 0)
      return new RefundError('no-such-case', { given, none: true }, error.cause);
    // Its number was given, and nothing of it is left.
    if (store.numbers().some((number) => String(number) === given))
      return new RefundError('no-such-case', { given, gone: true }, error.cause);
    const nearest = nearestCase(given, store);
    return nearest === undefined ? error : new RefundError('no-such-case', { given, nearest }, error.cause);
  }
  return error;
}

function nearestIn(issue: AnswerIssue): AnswerIssue {
  const nearest = issue.choices && nearestOf(issue.given, issue.choices, namesOf);
  return nearest === undefined ? issue : { ...issue, nearest };
}

/** What people call a choice. */
function namesOf(choice: string): readonly string[] {
  if (!Object.hasOwn(PARTIES, choice)) return [choice];
  const party = choice as Party;
  return [choice, PARTIES[party].zh, ...(KNOWN_AS[party] ?? [])];
}

/** The one choice that is spelt, or called, most like what was given; undefined if none is near, or several are. */
export function nearestOf(
  given: string,
  choices: readonly string[],
  names: (choice: string) => readonly string[] = (choice) => [choice],
): string | undefined {
  const typed = given.trim().toLowerCase();
  if (typed === '' || typed.length > LONGEST) return undefined;
  const far = choices.map((choice) => ({
    choice,
    far: Math.min(...names(choice).map((name) => farFrom(typed, name.toLowerCase()))),
  }));
  const [best, next] = far.toSorted((a, b) => a.far - b.far);
  return best && best.far < 1 && best.far < (next?.far ?? Infinity) ? best.choice : undefined;
}

/** Longer than any choice could be mistyped. */
const LONGEST = 60;

/** 0 for the same, below 1 if it may be a slip of the hand: two letters in five. */
function farFrom(typed: string, name: string): number {
  if (/[\u4e00-\u9fff]/.test(typed))
    return typed.length > 1 && (name.includes(typed) || typed.includes(name)) ? 0.5 : 1;
  return distance(typed, name) / (0.4 * Math.max(typed.length, name.length) + 0.01);
}

/** With more cases than this, none is guessed: all would have to be read. */
const MOST = 2000;

/** The case the user means by a number that does not exist, by “案件 2”, an order or a site. */
function nearestCase(given: string, store: StoreReader): number | undefined {
  const typed = given.trim();
  const numbers = store.numbers();
  const said = Number(/^\D{0,4}(\d{1,9})$/.exec(typed)?.[1]);
  if (numbers.includes(said)) return said;
  if (numbers.length === 0 || numbers.length > MOST) return undefined;
  const same = store
    .cases(0, true)
    .find(({ state: { facts } }) =>
      [facts.order, facts.paymentNo, facts.site].some((fact) => fact !== undefined && fact === typed),
    );
  if (same) return same.number;
  const nearest = nearestOf(typed, numbers.map(String));
  return nearest === undefined ? undefined : Number(nearest);
}
