import { classifyDraft, judge, REASONS } from '../case/classify.ts';
import type { CaseEvent } from '../case/events.ts';
import {
  CLASSIFIER,
  completeFacts,
  type Draft,
  FACT_NAMES,
  type FactName,
  type Facts,
  FACTS,
  isOptional,
  missingFacts,
  orderMayBeMissing,
  refuseMoreThanPaid,
} from '../case/facts.ts';
import { changeFacts } from '../case/state.ts';
import { BackError, type ErrorDetails, RefundError } from '../errors.ts';
import { PROBLEMS } from '../law/problems.ts';
import type { Prompter } from '../ports.ts';
import type { Store } from '../store/writing.ts';
import { factText } from '../terminal/case-screen.ts';
import { problemLines } from '../terminal/details-screen.ts';
import { say } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import { askFact } from './ask-fact.ts';
import { AGAIN, type Given, JSON_FLAG, YES } from './command.ts';
import { askHappened, fitting, isHappenedKnown, withWhatFollows } from './happened.ts';
import { stampNow } from './typed.ts';

/** How a case is opened, beside what is known of it. */
export type OpeningOptions = Given<typeof AGAIN & typeof YES & typeof JSON_FLAG>;

/**
 * Opens a case from what is known already; if somebody can be asked, the interview asks for the rest and shows
 * everything before it is saved.
 * @param begun.draftId the kept interview this goes on with; null for a new one
 * @param begun.told it was told in words, pictures or a bill: what a case can do without is not asked besides
 * @param begun.suggested what stands on the line of a question, for the user to confirm
 * @param begun.settled last touches to what was confirmed
 * @param begun.also what is recorded with the opening, or not at all
 * @throws RefundError `missing-answers`, `no-case`, `one-more-answer`, `duplicate-case`, `cancelled`
 */
export async function openNewCase(
  context: Context,
  messages: Messages,
  begun: {
    readonly draft: Draft;
    readonly draftId: string | null;
    readonly told?: boolean;
    readonly suggested?: Draft;
    readonly settled?: ((confirmed: Draft) => Draft) | undefined;
    readonly also?: (facts: Facts, store: Store) => readonly CaseEvent[];
  },
  options: OpeningOptions,
): Promise<{ readonly store: Store; readonly number: number }> {
  let { draft, draftId } = begun;
  if (context.canPrompt && !options.json && !(options.yes && missingFacts(draft).length === 0)) {
    ({ draft, draftId } = await interview(context, messages, begun));
  }
  if (draft.deducted !== 'no' && missingFacts(draft).length > 0) throw missingAnswers(draft);
  judge(draft);
  const facts = completeFacts(begun.settled?.(draft) ?? draft);
  if (!facts) throw missingAnswers(draft);
  refuseMoreThanPaid(facts);
  const store = await context.writeStore();
  const { number } = await store.open(
    { type: 'case-opened', ...stampNow(context), identity: context.randomHex(16), facts },
    { again: options.again ?? false, draft: draftId, also: begun.also?.(facts, store) ?? [] },
  );
  return { store, number };
}

function missingAnswers(draft: Draft): RefundError {
  return new RefundError('missing-answers', { flags: missingFacts(draft).map((name) => FACTS[name].flag) });
}

/**
 * What is asked, in this order: what happened and what was refused, which decide the problem, then the payment. Who
 * only later recipients need to know is asked when they are chosen.
 */
type Step = 'happened' | FactName;
const PAYMENT: readonly FactName[] = [
  'site',
  'order',
  'paymentNo',
  'amountFen',
  'paidAt',
  'payChannel',
  'product',
  'account',
];

/** The questions as these answers make them: what no choice of the list says is asked one by one. */
function stepsOf(draft: Draft, told: Draft): readonly Step[] {
  const whoPaid = mayBeOfSomebodyElse(draft) ? (['payer'] as const) : [];
  if (fitting(told).length === 0) return [...CLASSIFIER, ...whoPaid, ...PAYMENT];
  const twice = draft.deducted === 'twice' ? (['delivered'] as const) : [];
  return ['happened', ...twice, 'refused', ...whoPaid, ...PAYMENT];
}

/** What arrived and is disputed by nobody is a case only if a child or a thief paid: that is asked before it is refused. */
function mayBeOfSomebodyElse(draft: Draft): boolean {
  return draft.deducted !== 'no' && classifyDraft({ ...draft, payer: 'self' })?.kind === 'no-case';
}

/** The kind of goods by the name of the product, where nobody said it: the last screen shows it. */
async function withGoods(draft: Draft): Promise<Draft> {
  if (draft.product === undefined || draft.goods !== undefined) return draft;
  const { goodsOf } = await import('../reading/product.ts');
  const goods = goodsOf(draft.product);
  return goods === undefined ? draft : { ...draft, goods };
}

/**
 * Asks what is not known yet, keeps every answer as soon as it is given, and shows them all before anything is
 * saved. Esc goes to the question before, with its answer on the line.
 * @throws RefundError `cancelled`, `no-case`
 */
async function interview(
  context: Context,
  messages: Messages,
  begun: Omit<Parameters<typeof openNewCase>[2], 'also'>,
): Promise<{ draft: Draft; draftId: string }> {
  const { interview: words } = messages;
  const store = await context.writeStore();
  const prompter = await context.prompter(words.prompt);
  let draftId = begun.draftId ?? context.randomHex(8);
  let kept = store.draftNamed(draftId)?.answers;
  const told = begun.draft;
  let draft = await withGoods(withWhatFollows(told));
  /** Optional facts that were asked for and left empty. */
  const skipped = new Set<FactName>();
  /** What stood on the line when the user went back from a question. */
  const halfTyped = new Map<Step, string>();
  const tell = (text: string) => say(context.stdout, text, '');
  const without = (names: readonly FactName[]) =>
    changeFacts(draft, Object.fromEntries(names.map((name) => [name, null])));
  const askOne = async (name: FactName, back: boolean) => {
    const typed = halfTyped.get(name) ?? begun.suggested?.[name]?.toString();
    const changes = await askFact(prompter, context, messages, name, draft, { back, typed });
    if (changes[name] === undefined) skipped.add(name);
    draft = changeFacts(without([name]), changes);
    if (changes[name] !== undefined && (name === 'paidAt' || name === 'amountFen'))
      tell(words.understood(factText(name, changes[name], messages, draft.paidAbout)));
    if (name !== 'product') return;
    draft = await withGoods(without(['goods']));
    if (draft.goods !== undefined) tell(words.understood(inferredGoods(draft, messages)));
  };
  const ask = async (step: Step, back: boolean) => {
    if (step === 'happened') {
      const answers = await askHappened(prompter, messages, draft, told, back);
      draft = { ...without(['deducted', 'orderState', 'delivered']), ...answers };
    } else await askOne(step, back);
    halfTyped.delete(step);
    // Another window went on with the same one, or finished it: neither takes the other's place.
    if (store.draftNamed(draftId)?.answers !== kept) draftId = context.randomHex(8);
    kept = JSON.stringify(begun.settled?.(draft) ?? draft);
    store.keepDraft({ id: draftId, savedAt: context.clock.now(), answers: kept });
    if (draft.deducted === 'no') judge(draft);
    const decides = step === 'happened' || step === 'payer' || CLASSIFIER.includes(step);
    if (decides && isOneMoreAnswer(draft)) {
      tell(words.lookFirst);
      draft = without(['delivered']);
    } else if (decides && !isStepOpen('payer', draft, skipped, false)) refuseNoCase(draft);
  };

  if (begun.draftId === null && store.newestDraft()) tell(words.hasDraft);
  const isOpen = (step: Step) => isStepOpen(step, draft, skipped, begun.told === true);
  const open = stepsOf(draft, told).filter(isOpen).length;
  if (begun.draftId !== null && !begun.told) tell(words.resumed);
  else if (open > 0) tell(words.intro(open));
  // Undefined: all is answered, and the review comes.
  let asking = stepsOf(draft, told).find(isOpen);
  for (;;) {
    const before = stepBefore(asking, stepsOf(draft, told), draft, skipped);
    let step = asking;
    try {
      if (step === undefined) {
        const changing = await review(prompter, context, messages, draft, before !== undefined);
        if (changing === null) return { draft, draftId };
        step = changing;
      }
      await ask(step, asking === undefined || before !== undefined);
      asking = stepsOf(draft, told).find(isOpen);
    } catch (error) {
      if (error instanceof BackError && !error.leaves) {
        if (step !== undefined) halfTyped.set(step, error.typed);
        // From a change the user goes back to the review it was chosen in.
        if (step === asking) asking = before;
        continue;
      }
      if (error instanceof RefundError && error.code === 'no-case') store.dropDraft(draftId);
      if (error instanceof RefundError && error.code === 'cancelled') {
        throw new RefundError('cancelled', { draft: store.draftNamed(draftId) !== null });
      }
      throw error;
    }
  }
}

/** Broken off in the middle, with answers that can be gone on with. */
export function isKeptDraft(error: unknown): boolean {
  return (
    error instanceof RefundError &&
    error.code === 'cancelled' &&
    (error.details as ErrorDetails['cancelled']).draft
  );
}

function inferredGoods({ goods }: Draft, messages: Messages): string {
  const { factNames } = messages.interview;
  return `${factNames.goods}${messages.punctuation.colon}${factText('goods', goods, messages)}`;
}

/** Nobody can say yet what it is: look what came, and choose again. */
const isOneMoreAnswer = (draft: Draft): boolean =>
  classifyDraft({ refused: 'none', ...draft })?.kind === 'one-more-answer';

function refuseNoCase(draft: Draft): void {
  if (classifyDraft(draft)?.kind === 'no-case') judge(draft);
}

/** The last question before one, or of all, that was answered or left empty. */
function stepBefore(
  asking: Step | undefined,
  steps: readonly Step[],
  draft: Draft,
  skipped: ReadonlySet<FactName>,
): Step | undefined {
  const earlier = asking === undefined ? steps : steps.slice(0, steps.indexOf(asking));
  return earlier.findLast((step) =>
    step === 'happened' ? draft.deducted !== undefined : draft[step] !== undefined || skipped.has(step),
  );
}

/** @param told what a case can do without is not asked */
function isStepOpen(step: Step, draft: Draft, skipped: ReadonlySet<FactName>, told: boolean): boolean {
  if (step === 'happened') return !isHappenedKnown(draft);
  if (draft[step] !== undefined || skipped.has(step)) return false;
  if (step === 'payer') return mayBeOfSomebodyElse(draft);
  if (step === 'paymentNo') return draft.order === undefined && orderMayBeMissing(draft);
  if (step === 'account' && !showsWhatCame(draft)) return false;
  return missingFacts(draft).includes(step) || (isOptional(step) && !told);
}

/** Where it came to nothing or to too little, the account shows it; elsewhere it would only be one more question. */
function showsWhatCame({ deducted, order, delivered }: Draft): boolean {
  return (
    deducted !== 'twice' && order !== undefined && (delivered === 'nothing' || delivered === 'wrong-value')
  );
}

/** One screen with every answer; gives the one to change, or null to save. */
async function review(
  prompter: Prompter,
  { environment, stdout }: Context,
  messages: Messages,
  draft: Draft,
  back: boolean,
): Promise<FactName | null> {
  const { interview: words, punctuation } = messages;
  const { problem, detail, reasons } = judge(draft);
  const { language } = environment;
  const why = reasons.map((reason) => REASONS[reason][language]).join(punctuation.semicolon);
  const lines = [
    `${words.foundProblem}${punctuation.colon}${PROBLEMS[problem].name[language]}${punctuation.aside(why)}`,
    ...problemLines(problem, detail, messages, language),
  ];
  say(stdout, ['', ...lines, '']);
  const asked: readonly FactName[] = [...CLASSIFIER, ...PAYMENT];
  // Other facts that a text or a bill told can be corrected, too; the user's own account was just shown or typed.
  const others = FACT_NAMES.filter(
    (fact) => !asked.includes(fact) && fact !== 'description' && fact !== 'paidAbout',
  );
  const shown = [
    ...asked.filter((fact) => draft[fact] !== undefined || (isOptional(fact) && fact !== 'paymentNo')),
    ...others.filter((fact) => draft[fact] !== undefined),
  ];
  const chosen = await prompter.choose({
    label: words.review,
    why: words.reviewWhy,
    back,
    choices: [
      { value: 'save', label: words.save },
      ...shown.map((fact) => ({
        value: fact as string,
        label: words.change(words.factNames[fact], factText(fact, draft[fact], messages, draft.paidAbout)),
      })),
    ],
  });
  return chosen === 'save' ? null : (chosen as FactName);
}
