import type { Assessment } from '../advice/assess.ts';
import { isPastTheSite } from '../advice/guards.ts';
import { FACT_NAMES, type FactName, FACTS, formatYuan } from '../case/facts.ts';
import { momentsOf } from '../case/moments.ts';
import { clean } from '../case/text.ts';
import { type Deadline, remaining } from '../clocks/deadlines.ts';
import type { Rules } from '../clocks/windows.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import { cite } from '../law/laws.ts';
import { PARTIES } from '../law/parties.ts';
import { DETAILS, type Problem, PROBLEMS } from '../law/problems.ts';
import type { Output, Paint } from '../ports.ts';
import { clockOf, dayOf, formatTime, isoDay, isoInstant, startOfDay, weekdayOf } from '../time/day.ts';
import type { Language, Words } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import { beside, factText, MARKS, wrap } from './text.ts';
import { type Mark, timeline } from './timeline.ts';

/** Facts that the head of the screen already tells. */
const IN_HEAD: readonly FactName[] = ['site', 'order', 'amountFen', 'paidAt', 'payChannel', 'problem'];

/** The whole case, for a person or as tab-separated lines for a pipe. */
export function caseScreen(
  assessment: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  output: Output,
  allClocks: boolean,
): string[] {
  return output.isTerminal
    ? forPerson(assessment, rules, messages, language, output, allClocks)
    : caseRows(assessment, messages, language, rules);
}

function forPerson(
  assessment: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  { columns, paint }: Output,
  allClocks: boolean,
): string[] {
  const { judged, state, number, deadlines, next, now, warnings, gates } = assessment;
  const { status, punctuation } = messages;
  const known = (deadline: Deadline) => (deadline.window.wellKnown ? 0 : 1);
  const pastTheSite = isPastTheSite(warnings);
  const shown = (allClocks ? deadlines : deadlines.filter((one) => isShown(one, pastTheSite))).toSorted(
    (a, b) => known(a) - known(b),
  );
  const clocks = (title: string, mine: boolean) => {
    const some = shown.filter(({ window }) => (window.owedBy === 'you') === mine);
    if (some.length === 0) return [];
    const lines = some.flatMap((deadline) => {
      const [name = '', ...rest] = clockLines(deadline, rules, messages, { now, language, paint });
      return [...beside('  ', name, columns), ...rest.flatMap((line) => beside('    ', line, columns))];
    });
    return ['', paint.bold(title), ...lines];
  };
  const hidden = deadlines.length - shown.length;
  const also = judged.alsoApplies.map((problem) => PROBLEMS[problem].name[language]).join(punctuation.list);
  const words = messages.next[next.action];
  const whatItIs = [
    '',
    ...problemLines(judged.problem, messages, language).flatMap((line) => wrap(line, columns, '  ')),
    ...(also === '' ? [] : wrap(`${status.also}${punctuation.colon}${also}`, columns, '  ')),
  ];
  return [
    ...headLines(assessment, messages, language).flatMap((line, index) =>
      wrap(line, columns, '  ').map((text) => (index === 0 ? paint.bold(text) : text)),
    ),
    ...(state.closed ? [status.closedTag(messages.outcomes[state.closed.outcome] ?? '')] : []),
    ...factLines(assessment, messages).flatMap((line) => beside('  ', line, columns)),
    ...lineOfTime(assessment, shown, messages, { columns, paint }),
    ...warnings.flatMap((warning) => {
      const { what, instead } = messages.warnings[warning];
      return [
        '',
        ...wrap(paint.red(`${punctuation.alert(status.warning)}${what}`), columns, '  '),
        ...wrap(`${status.insteadOf}${punctuation.colon}${instead}`, columns, '  '),
      ];
    }),
    ...(pastTheSite ? [] : whatItIs),
    ...clocks(status.yours, true),
    ...clocks(status.theirs, false),
    ...(hidden > 0 ? ['', ...wrap(status.moreClocks(hidden, number), columns, '  ')] : []),
    ...(state.closed || gates.length === 0 ? [] : ['', ...gateLines(number, gates, messages, columns)]),
    ...(state.closed ? [] : ['', ...wrap(evidenceLine(assessment, messages, language), columns, '  ')]),
    '',
    ...wrap(`${paint.bold(`${status.nextTitle}${punctuation.colon}`)}${words.action}`, columns, '  '),
    ...beside('  ', words.reason(number), columns),
    `  ${paint.cyan(next.command)}`,
    ...(next.thenCommand === null ? [] : [`  ${paint.cyan(next.thenCommand)}`]),
  ];
}

/** What happened and what is to end, drawn to scale; what its marks mean below it. */
function lineOfTime(
  { state, now }: Assessment,
  shown: readonly Deadline[],
  { status }: Messages,
  { columns, paint }: Pick<Output, 'columns' | 'paint'>,
): string[] {
  if (state.closed) return [];
  const ends = shown.flatMap((deadline): Mark[] => {
    const { dueAt, state: stands, window, alarming } = deadline;
    if (dueAt === null || stands === 'met') return [];
    const kind = window.owedBy === 'you' ? 'yours' : 'theirs';
    const begins = window.nature === 'right-from';
    return [{ kind, at: dueAt, begins, late: kind === 'theirs' && alarming && stands === 'over' }];
  });
  const past = momentsOf(state).map(({ at }): Mark => ({ kind: 'happened', at }));
  const drawn = timeline([{ kind: 'today', at: now }, ...past, ...ends], columns, {
    paint,
    today: status.today,
  });
  if (drawn.length === 0) return [];
  const marks = Object.keys(MARKS) as Mark['kind'][];
  const meant = marks.map((kind) => `${MARKS[kind]} ${status.marks[kind]}`).join('  ');
  return ['', ...drawn, paint.dim(`  ${meant}`)];
}

function evidenceLine(
  { number, strength }: Assessment,
  { evidence, punctuation }: Messages,
  language: Language,
): string {
  const missing = strength.missing
    .map(({ kinds: [kind] }) => EVIDENCE_KINDS[kind].name[language])
    .join(punctuation.list);
  return evidence.inStatus(strength.met, strength.need, missing, number);
}

/** What was not said yet and decides which clocks and laws apply. */
function gateLines(
  number: number,
  gates: readonly FactName[],
  { status, interview, punctuation }: Messages,
  columns: number,
): string[] {
  const names = gates.map((name) => interview.factNames[name]).join(punctuation.list);
  const flags = gates.map((name) => `--${FACTS[name].flag} …`).join(' ');
  return wrap(
    `${status.gates}${punctuation.colon}${names}${punctuation.aside(status.gatesHint(number, flags))}`,
    columns,
    '  ',
  );
}

/** The three windows everybody is told of, and every other clock that runs. */
function isShown({ window, state }: Deadline, pastTheSite: boolean): boolean {
  const ofTheSite = window.id === 'golden-24h' || window.owedBy === 'site';
  if (pastTheSite && ofTheSite && (state === 'waiting' || window.id === 'golden-24h')) return false;
  return window.wellKnown === true || (state !== 'waiting' && state !== 'met');
}

function factLines({ state }: Assessment, messages: Messages): string[] {
  return FACT_NAMES.filter((name) => !IN_HEAD.includes(name) && state.facts[name] !== undefined).map(
    (name) =>
      `${messages.interview.factNames[name]}${messages.punctuation.colon}${factText(name, state.facts[name], messages)}`,
  );
}

/** Which case it is: its problem, its order, its payment; a line each. */
export function headLines(
  { number, judged, state }: Assessment,
  { status, values, punctuation }: Messages,
  language: Language,
): string[] {
  const { facts } = state;
  const detail = judged.detail === null ? '' : punctuation.aside(DETAILS[judged.detail][language]);
  const order = facts.order === undefined ? status.noOrder : status.order(clean(facts.order));
  const channel = values['payChannel']?.[facts.payChannel] ?? facts.payChannel;
  return [
    `${status.title(number)}${punctuation.bar}${PROBLEMS[judged.problem].name[language]}${detail}`,
    `${clean(facts.site)}${punctuation.bar}${order}${punctuation.bar}¥${formatYuan(facts.amountFen)}`,
    status.paid(formatTime(facts.paidAt), channel),
  ];
}

/** What a dispute turns on, who may have to answer for it, and what the refund rests on. */
export function problemLines(
  problem: Problem,
  { status, punctuation }: Messages,
  language: Language,
): string[] {
  const { heart, responsible, ground } = PROBLEMS[problem];
  const told = (name: string, words: Words) => `${name}${punctuation.colon}${words[language]}`;
  return [
    told(status.heart, heart),
    [told(status.responsible, responsible), told(status.ground, ground)].join(punctuation.bar),
  ];
}

/** Whose clock it is, at a glance: the same mark wherever one is shown. */
export function clockMark({ window }: Deadline): string {
  return window.owedBy === 'you' ? MARKS.yours : MARKS.theirs;
}

/** The end of a clock as people say it: the day before an exclusive midnight, or the minute. */
export function endText(end: number, { status }: Messages): string {
  const day = dayOf(end);
  const weekday = (of: number) => status.weekdays[weekdayOf(of)] ?? '';
  return end === startOfDay(day)
    ? status.before(isoDay(day - 1), weekday(day - 1))
    : status.at(isoDay(day), weekday(day), clockOf(end));
}

/** The moment from which a right stands: the day that begins with it, or the minute. */
export function fromText(start: number, { status }: Messages): string {
  const day = dayOf(start);
  const weekday = status.weekdays[weekdayOf(day)] ?? '';
  return status.from(
    start === startOfDay(day)
      ? status.day(isoDay(day), weekday)
      : status.exactly(isoDay(day), weekday, clockOf(start)),
  );
}

/** When a clock ends, in the way its nature asks for. */
export function dueText({ window, dueAt, wouldEndAt }: Deadline, messages: Messages): string {
  const end = dueAt ?? wouldEndAt;
  if (end === null) return '';
  return window.nature === 'right-from' ? fromText(end, messages) : endText(end, messages);
}

/** What a clock says now: how long there is, how long it is over, that it was met, or what starts it. */
export function stateText(deadline: Deadline, rules: Rules, messages: Messages, now: number): string {
  const { status } = messages;
  const { window, state } = deadline;
  const right = window.nature === 'right-from';
  if (state === 'met' && deadline.metAt !== null) {
    const time = formatTime(deadline.metAt);
    return window.owedBy === 'you' ? status.met(time) : status.metByThem(time);
  }
  if (state === 'waiting') {
    const starts = status.starts[deadline.startedBy] ?? deadline.startedBy;
    const end = dueText(deadline, messages);
    return right ? status.waitingForRight(starts, end) : status.waiting(starts, end);
  }
  const left = remaining(deadline, now, rules.calendar);
  if (right) return state === 'over' ? status.rightSince(left) : status.rightIn(left);
  if (state === 'over') return deadline.alarming ? status.overSince(left) : status.passed(left);
  return left.kind === 'minutes' ? status.left(left) : status.leftWorkingDays(left);
}

/** One clock as lines: its name and date, what remains, and where it comes from. */
function clockLines(
  deadline: Deadline,
  rules: Rules,
  messages: Messages,
  view: { readonly now: number; readonly language: Language; readonly paint: Paint },
): string[] {
  const { window, state, certainty } = deadline;
  const { status } = messages;
  const { paint, language, now } = view;
  const provisional = certainty === 'provisional' ? status.provisional : '';
  const mark =
    state === 'over' && deadline.alarming
      ? paint.red
      : state === 'soon'
        ? paint.yellow
        : (text: string) => text;
  const when =
    deadline.dueAt === null ? '' : `${dueText(deadline, messages)}${provisional}${messages.punctuation.bar}`;
  return [
    `${clockMark(deadline)} ${paint.bold(window.name[language])}`,
    mark(`${when}${stateText(deadline, rules, messages, now)}`),
    ...readings(deadline, messages),
    ...(state === 'over' ? [window.whenOver[language]] : []),
    paint.dim(sourceText(deadline, messages, language)),
  ];
}

/** Both readings, where the source can be read in two ways and they differ. */
function readings({ window, earliestAt, lateFrom, state }: Deadline, messages: Messages): string[] {
  if (state === 'met' || earliestAt === null || lateFrom === null || earliestAt === lateFrom) return [];
  if (window.rollOver.length < 2) return [];
  const text = window.nature === 'right-from' ? fromText : endText;
  return [messages.status.twoReadings(text(earliestAt, messages), text(lateFrom, messages))];
}

/** Who owes it and where it comes from, with the article where it is law. */
function sourceText({ window }: Deadline, { status, punctuation }: Messages, language: Language): string {
  const sureness = window.verified ? '' : `${punctuation.comma}${status.unverified}`;
  const place = window.law?.find(({ article }) => article !== null);
  const article = place?.article
    ? `${language === 'en' ? ' ' : ''}${cite({ ...place, article: place.article })}`
    : '';
  const basis = `${status.basis[window.basis]}${sureness}${window.basis === 'law' ? article : ''}`;
  return `${PARTIES[window.owedBy][language]}${punctuation.bar}${basis}${punctuation.colon}${window.source[language]}`;
}

/** The whole case as tab-separated lines for a pipe: facts as `fact`, clocks as `clock`, the step as `next`. */
function caseRows(assessment: Assessment, messages: Messages, language: Language, rules: Rules): string[] {
  const { judged, state, number, deadlines, next, now, warnings } = assessment;
  const iso = (instant: number | null) => (instant === null ? '' : isoInstant(instant));
  return [
    ['case', number, judged.problem, judged.detail ?? '', PROBLEMS[judged.problem].name[language]],
    ...FACT_NAMES.filter((name) => state.facts[name] !== undefined).map((name) => [
      'fact',
      FACTS[name].flag,
      factText(name, state.facts[name], messages),
    ]),
    ...warnings.map((warning) => [
      'warning',
      warning,
      messages.warnings[warning].what,
      messages.warnings[warning].instead,
    ]),
    ...deadlines.map((deadline) => [
      'clock',
      deadline.window.id,
      deadline.window.owedBy,
      deadline.state,
      iso(deadline.dueAt ?? deadline.wouldEndAt),
      deadline.window.basis,
      deadline.certainty,
      stateText(deadline, rules, messages, now),
    ]),
    ['evidence', assessment.strength.met, assessment.strength.need],
    ['next', next.command, messages.next[next.action].action],
  ].map((cells) => cells.join('\t'));
}
