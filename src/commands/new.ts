import { completeFacts, type Draft, FACTS, missingFacts } from '../case/facts.ts';
import { judge } from '../case/view.ts';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { answerWithCase } from './answer.ts';
import { draftOf, type FactOptions, readFlags } from './read-facts.ts';

export type NewOptions = FactOptions & {
  readonly resume?: boolean;
  readonly again?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
};

/** `refund new`: from flags alone where nobody can be asked, else through the interview. */
export async function run(context: Context, messages: Messages, options: NewOptions): Promise<ExitStatus> {
  const now = context.clock.now();
  let draft: Draft = draftOf(readFlags(options, now));
  let draftId: string | null = null;
  if (options.resume) {
    const kept = (await context.readStore()).newestDraft();
    if (!kept) throw new RefundError('no-draft', {});
    const { readDraft } = await import('../case/events.schema.ts');
    draft = { ...readDraft(kept.answers), ...draft };
    draftId = kept.id;
  }
  if (context.canPrompt && !options.json && !(options.yes && missingFacts(draft).length === 0)) {
    const { interview } = await import('./interview.ts');
    ({ draft, draftId } = await interview(context, messages, draft, draftId));
  }
  if (draft.deducted !== 'no') {
    const missing = missingFacts(draft);
    if (missing.length > 0)
      throw new RefundError('missing-answers', { flags: missing.map((name) => FACTS[name].flag) });
  }
  judge(draft);
  const facts = completeFacts(draft);
  if (!facts)
    throw new RefundError('missing-answers', { flags: missingFacts(draft).map((name) => FACTS[name].flag) });
  const store = await context.writeStore();
  const stored = await store.open(
    { type: 'case-opened', version: 1, at: now, recordedAt: now, identity: context.randomHex(16), facts },
    { again: options.again ?? false, draft: draftId },
  );
  answerWithCase(context, messages, store, stored.number, {
    note: messages.writing.opened(stored.number),
    json: options.json,
  });
  return 0;
}
