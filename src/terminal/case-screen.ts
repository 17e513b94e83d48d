// The page of a case: what it is, the money, the next step and every clock that matters, on one screen.
import type { Assessment } from '../advice/assess.ts';
import { isPastTheSite } from '../advice/warnings.ts';
import { answerName, claimOf, type FactName, FACTS, formatYuan } from '../case/facts.ts';
import { refundedFen } from '../case/state.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { Rules } from '../clocks/windows.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import { DETAILS, PROBLEMS } from '../law/problems.ts';
import type { Output } from '../ports.ts';
import { type About, aboutText, formatTime } from '../time/day.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import { clockMark, type DateStyle, shortDue, shortState } from './clock-text.ts';
import { beside, padEnd, pageWidth, truncate, width, wrap } from './text.ts';

export type Screen = Pick<Output, 'columns' | 'paint'>;

/** Narrower than this, a clock is told without where it comes from, and without the weekday. Columns. */
const NARROW = 72;

/** The page of a case. @param allClocks also the clocks that nothing started yet */
export function casePage(
  assessment: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  screen: Screen,
  allClocks: boolean,
): string[] {
  const { number, state, deadlines, next } = assessment;
  const { columns, paint } = screen;
  const { status } = messages;
  const shown = clocksShown(assessment, allClocks);
  const hidden = deadlines.length - shown.length;
  const clocks = state.closed ? [] : clockTable(shown, assessment, rules, messages, language, screen);
  const last = state.closed ? '' : next.command;
  const more = [
    ...(hidden > 0 && !state.closed ? [status.otherClocks(hidden)] : []),
    status.details(number),
  ].join(messages.punctuation.bar);
  return [
    ...caseHead(assessment, messages, language, screen),
    ...warningLines(assessment, messages, screen),
    '',
    ...stepLines(assessment, messages, screen),
    ...(clocks.length > 0 ? ['', ...clocks] : []),
    ...(state.closed ? [] : wrap(standing(assessment, messages, language), columns, '  ')),
    '',
    ...lastLines([last, next.thenCommand ?? ''].filter(Boolean), more, { columns, paint }),
  ];
}

/** The same in at most eleven lines, above the choices of the home menu. */
export function shortPage(
  assessment: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  screen: Screen,
): string[] {
  const { state } = assessment;
  const pressing = clocksShown(assessment, false)
    .filter((deadline) => deadline.state !== 'waiting')
    .toSorted(byPressure)
    .slice(0, 3);
  return [
    ...caseHead(assessment, messages, language, screen).slice(0, 3),
    ...warningLines(assessment, messages, screen).slice(0, 2),
    ...stepLines(assessment, messages, screen).slice(0, 3),
    ...(state.closed ? [] : clockRows(pressing, assessment, rules, messages, language, screen)),
  ];
}

/** Which case it is, and its money: what was paid, what came back, what is still missing. */
export function caseHead(
  assessment: Assessment,
  messages: Messages,
  language: Language,
  { columns, paint }: Screen,
): string[] {
  const { judged, state } = assessment;
  const { status, punctuation } = messages;
  const [title, about] = headLines(assessment, messages, language);
  const also = judged.alsoApplies.map((problem) => PROBLEMS[problem].name[language]).join(punctuation.list);
  const channel = answerName('payChannel', state.facts.payChannel, language);
  const paid = status.paidBy(
    formatYuan(state.facts.amountFen),
    `${channel}${punctuation.comma}${aboutText(state.facts.paidAt, state.facts.paidAbout)[language].slice(5)}`,
  );
  const money = [paid, moneyText(assessment, messages)].filter(Boolean).join(punctuation.bar);
  const closed = state.closed ? status.closedTag(messages.outcomes[state.closed.outcome] ?? '') : '';
  return [
    ...wrap(`${title}${punctuation.bar}${about}`, columns, '  ').map((line, index) =>
      index === 0 ? paint.bold(line) : line,
    ),
    ...wrap(money, columns, '  '),
    ...(also === '' ? [] : wrap(`${status.also}${punctuation.colon}${also}`, columns, '  ')),
    ...(closed === '' ? [] : [paint.bold(closed)]),
  ];
}

/** What is asked for, what came back and what is still missing; empty if all of it is asked and nothing came. */
export function moneyText({ state }: Pick<Assessment, 'state'>, { status, punctuation }: Messages): string {
  const claim = claimOf(state.facts);
  const back = refundedFen(state);
  return [
    ...(claim === state.facts.amountFen ? [] : [status.asked(formatYuan(claim))]),
    ...(back === 0 ? [] : [status.back(formatYuan(back), formatYuan(Math.max(0, claim - back)))]),
  ].join(punctuation.comma);
}

/** Which case it is: number and problem; site and order. */
export function headLines(
  { number, judged, state }: Assessment,
  { status, punctuation }: Messages,
  language: Language,
): [title: string, about: string] {
  const { facts } = state;
  const detail = judged.detail === null ? '' : `${punctuation.colon}${DETAILS[judged.detail].name[language]}`;
  const order = facts.order === undefined ? status.noOrder : status.order(clean(facts.order));
  return [
    `${status.title(number)}${punctuation.bar}${PROBLEMS[judged.problem].name[language]}${detail}`,
    `${clean(facts.site)}  ${order}`,
  ];
}

/** What has to be said first, each with what to do instead. */
export function warningLines(
  { warnings }: Pick<Assessment, 'warnings'>,
  messages: Messages,
  { columns, paint }: Screen,
): string[] {
  const { status, punctuation } = messages;
  return warnings.flatMap((warning) => {
    const { what, instead } = messages.warnings[warning];
    return [
      ...wrap(paint.red(`${punctuation.alert(status.warning)}${what}`), columns, '  '),
      ...wrap(`${status.insteadOf}${punctuation.colon}${instead}`, columns, '  '),
    ];
  });
}

/** The next step and why. */
function stepLines({ next, number }: Assessment, messages: Messages, { columns, paint }: Screen): string[] {
  const { action, reason } = messages.next[next.action];
  return [
    ...wrap(
      `${paint.bold(`${messages.status.nextTitle}${messages.punctuation.colon}`)}${action}`,
      columns,
      '  ',
    ),
    ...beside('  ', reason(number), columns),
  ];
}

/** The next step, why, by when, and the command to copy: the end of a screen. */
export function nextLines(assessment: Assessment, messages: Messages, screen: Screen, by?: string): string[] {
  const { next } = assessment;
  return [
    '',
    ...stepLines(assessment, messages, screen),
    ...(by === undefined ? [] : beside('  ', by, screen.columns)),
    `  ${screen.paint.cyan(next.command)}`,
    ...(next.thenCommand === null ? [] : [`  ${screen.paint.cyan(next.thenCommand)}`]),
  ];
}

/** The commands of the step, and at the end of the last line, if there is room, where the rest stands. */
function lastLines(commands: readonly string[], more: string, { columns, paint }: Screen): string[] {
  const lines = commands.map((command) => `  ${command}`);
  const last = lines.at(-1) ?? '';
  const room = pageWidth(columns) - width(last) - width(more) - 1;
  const told = lines.map((line) => paint.cyan(line));
  if (lines.length === 0 || room < 3)
    return [...told, ...wrap(`  ${more}`, columns, '  ').map((line) => paint.dim(line))];
  return [...told.slice(0, -1), `${told.at(-1) ?? ''}${' '.repeat(room)}${paint.dim(more)}`];
}

/** Evidence and open questions in one line. */
function standing(
  { strength, gates }: Assessment,
  { status, interview, punctuation }: Messages,
  language: Language,
): string {
  const missing = strength.missing
    .map(({ kinds: [kind] }) => EVIDENCE_KINDS[kind].name[language])
    .join(punctuation.list);
  const open = gates.map((name) => interview.factNames[name]).join(punctuation.list);
  return [
    status.evidence(strength.met, strength.need, missing),
    ...(open === '' ? [] : [`${status.gates}${punctuation.colon}${open}`]),
  ].join(punctuation.bar);
}

/** Every clock that runs, presses or is over, and of the waiting ones the three that everybody is told of. */
export function clocksShown({ deadlines, warnings }: Assessment, all: boolean): readonly Deadline[] {
  const pastTheSite = isPastTheSite(warnings);
  return all ? deadlines : deadlines.filter((deadline) => isShown(deadline, pastTheSite));
}

function isShown({ window, state }: Deadline, pastTheSite: boolean): boolean {
  const ofTheSite = window.id === 'golden-24h' || window.owedBy === 'site';
  if (pastTheSite && ofTheSite && (state === 'waiting' || window.id === 'golden-24h')) return false;
  if (state === 'waiting') return window.wellKnown === true;
  return state !== 'met';
}

/** The clocks, the user's first, each in a line. */
function clockTable(
  shown: readonly Deadline[],
  assessment: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  screen: Screen,
): string[] {
  const sorted = shown.toSorted(byDate);
  const [mine, theirs] = [true, false].map((own) =>
    sorted.filter(({ window }) => (window.owedBy === 'you') === own),
  );
  const rows = clockRows([...(mine ?? []), ...(theirs ?? [])], assessment, rules, messages, language, screen);
  const first = mine?.length ?? 0;
  const { paint } = screen;
  return [
    ...(first > 0 ? [paint.bold(messages.status.yours), ...rows.slice(0, first)] : []),
    ...(rows.length > first ? [paint.bold(messages.status.theirs), ...rows.slice(first)] : []),
  ];
}

/** Clocks in columns: mark, date, what remains, name, and as one word where it comes from. */
function clockRows(
  deadlines: readonly Deadline[],
  { now }: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  { columns, paint }: Screen,
): string[] {
  const narrow = columns < NARROW;
  const style: DateStyle = narrow ? 'day' : 'weekday';
  const cells = deadlines.map((deadline) => ({
    deadline,
    due: shortDue(deadline, messages, now, style),
    left: shortState(deadline, rules, messages, now),
    basis: narrow ? '' : (messages.status.label[deadline.window.basis] ?? ''),
  }));
  const widest = (of: (cell: (typeof cells)[number]) => string) =>
    Math.max(0, ...cells.map((cell) => width(of(cell))));
  const [due, remains, basis] = [
    widest((cell) => cell.due),
    widest((cell) => cell.left),
    widest((cell) => cell.basis),
  ];
  const room = pageWidth(columns) - 2 - due - 2 - remains - 2 - (basis > 0 ? basis + 2 : 0) - 1;
  return cells.map((cell) => {
    const { deadline } = cell;
    const { window, state, alarming, certainty } = deadline;
    const name = window.name[language];
    const mark = certainty === 'provisional' ? messages.status.provisional : '';
    const passed = state === 'over' && !alarming && window.owedBy === 'you';
    const instead = passed ? `${name}${messages.punctuation.semicolon}${window.whenOver[language]}` : name;
    const left = room - width(mark);
    const text = `${width(instead) <= left ? instead : truncate(name, left)}${mark}`;
    const line = [
      `${clockMark(deadline)} ${padEnd(cell.due, due)}`,
      padEnd(cell.left, remains),
      basis > 0 ? `${padEnd(text, room)}  ${cell.basis}` : text,
    ].join('  ');
    if (state === 'over' && alarming) return paint.red(line);
    if (state === 'soon') return paint.yellow(line);
    return state === 'waiting' || state === 'over' || state === 'met' ? paint.dim(line) : line;
  });
}

/** Soonest end first; what is over without pressing, what waits and what is met stand last. */
function byDate(one: Deadline, other: Deadline): number {
  return rankOf(one) - rankOf(other) || endOf(one) - endOf(other);
}

/** What others owe and let run out first, then what is due next. */
function byPressure(one: Deadline, other: Deadline): number {
  const late = (deadline: Deadline) => (deadline.state === 'over' && deadline.alarming ? 0 : 1);
  return late(one) - late(other) || byDate(one, other);
}

function rankOf({ state, alarming, window }: Deadline): number {
  if (state === 'waiting') return 2;
  if (state === 'met') return 3;
  return state === 'over' && !alarming && window.owedBy === 'you' ? 1 : 0;
}

function endOf({ dueAt, wouldEndAt }: Deadline): number {
  return dueAt ?? wouldEndAt ?? 0;
}

/**
 * A fact as a person reads it, cleaned; an unknown fact is a dash.
 * @param about how exactly the time of the payment was told; nothing is shown more exactly than it was said
 */
export function factText(
  name: FactName,
  value: string | number | null | undefined,
  { language }: Pick<Messages, 'language'>,
  about?: About | null,
): string {
  if (value === undefined || value === null) return '—';
  const { kind } = FACTS[name];
  if (kind === 'amount') return `¥${formatYuan(Number(value))}`;
  if (kind === 'time') return aboutText(Number(value), name === 'paidAt' ? about : null)[language];
  if (kind === 'day') return formatTime(Number(value)).slice(0, 10);
  return kind === 'choice' ? answerName(name, String(value), language) : clean(String(value));
}
