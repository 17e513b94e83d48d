import { classifyDraft, judge, REASONS } from '../case/classify.ts';
import {
  claimFault,
  answerName,
  CLASSIFIER,
  type Draft,
  FACT_NAMES,
  type FactName,
  FACTS,
  isOptional,
  missingFacts,
  orderMayBeMissing,
} from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { BackError, RefundError } from '../errors.ts';
import { PROBLEMS } from '../law/problems.ts';
import type { Context, Prompter } from '../ports.ts';
import { problemLines } from '../terminal/case-screen.ts';
import { writeLines } from '../terminal/output.ts';
import { factText, wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import { readFact } from './asking.ts';

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
export async function interview(
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
  const say = (text: string) => writeLines(context.stdout, wrap(text, context.stdout.columns));
  const ask = async (name: FactName, back: boolean) => {
    const typed = halfTyped.get(name);
    const value = await askFact(prompter, context, messages, name, draft, { back, typed });
    halfTyped.delete(name);
    const { [name]: _, ...others } = draft;
    if (value === undefined) skipped.add(name);
    draft = value === undefined ? others : { ...others, [name]: value };
    store.keepDraft({ id: draftId, savedAt: context.clock.now(), answers: JSON.stringify(draft) });
    if (value !== undefined && (name === 'paidAt' || name === 'amountFen')) {
      say(words.understood(factText(name, value, messages)));
    }
    if (draft.deducted === 'no') judge(draft);
    if (classifyDraft(draft)?.kind === 'one-more-answer') {
      say(words.lookFirst);
      const { delivered: __, ...rest } = draft;
      draft = rest;
    } else if (CLASSIFIER.includes(name)) refuseNoCase(draft);
  };

  if (resumedId === null && store.newestDraft()) say(words.hasDraft);
  const open = QUESTIONS.filter((name) => isOpen(name, draft, skipped)).length;
  if (resumedId !== null) say(words.resumed);
  else if (open > 0) say(words.intro(open));
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
      if (error instanceof BackError) {
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
  writeLines(stdout, ['', ...lines.flatMap((line) => wrap(line, stdout.columns, '  ')), '']);
  // What a text or a bill told besides can be corrected, too; the user's own account of it was just shown or typed.
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

/** Asks what a step needs to know and keeps the answers in the case; where nobody can be asked, it stays open. */
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
    const { facts, recordedUntil } = store.caseByNumber(number).state;
    const answer = await askFact(prompter, context, messages, name, facts);
    // Nothing less than all of it: said once, not asked again before each letter.
    const value = answer ?? (name === 'claimFen' ? facts.amountFen : undefined);
    if (value === undefined) continue;
    const recordedAt = context.clock.now();
    await store.append(number, () => ({
      type: 'facts-edited',
      version: 1,
      at: Math.max(recordedAt, recordedUntil),
      recordedAt,
      changes: { [name]: value },
    }));
  }
}
