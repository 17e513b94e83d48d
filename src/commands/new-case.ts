import type { CaseEvent } from '../case/events.ts';
import { completeFacts, type Draft, FACTS, missingFacts } from '../case/facts.ts';
import { judge } from '../case/view.ts';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, Store } from '../ports.ts';
import { refuseMoreThanPaid } from './read-facts.ts';

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
    const { interview } = await import('./interview.ts');
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
