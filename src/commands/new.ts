import type { Draft } from '../case/facts.ts';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { answerWithCase } from './answer-with-case.ts';
import { newCase, type OpeningOptions } from './new-case.ts';
import { draftOf, type FactOptions, readFlags } from './read-facts.ts';

export type NewOptions = FactOptions &
  OpeningOptions & { readonly resume?: boolean; readonly fromText?: string };

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
