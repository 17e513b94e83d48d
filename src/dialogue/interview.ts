import { classifyDraft, judge, REASONS } from '../case/classify.ts';
import type { CaseEvent } from '../case/events.ts';
import {
  answerName,
  claimFault,
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
import { clean } from '../case/text.ts';
import { BackError, RefundError } from '../errors.ts';
import { PROBLEMS } from '../law/problems.ts';
import type { Prompter } from '../ports.ts';
import type { Store } from '../store/writing.ts';
import { factText } from '../terminal/case-screen.ts';
import { problemLines } from '../terminal/details-screen.ts';
import { say } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import { readFact } from './asking.ts';
import { AGAIN, type Given, JSON_FLAG, YES } from './command.ts';
import { stampNow, stampOf } from './typed.ts';

/** How a case is opened, beside what is known of it. */
export type OpeningOptions = Given<typeof AGAIN & typeof YES & typeof JSON_FLAG>;

/**
 * Opens a case from what is known already; if somebody can be asked, the interview asks for the rest and shows
 * everything before it is saved.
 * @param begun.draftId the kept interview this goes on with; null for a new one
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
    readonly settled?: ((confirmed: Draft) => Draft) | undefined;
    readonly also?: (facts: Facts) => readonly CaseEvent[];
  },
  options: OpeningOptions,
): Promise<{ readonly store: Store; readonly number: number }> {
  let { draft, draftId } = begun;
  if (context.canPrompt && !options.json && !(options.yes && missingFacts(draft).length === 0)) {
    ({ draft, draftId } = await interview(context, messages, draft, draftId));
  }
  if (draft.deducted !== 'no' && missingFacts(draft).length > 0) throw missingAnswers(draft);
  judge(draft);
  const facts = completeFacts(begun.settled?.(draft) ?? draft);
  if (!facts) throw missingAnswers(draft);
  refuseMoreThanPaid(facts);
  const store = await context.writeStore();
  const { number } = await store.open(
    { type: 'case-opened', ...stampNow(context), identity: context.randomHex(16), facts },
    { again: options.again ?? false, draft: draftId, also: begun.also?.(facts) ?? [] },
  );
  return { store, number };
}

function missingAnswers(draft: Draft): RefundError {
  return new RefundError('missing-answers', { flags: missingFacts(draft).map((name) => FACTS[name].flag) });
}

/** What is asked, in this order: the four questions that decide the problem, then the story. */
const QUESTIONS: readonly FactName[] = [
  ...CLASSIFIER,
  'site',
  'order',
  'paymentNo',
  'amountFen',
  'paidAt',
  'payChannel',
  'product',
  'account',
];

/**
 * Asks what is not known yet, keeps every answer as soon as it is given, and shows them all before anything is
 * saved. Esc goes to the question before, with its answer on the line.
 * @throws RefundError `cancelled`, `no-case`
 */
async function interview(
  context: Context,
  messages: Messages,
  begun: Draft,
  resumedId: string | null,
): Promise<{ draft: Draft; draftId: string }> {
  const { interview: words } = messages;
  const store = await context.writeStore();
  const prompter = await context.prompter(words.prompt);
  const draftId = resumedId ?? context.randomHex(8);
  let draft = begun;
  /** Optional facts that were asked for and left empty. */
  const skipped = new Set<FactName>();
  /** What stood on the line when the user went back from a question. */
  const halfTyped = new Map<FactName, string>();
  const tell = (text: string) => say(context.stdout, text, '');
  const ask = async (name: FactName, back: boolean) => {
    const typed = halfTyped.get(name);
    const value = await askFact(prompter, context, messages, name, draft, { back, typed });
    halfTyped.delete(name);
    const { [name]: _, ...others } = draft;
    if (value === undefined) skipped.add(name);
    draft = value === undefined ? others : { ...others, [name]: value };
    store.keepDraft({ id: draftId, savedAt: context.clock.now(), answers: JSON.stringify(draft) });
    if (value !== undefined && (name === 'paidAt' || name === 'amountFen')) {
      tell(words.understood(factText(name, value, messages)));
    }
    if (draft.deducted === 'no') judge(draft);
    if (classifyDraft(draft)?.kind === 'one-more-answer') {
      tell(words.lookFirst);
      const { delivered: __, ...rest } = draft;
      draft = rest;
    } else if (CLASSIFIER.includes(name)) refuseNoCase(draft);
  };

  if (resumedId === null && store.newestDraft()) tell(words.hasDraft);
  const open = QUESTIONS.filter((name) => isOpen(name, draft, skipped)).length;
  if (resumedId !== null) tell(words.resumed);
  else if (open > 0) tell(words.intro(open));
  // Undefined: all is answered, and the review comes.
  let asking = nextQuestion(draft, skipped);
  for (;;) {
    const before = questionBefore(asking, draft, skipped);
    let name = asking;
    try {
      if (name === undefined) {
        const changing = await review(prompter, context, messages, draft, before !== undefined);
        if (changing === null) return { draft, draftId };
        name = changing;
      }
      await ask(name, asking === undefined || before !== undefined);
      asking = nextQuestion(draft, skipped);
    } catch (error) {
      if (error instanceof BackError && !error.leaves) {
        if (name !== undefined) halfTyped.set(name, error.typed);
        // From a change the user goes back to the review it was chosen in.
        if (name === asking) asking = before;
        continue;
      }
      if (error instanceof RefundError && error.code === 'no-case') store.dropDraft(draftId);
      if (error instanceof RefundError && error.code === 'cancelled') {
        throw new RefundError('cancelled', { draft: store.newestDraft()?.id === draftId });
      }
      throw error;
    }
  }
}

function refuseNoCase(draft: Draft): void {
  if (classifyDraft(draft)?.kind === 'no-case') judge(draft);
}

/** The next open question; optional ones once. Undefined when all is answered. */
function nextQuestion(draft: Draft, skipped: ReadonlySet<FactName>): FactName | undefined {
  return QUESTIONS.find((name) => isOpen(name, draft, skipped));
}

/** The last question before one, or of all, that was answered or left empty. */
function questionBefore(
  asking: FactName | undefined,
  draft: Draft,
  skipped: ReadonlySet<FactName>,
): FactName | undefined {
  const earlier = asking === undefined ? QUESTIONS : QUESTIONS.slice(0, QUESTIONS.indexOf(asking));
  return earlier.findLast((name) => draft[name] !== undefined || skipped.has(name));
}

function isOpen(name: FactName, draft: Draft, skipped: ReadonlySet<FactName>): boolean {
  if (draft[name] !== undefined || skipped.has(name)) return false;
  if (name === 'paymentNo') return draft.order === undefined && orderMayBeMissing(draft);
  return missingFacts(draft).includes(name) || isOptional(name);
}

/**
 * Asks for one fact; undefined if an optional one is left empty.
 * @param options.back a question stands before it: Esc goes there (BackError)
 * @param options.typed what the user had begun to type, offered instead of what is known
 */
export async function askFact(
  prompter: Prompter,
  { clock }: Context,
  { interview: words, language }: Messages,
  name: FactName,
  draft: Draft,
  { back, typed }: { readonly back?: boolean; readonly typed?: string | undefined } = {},
): Promise<string | number | undefined> {
  const fact = FACTS[name];
  const { ask, why } = words.questions[name] ?? { ask: words.factNames[name], why: '' };
  const known = draft[name];
  if (fact.kind === 'choice') {
    const choices = fact.choices.map((value) => ({
      value: value as string,
      label: answerName(name, value, language),
    }));
    return prompter.choose({
      label: ask,
      why,
      back,
      choices,
      preset: known === undefined ? undefined : String(known),
    });
  }
  const mayBeEmpty = isOptional(name) && (name !== 'order' || orderMayBeMissing(draft));
  const text = await prompter.type({
    label: mayBeEmpty ? `${ask}${words.optional}` : ask,
    why,
    back,
    preset: typed || (known === undefined ? undefined : factText(name, known, { language })),
    check: (line) => {
      if (line.trim() === '') return mayBeEmpty ? undefined : words.notEmpty;
      const value = readFact(name, line, clock.now());
      const wrong = value.ok ? claimFault({ ...draft, [name]: value.value }, name) : value.reason;
      return wrong && `“${clean(line)}”${words.reasons[wrong] ?? wrong}`;
    },
  });
  const value = readFact(name, text, clock.now());
  return value.ok ? value.value : undefined;
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
  const { problem, reasons } = judge(draft);
  const { language } = environment;
  const why = reasons.map((reason) => REASONS[reason][language]).join(punctuation.semicolon);
  const lines = [
    `${words.foundProblem}${punctuation.colon}${PROBLEMS[problem].name[language]}${punctuation.aside(why)}`,
    ...problemLines(problem, messages, language),
  ];
  say(stdout, ['', ...lines, '']);
  // Other facts that a text or a bill told can be corrected, too; the user's own account was just shown or typed.
  const others = FACT_NAMES.filter((fact) => !QUESTIONS.includes(fact) && fact !== 'description');
  const shown = [
    ...QUESTIONS.filter((fact) => draft[fact] !== undefined || (isOptional(fact) && fact !== 'paymentNo')),
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
        label: words.change(words.factNames[fact], factText(fact, draft[fact], messages)),
      })),
    ],
  });
  return chosen === 'save' ? null : (chosen as FactName);
}

/** Asks what a step needs to know and keeps the answers in the case; if nobody can be asked, it stays open. */
export async function askGates(
  context: Context,
  messages: Messages,
  number: number,
  gates: readonly FactName[],
  { json }: { readonly json?: boolean },
): Promise<void> {
  if (gates.length === 0 || !context.canPrompt || json) return;
  const prompter = await context.prompter(messages.interview.prompt);
  const store = await context.writeStore();
  for (const name of gates) {
    const { state } = store.caseByNumber(number);
    const { facts } = state;
    const answer = await askFact(prompter, context, messages, name, facts);
    // An empty answer means all of it: kept, so that it is not asked again before each letter.
    const value = answer ?? (name === 'claimFen' ? facts.amountFen : undefined);
    if (value === undefined) continue;
    const stamp = stampOf(context, state);
    await store.append(number, () => ({ type: 'facts-edited', ...stamp, changes: { [name]: value } }));
  }
}
