import type { Me } from '../case/me.ts';
import { RefundError } from '../errors.ts';
import type { LetterRecipient } from '../knowledge/parties.ts';
import type { Context } from '../ports.ts';

/** Their letters say nothing of who the user is, and have nothing of it to hide. */
const WITHOUT_ME: readonly LetterRecipient[] = ['site', 'payment', '12377'];

/**
 * Who the user is, for a letter. What is kept of it may be damaged: that stops only the letters that need it.
 * @throws RefundError `me-damaged`, `file-unreadable`
 */
export function meFor(context: Context, to: LetterRecipient): Me {
  try {
    return context.readMe();
  } catch (error) {
    if (error instanceof RefundError && WITHOUT_ME.includes(to)) return {};
    throw error;
  }
}
