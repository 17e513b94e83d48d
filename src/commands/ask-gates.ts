import type { FactName } from '../case/facts.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';

/** Asks what a step needs to know and keeps the answers in the case; where nobody can be asked, it stays open. */
export async function askGates(
  context: Context,
  messages: Messages,
  number: number,
  gates: readonly FactName[],
  { json }: { readonly json?: boolean },
): Promise<void> {
  if (gates.length === 0 || !context.canPrompt || json) return;
  const { askFact } = await import('./interview.ts');
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
