import { RefundError } from '../errors.ts';
import type { Detail, Problem } from '../knowledge/problems.ts';
import { classifyDraft, type Reason } from './classify.ts';
import type { Draft, Facts } from './facts.ts';
import { missingFacts } from './facts.ts';
import { samenessKey } from './sameness.ts';
import type { CaseState, Stage } from './state.ts';

export interface Judged {
  readonly problem: Problem;
  readonly detail: Detail | null;
  readonly alsoApplies: readonly Problem[];
  readonly reasons: readonly Reason[];
}

/**
 * What the facts of a case say the problem is.
 * @throws RefundError `missing-answers`, `no-case` or `one-more-answer` where they make no case
 */
export function judge(draft: Draft): Judged {
  const found = classifyDraft(draft);
  if (found?.kind === 'no-case') throw new RefundError('no-case', { reasons: found.reasons });
  if (found?.kind === 'one-more-answer') {
    throw new RefundError('one-more-answer', { flag: found.question, reason: found.reasons[0] ?? '' });
  }
  if (!found) throw new RefundError('missing-answers', { flags: missingFacts(draft) });
  return found;
}

/** Where the case stands on its road. */
export function stageOf({ closed, moments }: CaseState): Stage {
  if (closed) return 'closed';
  const kinds = new Set(moments.map(({ kind }) => kind));
  if (kinds.has('filing')) return 'complained';
  if (kinds.has('refusal')) return 'disputed';
  if (kinds.has('request')) return 'requested';
  return kinds.has('contact') ? 'contacted' : 'opened';
}

/** What has come back so far, in fen: all of it where the case was closed as refunded. */
export function refundedFen({ closed, facts, refundedFen: logged }: CaseState): number {
  return closed?.outcome === 'refunded' ? Math.max(logged, facts.amountFen) : logged;
}

/** By what the same order on the same site is known again; null where nothing names it. */
export function sameOrderKey({
  site,
  order,
  paymentNo,
}: Pick<Facts, 'site' | 'order' | 'paymentNo'>): string | null {
  const known = order ?? paymentNo;
  return known === undefined ? null : `${samenessKey(site)}\n${samenessKey(known)}`;
}
