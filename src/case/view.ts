import { RefundError } from '../errors.ts';
import type { Party } from '../knowledge/parties.ts';
import type { Detail, Problem } from '../knowledge/problems.ts';
import type { MomentName } from '../knowledge/windows/row.ts';
import { claimOf } from './claim.ts';
import { classifyDraft, type Reason } from './classify.ts';
import type { Draft, Facts } from './facts.ts';
import { missingFacts } from './facts.ts';
import { momentsOf } from './moments.ts';
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

const ADMINISTRATIVE: readonly Party[] = ['12315', 'consumer-association', 'telecom', 'pboc', '12377'];

/** Where the case stands on its road. */
export function stageOf(state: CaseState): Stage {
  if (state.closed) return 'closed';
  const moments = momentsOf(state);
  const has = (kind: MomentName) => moments.some((moment) => moment.kind === kind);
  const filed = moments.flatMap(({ kind, party }) => (kind === 'filing' && party ? [party] : []));
  if (filed.includes('court')) return 'court';
  if (filed.some((party) => ADMINISTRATIVE.includes(party))) return 'complained';
  // Asking the operator or the police is no dispute with the site yet.
  const disputed = filed.some((party) => party !== 'operator' && party !== 'police');
  if (disputed || has('refusal')) return 'disputed';
  if (has('request')) return 'requested';
  return has('contact') ? 'contacted' : 'opened';
}

/** What has come back so far, in fen: all of it where the case was closed as refunded. */
export function refundedFen({ closed, facts, happened }: CaseState): number {
  const logged = happened.reduce(
    (sum, { event }) => sum + (event.type === 'refund-logged' ? event.amountFen : 0),
    0,
  );
  return closed?.outcome === 'refunded' ? Math.max(logged, claimOf(facts)) : logged;
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
