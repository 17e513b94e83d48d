// Everything that is known of a case: `refund status CASE --details` for a person, `--plain` for a script.
import type { Assessment } from '../advice/assess.ts';
import { factsShownBy } from '../advice/contents.ts';
import { isPastTheSite } from '../advice/warnings.ts';
import { FACT_NAMES, type FactName, FACTS } from '../case/facts.ts';
import { momentsOf } from '../case/moments.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { Rules } from '../clocks/windows.ts';
import { type Detail, type Problem, PROBLEMS, turnsOn } from '../law/problems.ts';
import type { Output } from '../ports.ts';
import { isoInstant } from '../time/day.ts';
import type { Language, Words } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import { caseHead, clocksShown, factText, nextLines, type Screen, warningLines } from './case-screen.ts';
import { clockLines, stateText } from './clock-text.ts';
import { beside, wrap } from './text.ts';
import { type Mark, MARKS, timeline } from './timeline.ts';

/** Facts that the head of the screen already tells. */
const IN_HEAD: readonly FactName[] = [
  'site',
  'order',
  'amountFen',
  'paidAt',
  'paidAbout',
  'payChannel',
  'problem',
];

/** The whole case: every fact, the line of time, what the dispute turns on, and of each clock where it comes from. */
export function detailsScreen(
  assessment: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  output: Output,
  allClocks: boolean,
): string[] {
  const { state, number, deadlines, warnings, gates } = assessment;
  const { columns } = output;
  const { status } = messages;
  const shown = clocksShown(assessment, allClocks);
  const hidden = deadlines.length - shown.length;
  const clocks = (mine: boolean) =>
    clockSection(
      shown.filter(({ window }) => (window.owedBy === 'you') === mine),
      mine ? status.yours : status.theirs,
      assessment,
      rules,
      messages,
      language,
      output,
    );
  return [
    ...caseHead(assessment, messages, language, output),
    ...factLines(assessment, messages).flatMap((line) => beside('  ', line, columns)),
    ...shownLines(assessment, messages).flatMap((line) => beside('  ', line, columns)),
    ...lineOfTime(assessment, shown, messages, output),
    ...(warnings.length > 0 ? ['', ...warningLines(assessment, messages, output)] : []),
    ...(isPastTheSite(warnings) ? [] : whatItIs(assessment, messages, language, columns)),
    ...(state.closed ? [] : [...clocks(true), ...clocks(false)]),
    ...(hidden > 0 && !state.closed ? ['', ...wrap(status.moreClocks(hidden, number), columns, '  ')] : []),
    ...(state.closed || gates.length === 0 ? [] : ['', ...gateLines(number, gates, messages, columns)]),
    ...nextLines(assessment, messages, output),
  ];
}

function factLines({ state }: Assessment, messages: Messages): string[] {
  return FACT_NAMES.filter((name) => !IN_HEAD.includes(name) && state.facts[name] !== undefined).map(
    (name) =>
      `${messages.interview.factNames[name]}${messages.punctuation.colon}${factText(name, state.facts[name], messages)}`,
  );
}

/** Which fact can be seen in which exhibit: what a machine read in it, or the user typed of it. */
function shownLines({ state }: Assessment, { interview, punctuation, status }: Messages): string[] {
  return state.exhibits.flatMap(({ event }) => {
    const shown = factsShownBy(event, state.facts).map((fact) => interview.factNames[fact]);
    if (shown.length === 0) return [];
    const sure = event.read?.confirmed === false ? status.shownUnchecked : '';
    return [`${status.shownBy(event.number)}${punctuation.colon}${shown.join(punctuation.list)}${sure}`];
  });
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

function whatItIs({ judged }: Assessment, messages: Messages, language: Language, columns: number): string[] {
  return [
    '',
    ...problemLines(judged.problem, judged.detail, messages, language).flatMap((line) =>
      wrap(line, columns, '  '),
    ),
  ];
}

/** What a dispute turns on, who may have to answer for it, and what the refund rests on. */
export function problemLines(
  problem: Problem,
  detail: Detail | null,
  { status, punctuation }: Messages,
  language: Language,
): string[] {
  const { heart, responsible, ground } = turnsOn(problem, detail);
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

/** What was not said yet and decides which clocks and laws apply. */
function gateLines(
  number: number,
  gates: readonly FactName[],
  { status, interview, punctuation }: Messages,
  columns: number,
): string[] {
  const names = gates.map((name) => interview.factNames[name]).join(punctuation.list);
  return wrap(
    `${status.gates}${punctuation.colon}${names}${punctuation.aside(status.gatesHint(number))}`,
    columns,
    '  ',
  );
}

/** The whole case as tab-separated lines for a script: facts as `fact`, clocks as `clock`, the step as `next`. */
export function caseRows(
  assessment: Assessment,
  messages: Messages,
  language: Language,
  rules: Rules,
): string[] {
  const { judged, state, number, deadlines, next, now, warnings } = assessment;
  const iso = (instant: number | null) => (instant === null ? '' : isoInstant(instant));
  return [
    ['row', 'name', 'value'],
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
