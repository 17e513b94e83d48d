import type { StoreReader } from '../store/reading.ts';
import type { Context } from '../world.ts';

/** A text that was pasted and is not recorded yet: kept beside the case, so that a no, Ctrl-C or a crash loses nothing. */

const nameOf = (number: number) => `got-${number}`;

/** The text that waits for a case; undefined if none does. */
export function keptPaste(store: StoreReader, number: number): string | undefined {
  const kept = store.draftNamed(nameOf(number));
  if (!kept) return undefined;
  const { text } = JSON.parse(kept.answers) as { text?: unknown };
  return typeof text === 'string' && text !== '' ? text : undefined;
}

export async function keepPaste(context: Context, number: number, text: string): Promise<void> {
  const store = await context.writeStore();
  store.keepDraft({ id: nameOf(number), savedAt: context.clock.now(), answers: JSON.stringify({ text }) });
}

export async function dropPaste(context: Context, number: number): Promise<void> {
  const store = await context.writeStore();
  store.dropDraft(nameOf(number));
}
