import { type KeptDraft, pasteOf, storyOf } from '../store/journal.ts';
import type { StoreReader } from '../store/reading.ts';
import type { Context } from '../world.ts';

/** A text that was pasted and is not recorded yet: kept beside the case, so that a no, Ctrl-C or a crash loses nothing. */

/** The text that waits for a case; undefined if none does. */
export function keptPaste(store: StoreReader, number: number): string | undefined {
  return textIn(store.draftNamed(pasteOf(number)));
}

/** The chat that an unfinished interview was read from; undefined if it was read from none. */
export function keptStory(store: StoreReader, draft: string): string | undefined {
  return textIn(store.draftNamed(storyOf(draft)));
}

function textIn(kept: KeptDraft | null): string | undefined {
  if (!kept) return undefined;
  const { text } = JSON.parse(kept.answers) as { text?: unknown };
  return typeof text === 'string' && text !== '' ? text : undefined;
}

export async function keepPaste(context: Context, number: number, text: string): Promise<void> {
  await keepText(context, pasteOf(number), text);
}

/** It goes with the interview: when the case is open, or when the interview is dropped. */
export async function keepStory(context: Context, draft: string, text: string): Promise<void> {
  await keepText(context, storyOf(draft), text);
}

async function keepText(context: Context, id: string, text: string): Promise<void> {
  const store = await context.writeStore();
  store.keepDraft({ id, savedAt: context.clock.now(), answers: JSON.stringify({ text }) });
}

export async function dropPaste(context: Context, number: number): Promise<void> {
  const store = await context.writeStore();
  store.dropDraft(pasteOf(number));
}
