import { claimOf } from '../case/claim.ts';
import type { Assessment } from '../advice/assess.ts';
import { FACTS } from '../case/facts.ts';
import { refundedFen, stageOf } from '../case/view.ts';
import { isoInstant } from '../deadlines/civil-day.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { Language } from '../knowledge/words.ts';
import type { Messages } from '../messages/messages.ts';

/** A case in the fields of the contract; instants as ISO with +08:00, money in fen. */
export function caseJson({ number, state, judged }: Assessment) {
  const { facts } = state;
  return {
    id: number,
    identity: state.identity,
    problem: judged.problem,
    detail: judged.detail,
    alsoApplies: judged.alsoApplies,
    stage: stageOf(state),
    site: facts.site,
    order: facts.order ?? null,
    amountFen: facts.amountFen,
    claimFen: claimOf(facts),
    refundedFen: refundedFen(state),
    paidAt: isoInstant(facts.paidAt),
    payChannel: facts.payChannel,
    paymentNo: facts.paymentNo ?? null,
    product: facts.product ?? null,
    account: facts.account ?? null,
    description: facts.description ?? null,
    payee: facts.payee ?? null,
    payeeAddress: facts.payeeAddress ?? null,
    url: facts.url ?? null,
    cardNetwork: facts.cardNetwork ?? null,
    goods: facts.goods ?? null,
    seller: facts.seller ?? null,
    purpose: facts.purpose ?? null,
    payer: facts.payer ?? null,
    money: facts.money ?? null,
    reachable: facts.reachable ?? null,
    operator: facts.operator ?? null,
    intentEvidence: facts.intentEvidence ?? null,
    orderedAt: facts.orderedAt === undefined ? null : isoInstant(facts.orderedAt),
    knownAt: facts.knownAt === undefined ? null : isoInstant(facts.knownAt),
    answers: {
      deducted: facts.deducted ?? null,
      orderState: facts.orderState ?? null,
      delivered: facts.delivered ?? null,
      refused: facts.refused ?? null,
    },
    reasons: judged.reasons,
    outcome: state.closed?.outcome ?? null,
    openedAt: isoInstant(state.openedAt),
  };
}

export function deadlineJson(deadline: Deadline, language: Language) {
  const { window } = deadline;
  const iso = (instant: number | null) => (instant === null ? null : isoInstant(instant));
  return {
    window: window.id,
    name: window.name[language],
    owedBy: window.owedBy,
    nature: window.nature,
    startedBy: deadline.startedBy,
    startedBySeq: deadline.startedBySeq,
    startsAt: iso(deadline.startsAt),
    dueAt: iso(deadline.dueAt),
    earliestAt: iso(deadline.earliestAt),
    lateFrom: iso(deadline.lateFrom),
    wouldEndAt: iso(deadline.wouldEndAt),
    metAt: iso(deadline.metAt),
    state: deadline.state,
    alarming: deadline.alarming,
    basis: window.basis,
    verified: window.verified,
    certainty: deadline.certainty,
    source: window.source[language],
    law: window.law?.[0] ?? null,
    whenOver: window.whenOver[language],
  };
}

export function nextJson({ next, number }: Assessment, messages: Messages) {
  return {
    action: messages.next[next.action].action,
    reason: messages.next[next.action].reason(number),
    command: next.command,
    thenCommand: next.thenCommand,
    window: next.clock?.window.id ?? null,
    by: next.clock?.dueAt == null ? null : isoInstant(next.clock.dueAt),
  };
}

/** What has to be said first, each with what to do instead. */
function warningsJson({ warnings }: Assessment, messages: Messages) {
  return warnings.map((warning) => ({ warning, ...messages.warnings[warning] }));
}

/** A case with its clocks and its next step, as `status` and the writing commands print it. */
export function assessmentJson(assessment: Assessment, messages: Messages, language: Language) {
  return {
    case: {
      ...caseJson(assessment),
      warnings: warningsJson(assessment, messages),
      gates: assessment.gates.map((name) => FACTS[name].flag),
      strength: { have: assessment.strength.met, need: assessment.strength.need },
    },
    deadlines: assessment.deadlines.map((deadline) => deadlineJson(deadline, language)),
    next: nextJson(assessment, messages),
  };
}
