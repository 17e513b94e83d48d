import { assess } from '../advice/assess.ts';
import { clashOf } from '../case/acceptable.ts';
import { classifyDraft, judge } from '../case/classify.ts';
import type { FactChanges } from '../case/events.ts';
import {
  FACT_NAMES,
  type FactName,
  type Facts,
  FACTS,
  missingFacts,
  refuseMoreThanPaid,
  sameOrderKey,
} from '../case/facts.ts';
import { changeFacts, differingFacts, foldHistory, type StoredCase } from '../case/state.ts';
import { answerWithCase, movedClocks, rulesOf } from '../dialogue/answer.ts';
import { type FactOptions, factsWithoutValue, readFlags } from '../dialogue/asking.ts';
import { CASE, type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { askFact, askWhatFollows } from '../dialogue/ask-fact.ts';
import { lettersThatDiffer } from '../dialogue/sent-letters.ts';
import { openCaseNamed, possibleNow, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import type { Store } from '../store/writing.ts';
import { factText } from '../terminal/case-screen.ts';
import { writeLines } from '../terminal/output.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** `refund edit`: corrects facts; every clock follows, and what moved is told. */
export const command = {
  caseUse: 'writes',
  tellsNext: 'called',
  takesFacts: FACTS,
  asksFacts: true,
  arguments: { case: CASE },
  options: JSON_FLAG,
  examples: {
    zh: [
      ["refund edit 1 --paid-at '05-01 14:05'", '改付款时间，期限跟着重算'],
      ['refund edit 1 --purpose own-use', '补一项事实'],
      ['refund edit 1 --amount', '只问这一项'],
    ],
    en: [
      ["refund edit 1 --paid-at '05-01 14:05'", 'another time of payment; clocks follow'],
      ['refund edit 1 --purpose own-use', 'one more fact'],
      ['refund edit 1 --amount', 'asks for this one alone'],
    ],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: FactOptions & Given<typeof JSON_FLAG>,
): Promise<ExitStatus> {
  const now = possibleNow(context.clock);
  const store = await context.writeStore();
  const shown = openCaseNamed(store, given);
  const { number } = shown;
  const { writing, interview: words } = messages;
  const changes = await whatChanges(context, messages, shown, options, now);
  const { before, changed } = change(context, store, shown, changes);
  if (changed.length === 0) {
    answerWithCase(context, messages, store, number, {
      note: writing.unchanged,
      json: options.json,
      events: 0,
    });
    return 0;
  }
  const { state } = before;
  const after = store.caseByNumber(number);
  if (!options.json) {
    const rules = rulesOf(store);
    const [then, since] = [assess(before, rules, now), assess(after, rules, now)];
    const moved = movedClocks(then, since, messages, context.environment.language).map((clock) =>
      writing.moved(clock.name, clock.before, clock.after),
    );
    // How exactly the time is known shows in the time itself.
    const told = changed.filter((name) => name !== 'paidAbout' || !changed.includes('paidAt'));
    const lines = told.map((name) => {
      const [was, is] = [state.facts[name], after.state.facts[name]];
      return writing.moved(
        words.factNames[name],
        factText(name, was, messages, state.facts.paidAbout),
        factText(name, is, messages, after.state.facts.paidAbout),
      );
    });
    writeLines(
      context.stderr,
      [...lines, ...moved].map((line) => `  ${line}`),
    );
  }
  answerWithCase(context, messages, store, number, {
    note: writing.edited(number),
    json: options.json,
    warnings: lettersThatDiffer(context, messages, store, number, changed),
  });
  return 0;
}

/**
 * Records what differs from the case as it is now: another window may have changed it since it was shown.
 * @returns the case before it, and the names of the facts that were changed
 */
function change(
  context: Context,
  store: Store,
  shown: StoredCase,
  changes: FactChanges,
): { readonly before: StoredCase; readonly changed: readonly FactName[] } {
  const { number } = shown;
  let before = shown;
  let changed: readonly FactName[] = [];
  store.appendAll(number, (history) => {
    const state = foldHistory(history);
    if (!state) throw new RefundError('no-such-case', { given: String(number) });
    before = { number, state };
    const facts = changeFacts(state.facts, changes);
    changed = differingFacts(state.facts, facts);
    if (changed.length === 0) return [];
    refuseUnfit(store, before, facts, changes);
    const only = Object.fromEntries(changed.map((name) => [name, changes[name]]));
    return [{ type: 'facts-edited', ...stampOf(context, state), changes: only }];
  });
  return { before, changed };
}

/** @throws RefundError `missing-answers`, `bad-answers`, `facts-clash`, `one-more-answer`, `duplicate-case` */
function refuseUnfit(store: Store, { number, state }: StoredCase, facts: Facts, changes: FactChanges): void {
  const missing = missingFacts(facts);
  if (missing.length > 0)
    throw new RefundError('missing-answers', { flags: missing.map((name) => FACTS[name].flag) });
  refuseMoreThanPaid(facts, changes);
  const clash = clashOf(facts);
  if (clash && classifyDraft(facts)?.kind === 'no-case')
    throw new RefundError('facts-clash', { number, ...clash });
  judge(facts);
  const other = store.sameOrder(facts);
  if (other !== null && other !== number && sameOrderKey(facts) !== sameOrderKey(state.facts)) {
    const order = facts.order ?? facts.paymentNo ?? '';
    throw new RefundError('duplicate-case', { number: other, site: facts.site, order });
  }
}

/** What is typed, and what is asked: a flag without a value asks for its fact, no flag at all for which fact it is. */
async function whatChanges(
  context: Context,
  messages: Messages,
  stored: StoredCase,
  options: FactOptions & Given<typeof JSON_FLAG>,
  now: number,
): Promise<FactChanges> {
  const { facts } = stored.state;
  const asked = factsWithoutValue(options);
  const mayAsk = context.canPrompt && !options.json;
  if (asked.length > 0 && !mayAsk)
    throw new RefundError('missing-answers', { flags: asked.map((name) => FACTS[name].flag) });
  let changes = readFlags(options, now);
  const isBare = asked.length === 0 && Object.keys(changes).length === 0;
  if (isBare) asked.push(await askWhich(context, messages, stored, mayAsk));
  if (asked.length > 0) {
    const prompter = await context.prompter(messages.interview.prompt);
    for (const name of asked) {
      const known = changeFacts(facts, changes);
      const answer = await askFact(prompter, context, messages, name, known);
      // An empty line takes back what was known.
      changes = { ...changes, [name]: null, ...answer };
    }
  }
  return mayAsk ? askWhatFollows(context, messages, facts, changes) : changes;
}

/** Which fact is to be changed. @throws RefundError `nothing-to-edit` if nobody can be asked */
async function askWhich(
  context: Context,
  messages: Messages,
  { number, state: { facts } }: StoredCase,
  mayAsk: boolean,
): Promise<FactName> {
  // How exactly the time is known follows from how it is typed.
  const names = FACT_NAMES.filter((name) => name !== 'paidAbout');
  if (!mayAsk)
    throw new RefundError('nothing-to-edit', { number, flags: names.map((name) => FACTS[name].flag) });
  const { interview: words } = messages;
  const known = names.filter((name) => facts[name] !== undefined);
  const prompter = await context.prompter(words.prompt);
  return prompter.choose({
    label: messages.writing.editQuestion,
    why: words.reviewWhy,
    // What can be wrong stands first, then what was never said.
    choices: [...known, ...names.filter((name) => !known.includes(name))].map((value) => ({
      value,
      label: words.change(words.factNames[value], factText(value, facts[value], messages, facts.paidAbout)),
    })),
  });
}
