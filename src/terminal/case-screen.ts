import type { Assessment } from '../advice/assess.ts';
import { isPastTheSite } from '../advice/warnings.ts';
import { answerName, FACT_NAMES, type FactName, FACTS, formatYuan } from '../case/facts.ts';
import { momentsOf } from '../case/moments.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { Rules } from '../clocks/windows.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import { DETAILS, type Problem, PROBLEMS } from '../law/problems.ts';
import type { Output } from '../ports.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import type { Language, Words } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import { clockLines, stateText } from './clock-text.ts';
import { beside, wrap } from './text.ts';
import { type Mark, MARKS, timeline } from './timeline.ts';

/** Facts that the head of the screen already tells. */
const IN_HEAD: readonly FactName[] = ['site', 'order', 'amountFen', 'paidAt', 'payChannel', 'problem'];

type Screen = Pick<Output, 'columns' | 'paint'>;

/** The whole case, for a person or as tab-separated lines for a pipe. */
export function caseScreen(
  assessment: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  output: Output,
  allClocks: boolean,
): string[] {
  if (!output.isTerminal) return caseRows(assessment, messages, language, rules);
  const { state, number, deadlines, warnings, gates } = assessment;
  const { columns, paint } = output;
  const { status } = messages;
  const pastTheSite = isPastTheSite(warnings);
  const shown = allClocks ? deadlines : deadlines.filter((deadline) => isShown(deadline, pastTheSite));
  const hidden = deadlines.length - shown.length;
  const clocks = (mine: boolean) => {
    const some = shown.filter(({ window }) => (window.owedBy === 'you') === mine);
    return clockSection(
      some,
      mine ? status.yours : status.theirs,
      assessment,
      rules,
      messages,
      language,
      output,
    );
  };
  return [
    ...headLines(assessment, messages, language).flatMap((line, index) =>
      wrap(line, columns, '  ').map((text) => (index === 0 ? paint.bold(text) : text)),
    ),
    ...(state.closed ? [status.closedTag(messages.outcomes[state.closed.outcome] ?? '')] : []),
    ...factLines(assessment, messages).flatMap((line) => beside('  ', line, columns)),
    ...lineOfTime(assessment, shown, messages, output),
    ...warningLines(assessment, messages, output),
    ...(pastTheSite ? [] : whatItIs(assessment, messages, language, columns)),
    ...clocks(true),
    ...clocks(false),
    ...(hidden > 0 ? ['', ...wrap(status.moreClocks(hidden, number), columns, '  ')] : []),
    ...(state.closed || gates.length === 0 ? [] : ['', ...gateLines(number, gates, messages, columns)]),
    ...(state.closed ? [] : ['', ...wrap(evidenceLine(assessment, messages, language), columns, '  ')]),
    ...nextLines(assessment, messages, output),
  ];
}

/** Which case it is: its problem, its order, its payment; a line each. */
export function headLines(
  { number, judged, state }: Assessment,
  { status, punctuation }: Messages,
  language: Language,
): string[] {
  const { facts } = state;
  const detail = judged.detail === null ? '' : punctuation.aside(DETAILS[judged.detail].name[language]);
  const order = facts.order === undefined ? status.noOrder : status.order(clean(facts.order));
  const channel = answerName('payChannel', facts.payChannel, language);
  return [
    `${status.title(number)}${punctuation.bar}${PROBLEMS[judged.problem].name[language]}${detail}`,
    `${clean(facts.site)}${punctuation.bar}${order}${punctuation.bar}¥${formatYuan(facts.amountFen)}`,
    status.paid(formatTime(facts.paidAt), channel),
  ];
}

function factLines({ state }: Assessment, messages: Messages): string[] {
  return FACT_NAMES.filter((name) => !IN_HEAD.includes(name) && state.facts[name] !== undefined).map(
    (name) =>
      `${messages.interview.factNames[name]}${messages.punctuation.colon}${factText(name, state.facts[name], messages)}`,
  );
}

/** What happened and what is to end, drawn to scale; what its marks mean below it. */
function lineOfTime(
  { state, now }: Assessment,
  shown: readonly Deadline[],
  { status }: Messages,
  { columns, paint }: Screen,
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

/** What has to be said first, each with what to do instead. */
function warningLines({ warnings }: Assessment, messages: Messages, { columns, paint }: Screen): string[] {
  const { status, punctuation } = messages;
  return warnings.flatMap((warning) => {
    const { what, instead } = messages.warnings[warning];
    return [
      '',
      ...wrap(paint.red(`${punctuation.alert(status.warning)}${what}`), columns, '  '),
      ...wrap(`${status.insteadOf}${punctuation.colon}${instead}`, columns, '  '),
    ];
  });
}

/** Which problem it is, and which others it is as well. */
function whatItIs({ judged }: Assessment, messages: Messages, language: Language, columns: number): string[] {
  const { status, punctuation } = messages;
  const also = judged.alsoApplies.map((problem) => PROBLEMS[problem].name[language]).join(punctuation.list);
  return [
    '',
    ...problemLines(judged.problem, messages, language).flatMap((line) => wrap(line, columns, '  ')),
    ...(also === '' ? [] : wrap(`${status.also}${punctuation.colon}${also}`, columns, '  ')),
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

/** Clocks under a title, those that everybody is told of first; nothing if there are none. */
function clockSection(
  deadlines: readonly Deadline[],
  title: string,
  { now }: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  { columns, paint }: Screen,
): string[] {
  if (deadlines.length === 0) return [];
  const known = ({ window }: Deadline) => (window.wellKnown ? 0 : 1);
  const lines = deadlines
    .toSorted((a, b) => known(a) - known(b))
    .flatMap((deadline) => {
      const [name = '', ...rest] = clockLines(deadline, rules, messages, { now, language, paint });
      return [...beside('  ', name, columns), ...rest.flatMap((line) => beside('    ', line, columns))];
    });
  return ['', paint.bold(title), ...lines];
}

/** The three windows that everybody is told of, and every other clock that runs; after the site, none of its own. */
function isShown({ window, state }: Deadline, pastTheSite: boolean): boolean {
  const ofTheSite = window.id === 'golden-24h' || window.owedBy === 'site';
  if (pastTheSite && ofTheSite && (state === 'waiting' || window.id === 'golden-24h')) return false;
  return window.wellKnown === true || (state !== 'waiting' && state !== 'met');
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

function evidenceLine(
  { number, strength }: Assessment,
  { status, punctuation }: Messages,
  language: Language,
): string {
  const missing = strength.missing
    .map(({ kinds: [kind] }) => EVIDENCE_KINDS[kind].name[language])
    .join(punctuation.list);
  return status.evidence(strength.met, strength.need, missing, number);
}

/**
 * The next step: what to do, why, and the command to copy.
 * @param by until when, if the screen does not show the clock
 */
export function nextLines(
  { next, number }: Assessment,
  messages: Messages,
  { columns, paint }: Screen,
  by?: string,
): string[] {
  const { status, punctuation } = messages;
  const { action, reason } = messages.next[next.action];
  return [
    '',
    ...wrap(`${paint.bold(`${status.nextTitle}${punctuation.colon}`)}${action}`, columns, '  '),
    ...beside('  ', reason(number), columns),
    ...(by === undefined ? [] : beside('  ', by, columns)),
    `  ${paint.cyan(next.command)}`,
    ...(next.thenCommand === null ? [] : [`  ${paint.cyan(next.thenCommand)}`]),
  ];
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

/** A fact as a person reads it, cleaned; an unknown fact is a dash. */
export function factText(
  name: FactName,
  value: string | number | null | undefined,
  { language }: Pick<Messages, 'language'>,
): string {
  if (value === undefined || value === null) return '—';
  const { kind } = FACTS[name];
  if (kind === 'amount') return `¥${formatYuan(Number(value))}`;
  if (kind === 'time') return formatTime(Number(value));
  if (kind === 'day') return formatTime(Number(value)).slice(0, 10);
  return kind === 'choice' ? answerName(name, String(value), language) : clean(String(value));
}
