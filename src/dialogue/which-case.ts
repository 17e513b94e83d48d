import { assess } from '../advice/assess.ts';
import type { StoredCase } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { RefundError } from '../errors.ts';
import type { StoreReader } from '../store/reading.ts';
import { listLines } from '../terminal/list-screen.ts';
import { say } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import { rulesOf } from './answer.ts';
import type { CaseUse } from './command.ts';

/** Digits alone are always a case number. */
export const isNumber = (given: string): boolean => /^\d+$/.test(given.trim());

/**
 * The number of the case that is meant: as typed, by a part of its name that fits only one, or, if none was named and
 * somebody can be asked, the only open case or one chosen from the list.
 * @throws RefundError `no-such-case`, `several-cases`, `number-needed`, `missing-answers`
 */
export async function whichCase(
  context: Context,
  messages: Messages,
  given: string | undefined,
  use: CaseUse,
  asks: boolean,
): Promise<string> {
  if (given === undefined) return String((await chosenCase(context, messages)).number);
  if (isNumber(given)) return given;
  const { number, state } = caseCalled(await context.readStore(), given);
  if (use === 'reads') return String(number);
  const site = clean(state.facts.site);
  if (use === 'needs-number' || !asks) throw new RefundError('number-needed', { given, number, site });
  const prompter = await context.prompter(messages.interview.prompt);
  const words = { label: messages.writing.thisCase(number, site), why: messages.writing.thisCaseWhy };
  if (!(await prompter.confirm(words, true))) throw new RefundError('cancelled', { draft: false });
  return String(number);
}

/** @throws RefundError `no-such-case`, `several-cases` */
export function caseCalled(store: StoreReader, given: string): StoredCase {
  const called = store.casesCalled(given);
  const open = called.filter(({ state }) => !state.closed);
  const [only, ...others] = open.length > 0 ? open : called;
  if (!only) throw new RefundError('no-such-case', { given });
  if (others.length === 0) return only;
  const cases = [only, ...others].slice(0, 20).map(({ number, state: { facts } }) => ({
    number,
    site: facts.site,
    order: facts.order ?? '',
  }));
  throw new RefundError('several-cases', { given, cases });
}

/** The only open case, said; or one chosen among several, the most pressing first. */
async function chosenCase(context: Context, messages: Messages): Promise<StoredCase> {
  const store = await context.readStore();
  const now = context.clock.now();
  const open = store.cases(now, false);
  const [only, ...others] = open;
  if (!only) throw new RefundError('no-such-case', { given: '', none: true });
  if (others.length === 0) {
    say(context.stderr, messages.writing.onlyCase(only.number, clean(only.state.facts.site)));
    return only;
  }
  const { language } = context.environment;
  const rules = rulesOf(store);
  const lines = listLines(
    open.map((one) => assess(one, rules, now)),
    rules,
    messages,
    language,
    { columns: context.stdout.columns - 4, paint: context.stdout.paint },
  ).toReversed();
  const prompter = await context.prompter(messages.interview.prompt);
  const number = await prompter.choose({
    label: messages.writing.whichCase,
    why: messages.writing.whichCaseWhy,
    choices: open.map((one, index) => ({ value: String(one.number), label: lines[index] ?? '' })),
  });
  return store.caseByNumber(Number(number));
}
