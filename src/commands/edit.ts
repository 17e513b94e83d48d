import { assess } from '../advice/assess.ts';
import { judge } from '../case/classify.ts';
import type { FactChanges } from '../case/events.ts';
import { FACT_NAMES, FACTS, missingFacts, refuseMoreThanPaid, sameOrderKey } from '../case/facts.ts';
import { changeFacts, differingFacts, type StoredCase } from '../case/state.ts';
import { answerWithCase, movedClocks, rulesOf } from '../dialogue/answer.ts';
import { type FactOptions, readFlags } from '../dialogue/asking.ts';
import { CASE, type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { askFact } from '../dialogue/interview.ts';
import { lettersThatDiffer } from '../dialogue/sent-letters.ts';
import { openCaseNamed, possibleNow, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import { factText } from '../terminal/case-screen.ts';
import { writeLines } from '../terminal/output.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** `refund edit`: corrects facts; every clock follows, and what moved is told. */
export const command = {
  caseUse: 'writes',
  tellsNext: 'called',
  takesFacts: FACTS,
  arguments: { case: CASE },
  options: JSON_FLAG,
  examples: {
    zh: [
      ["refund edit 1 --paid-at '05-01 14:05'", '改付款时间，期限跟着重算'],
      ['refund edit 1 --purpose own-use', '补一项事实'],
    ],
    en: [
      ["refund edit 1 --paid-at '05-01 14:05'", 'another time of payment; clocks follow'],
      ['refund edit 1 --purpose own-use', 'one more fact'],
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
  const flags = readFlags(options, now);
  const store = await context.writeStore();
  const before = openCaseNamed(store, given);
  const { number, state } = before;
  const { writing, interview: words } = messages;
  const changes = Object.keys(flags).length > 0 ? flags : await askChange(context, messages, before, options);
  const facts = changeFacts(state.facts, changes);
  const changed = differingFacts(state.facts, facts);
  if (changed.length === 0) {
    answerWithCase(context, messages, store, number, { note: writing.unchanged, json: options.json });
    return 0;
  }
  const missing = missingFacts(facts);
  if (missing.length > 0)
    throw new RefundError('missing-answers', { flags: missing.map((name) => FACTS[name].flag) });
  refuseMoreThanPaid(facts, changes);
  judge(facts);
  const other = store.sameOrder(facts);
  if (other !== null && other !== number && sameOrderKey(facts) !== sameOrderKey(state.facts)) {
    const order = facts.order ?? facts.paymentNo ?? '';
    throw new RefundError('duplicate-case', { number: other, site: facts.site, order });
  }
  const only = Object.fromEntries(changed.map((name) => [name, changes[name]]));
  const stamp = stampOf(context, state);
  await store.append(number, () => ({ type: 'facts-edited', ...stamp, changes: only }));
  const after = store.caseByNumber(number);
  if (!options.json) {
    const rules = rulesOf(store);
    const [then, since] = [assess(before, rules, now), assess(after, rules, now)];
    const moved = movedClocks(then, since, messages, context.environment.language).map((clock) =>
      writing.moved(clock.name, clock.before, clock.after),
    );
    const lines = changed.map((name) => {
      const [was, is] = [state.facts[name], after.state.facts[name]];
      return writing.moved(
        words.factNames[name],
        factText(name, was, messages),
        factText(name, is, messages),
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

/** Lets the user choose a fact and asks for it again. @throws RefundError `nothing-to-edit` without a terminal */
async function askChange(
  context: Context,
  messages: Messages,
  { number, state: { facts } }: StoredCase,
  { json }: Given<typeof JSON_FLAG>,
): Promise<FactChanges> {
  if (!context.canPrompt || json) {
    throw new RefundError('nothing-to-edit', { number, flags: FACT_NAMES.map((name) => FACTS[name].flag) });
  }
  const { interview: words } = messages;
  const prompter = await context.prompter(words.prompt);
  const name = await prompter.choose({
    label: messages.writing.editQuestion,
    why: words.reviewWhy,
    choices: FACT_NAMES.map((value) => ({
      value,
      label: words.change(words.factNames[value], factText(value, facts[value], messages)),
    })),
  });
  return { [name]: (await askFact(prompter, context, messages, name, facts)) ?? null };
}
