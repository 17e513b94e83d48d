import { judge } from '../case/classify.ts';
import type { CaseEvent } from '../case/events.ts';
import { completeFacts, type Draft, FACTS, missingFacts } from '../case/facts.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { draftOf, type FactOptions, readFlags, refuseMoreThanPaid } from '../dialogue/asking.ts';
import { RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import type { Store } from '../store/writing.ts';
import type { Messages } from '../words/words.ts';

type NewOptions = FactOptions & OpeningOptions & { readonly resume?: boolean; readonly fromText?: string };

/** `refund new`: from flags alone where nobody can be asked, else through the interview. */
export async function run(context: Context, messages: Messages, options: NewOptions): Promise<ExitStatus> {
  let draft: Draft = draftOf(readFlags(options, context.clock.now()));
  let draftId: string | null = null;
  let settled: ((confirmed: Draft) => Draft) | undefined;
  if (typeof options.fromText === 'string') {
    const { draftFromText } = await import('./from-text.ts');
    const told = await draftFromText(context, messages, options.fromText, draft, options);
    if (typeof told === 'number') return told;
    ({ draft, settled } = told);
  }
  if (options.resume || (await goesOn(context, messages, options, draft))) {
    const kept = (await context.readStore()).newestDraft();
    if (!kept) throw new RefundError('no-draft', {});
    const { readDraft } = await import('../case/events.schema.ts');
    draft = { ...readDraft(kept.answers), ...draft };
    draftId = kept.id;
  }
  const { store, number } = await newCase(context, messages, { draft, draftId, settled }, options);
  answerWithCase(context, messages, store, number, {
    note: messages.writing.opened(number),
    json: options.json,
  });
  return 0;
}

/** Where an unfinished case waits and nothing was given for another: whether to go on with it. */
async function goesOn(
  context: Context,
  { interview }: Messages,
  { json, yes }: NewOptions,
  draft: Draft,
): Promise<boolean> {
  if (!context.canPrompt || json || yes || Object.keys(draft).length > 0) return false;
  if (!(await context.readStore()).newestDraft()) return false;
  const prompter = await context.prompter(interview.prompt);
  return prompter.confirm({ label: interview.goOn, why: interview.goOnWhy }, true);
}

/** How a case is opened, beside what is known of it. */
export interface OpeningOptions {
  readonly again?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/**
 * Opens a case from what is known already; where somebody can be asked, the interview asks for the rest and shows
 * everything before it is saved.
 * @param begun.draftId the kept interview this goes on with; null for a new one
 * @param begun.settled last touches to what was confirmed
 * @param begun.also what is recorded with the opening, or not at all
 * @throws RefundError `missing-answers`, `no-case`, `one-more-answer`, `duplicate-case`, `cancelled`
 */
export async function newCase(
  context: Context,
  messages: Messages,
  begun: {
    readonly draft: Draft;
    readonly draftId: string | null;
    readonly settled?: ((confirmed: Draft) => Draft) | undefined;
    readonly also?: readonly CaseEvent[];
  },
  options: OpeningOptions,
): Promise<{ readonly store: Store; readonly number: number }> {
  let { draft, draftId } = begun;
  if (context.canPrompt && !options.json && !(options.yes && missingFacts(draft).length === 0)) {
    const { interview } = await import('../dialogue/interview.ts');
    ({ draft, draftId } = await interview(context, messages, draft, draftId));
  }
  if (draft.deducted !== 'no' && missingFacts(draft).length > 0) throw missingAnswers(draft);
  judge(draft);
  const facts = completeFacts(begun.settled?.(draft) ?? draft);
  if (!facts) throw missingAnswers(draft);
  refuseMoreThanPaid(facts);
  const now = context.clock.now();
  const store = await context.writeStore();
  const { number } = await store.open(
    { type: 'case-opened', version: 1, at: now, recordedAt: now, identity: context.randomHex(16), facts },
    { again: options.again ?? false, draft: draftId, also: begun.also ?? [] },
  );
  return { store, number };
}

function missingAnswers(draft: Draft): RefundError {
  return new RefundError('missing-answers', { flags: missingFacts(draft).map((name) => FACTS[name].flag) });
}
