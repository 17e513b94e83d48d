import { assess, type Assessment, isAlarming } from '../advice/assess.ts';
import { claimOf, FACTS, formatYuan } from '../case/facts.ts';
import type { Recorded } from '../case/history.ts';
import { stageOf } from '../case/moments.ts';
import { foldHistory, refundedFen } from '../case/state.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import { makeRules, type Rules } from '../clocks/windows.ts';
import { PARTIES, type Party } from '../law/parties.ts';
import type { StoreReader } from '../store/reading.ts';
import { casePage } from '../terminal/case-screen.ts';
import { dueText, shortDue, stateText } from '../terminal/clock-text.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say, wrap } from '../terminal/text.ts';
import { isoInstant } from '../time/day.ts';
import { periodWords } from '../time/period.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import type { Warned } from './sent-letters.ts';
import { clockWarning } from './typed.ts';

/** The rules in force: those of the program with what the user added to them. */
export function rulesOf(store: Pick<StoreReader, 'ownRules'>): Rules {
  return makeRules(store.ownRules());
}

/** A case as it stands now: what it is, its clocks, the next step. @throws RefundError `no-such-case` */
export function assessCase({ clock }: Context, store: StoreReader, number: number): Assessment {
  return assess(store.caseByNumber(number), rulesOf(store), clock.now());
}

/** The most lines that a change is answered with. */
const ANSWER_LINES = 5;

/**
 * What a writing command answers: what was recorded, what that started or ended, and the next step, in five lines.
 * @param options `events`: how many events were written; `warnings`: what has to be said beside it
 */
export function answerWithCase(
  context: Context,
  messages: Messages,
  store: StoreReader,
  number: number,
  options: {
    readonly note: string;
    readonly json?: boolean | undefined;
    readonly events?: number;
    readonly warnings?: readonly Warned[];
  },
): void {
  const { environment, stdout, stderr } = context;
  const { language } = environment;
  const assessment = assessCase(context, store, number);
  const warnings = [...clockWarning(context, messages, [assessment.state]), ...(options.warnings ?? [])];
  if (options.json) {
    writeJson(stdout, { ...assessmentJson(assessment, messages, language), warnings });
    return;
  }
  const note = wrap(options.note, stderr.columns, '  ');
  writeLines(stderr, note);
  const before = beforeLast(context, store, number, options.events ?? 1);
  const changes = before === null ? [] : changeLines(before, assessment, messages, language);
  const { action } = messages.next[assessment.next.action];
  const { status, punctuation } = messages;
  const step = [
    ...wrap(`${status.nextTitle}${punctuation.colon}${action}`, stdout.columns, '  '),
    `  ${stdout.paint.cyan(assessment.next.command)}`,
  ];
  const room = Math.max(0, ANSWER_LINES - note.length - step.length);
  const told = changes.flatMap((line) => wrap(line, stdout.columns, '  '));
  writeLines(stdout, [...told.slice(0, room), ...step]);
  tellWarnings(context, messages, warnings);
}

/** What has to be said beside an answer, on the screen. */
export function tellWarnings(
  { stderr }: Context,
  { status, punctuation }: Messages,
  warnings: readonly Warned[],
): void {
  say(
    stderr,
    warnings.flatMap(({ what, instead }) => [
      `${punctuation.alert(status.warning)}${what}`,
      ...(instead === '' ? [] : [instead]),
    ]),
  );
}

/** The page of a case, after it was opened. */
export function showCase(context: Context, messages: Messages, store: StoreReader, number: number): void {
  const { environment, stdout } = context;
  const assessment = assessCase(context, store, number);
  writeLines(stdout, casePage(assessment, rulesOf(store), messages, environment.language, stdout, false));
}

/** The case as it stood before its newest events; null if they opened it, or if there are none. */
function beforeLast(context: Context, store: StoreReader, number: number, events: number): Assessment | null {
  // Where nothing was written, nothing started or ended by it.
  if (events === 0) return null;
  const history = store.history(number);
  const state = foldHistory(history.slice(0, -events));
  return state && assess({ number, state }, rulesOf(store), context.clock.now());
}

/** What a change started, ended or moved: a line each, with its dates. */
function changeLines(
  before: Assessment,
  after: Assessment,
  messages: Messages,
  language: Language,
): string[] {
  const { status, punctuation } = messages;
  const { now } = after;
  const earlier = new Map(before.deadlines.map((deadline) => [keyOf(deadline), deadline]));
  const later = new Map(after.deadlines.map((deadline) => [keyOf(deadline), deadline]));
  const runs = (deadline: Deadline | undefined) =>
    deadline !== undefined && deadline.dueAt !== null && deadline.state !== 'met';
  const named = (deadline: Deadline) =>
    `${deadline.window.name[language]}${punctuation.aside(shortDue(deadline, messages, now, 'day'))}`;
  const started = after.deadlines.filter((one) => runs(one) && !runs(earlier.get(keyOf(one))));
  const ended = after.state.closed
    ? []
    : before.deadlines.filter((one) => runs(one) && !runs(later.get(keyOf(one))));
  const moved = movedClocks(before, after, messages, language);
  const line = (title: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [`${title}${punctuation.colon}${texts.join(punctuation.list)}`];
  return [
    ...line(status.started, started.map(named)),
    ...line(
      status.ended,
      ended.map(({ window }) => window.name[language]),
    ),
    ...line(
      status.movedTo,
      moved.map((clock) => `${clock.name}${punctuation.aside(`${clock.before} → ${clock.after}`)}`),
    ),
  ];
}

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
    paidAbout: facts.paidAbout ?? null,
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
    childAge: facts.childAge ?? null,
    guardian: facts.guardian ?? null,
    operatedBy: facts.operatedBy ?? null,
    interest: facts.interest ?? null,
    lateGoods: facts.lateGoods ?? null,
    received: facts.received ?? null,
    bank: facts.bank ?? null,
    cardTail: facts.cardTail ?? null,
    shop: facts.shop ?? null,
    shopData: facts.shopData ?? null,
    platformKnew: facts.platformKnew ?? null,
    statement: facts.statement ?? null,
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

function deadlineJson(deadline: Deadline, language: Language) {
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

interface MovedClock {
  readonly window: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The clocks whose end is another one, or is no longer provisional, after a correction or with other rules. */
export function movedClocks(
  before: Assessment,
  after: Assessment,
  messages: Messages,
  language: Language,
): MovedClock[] {
  const earlier = new Map(before.deadlines.map((deadline) => [keyOf(deadline), deadline]));
  return after.deadlines.flatMap((deadline) => {
    const was = earlier.get(keyOf(deadline));
    if (!was || was.dueAt === null || deadline.dueAt === null) return [];
    const [then, now] = [clockLine(was, messages), clockLine(deadline, messages)];
    return then === now
      ? []
      : [{ window: deadline.window.id, name: deadline.window.name[language], before: then, after: now }];
  });
}

function keyOf({ window, startedBySeq }: Deadline): string {
  return `${window.id} ${window.origin ?? ''} ${startedBySeq ?? ''}`;
}

function clockLine(deadline: Deadline, messages: Messages): string {
  const provisional = deadline.certainty === 'provisional' ? messages.status.provisional : '';
  return `${dueText(deadline, messages)}${provisional}`;
}

/**
 * One line at the end of a command if a clock of an open case presses: which, when, what to type.
 * @param told the case whose next step stands on the screen already
 */
export async function remind(context: Context, messages: Messages, told: number | null): Promise<void> {
  const { clock, environment, stderr } = context;
  const now = clock.now();
  const store = await context.readStore();
  const pressing = store.pressing(now).filter(({ number }) => number !== told);
  const [first] = pressing;
  if (first === undefined) return;
  const { number, deadlines, next } = assessCase(context, store, first.number);
  const deadline = deadlines.find(
    (one) => isAlarming(one) && one.window.id === first.window && one.dueAt === first.dueAt,
  );
  if (!deadline) return;
  const { status } = messages;
  const when =
    deadline.state === 'over'
      ? stateText(deadline, rulesOf(store), messages, now)
      : dueText(deadline, messages);
  const what = status.alarm(number, deadline.window.name[environment.language], when);
  const more = pressing.length > 1 ? status.reminderMore(pressing.length - 1) : '';
  say(stderr, `${status.reminder(what, next.command)}${more}`);
}

/** What an event says, in one line. */
export function eventText({ event }: Recorded, messages: Messages, language: Language): string {
  const { history, logging, punctuation } = messages;
  if (event === null) return history.erased;
  const type = history.types[event.type] ?? event.type;
  const told = (what: string) => `${type}${punctuation.colon}${what}`;
  switch (event.type) {
    case 'case-opened':
      return told(`${clean(event.facts.site)} ${clean(event.facts.order ?? '')}`);
    case 'facts-edited':
      return told(history.edited(Object.keys(event.changes)));
    case 'contact-logged':
    case 'request-logged':
    case 'delivered-logged':
      return event.text ? told(clean(event.text)) : type;
    case 'filing-logged': {
      const ref = event.ref === null ? '' : ` ${clean(event.ref)}`;
      return `${type} ${PARTIES[event.to][language]}${ref}`;
    }
    case 'reply-logged': {
      const outcome = logging.outcomes[event.outcome] ?? event.outcome;
      return told(history.reply(PARTIES[event.from][language], outcome, clean(event.text ?? '')));
    }
    case 'refund-logged':
      return told(`¥${formatYuan(event.amountFen)}`);
    case 'clause-added':
      return told(logging.clauseOf(clean(event.title), clean(event.number)));
    case 'evidence-added':
      return told(`E${event.number} ${clean(event.name)}`);
    case 'evidence-edited':
    case 'evidence-removed':
      return told(`E${event.number}`);
    case 'erased':
      return event.number === null ? type : told(`E${event.number}`);
    case 'rule-set':
      return told(history.own(event.window, event.length && periodWords(event.length)[language]));
    case 'letter-written':
      return told(partyName(event.to, language));
    case 'case-closed':
      return told(history.outcome(event.outcome));
    case 'case-reopened':
      return type;
    case 'event-undone':
      return told(history.refersTo(event.refersTo));
  }
}

/** The recipient of a letter; a party that this program does not know keeps its own name. */
function partyName(id: string, language: Language): string {
  return id in PARTIES ? PARTIES[id as Party][language] : clean(id);
}
