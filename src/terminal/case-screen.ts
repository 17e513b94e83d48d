import type { Assessment } from '../advice/assess.ts';
import { isPastTheSite } from '../advice/warnings.ts';
import { type FactName, FACT_NAMES, FACTS } from '../case/facts.ts';
import { momentsOf } from '../case/moments.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { Rules } from '../deadlines/rules.ts';
import { EVIDENCE_KINDS } from '../knowledge/evidence-kinds.ts';
import { PROBLEMS } from '../knowledge/problems.ts';
import type { Language } from '../knowledge/words.ts';
import type { Messages } from '../messages/messages.ts';
import type { Output } from '../ports.ts';
import { headLines, problemLines } from './case-head.ts';
import { caseRows } from './case-rows.ts';
import { clockLines } from './clock-lines.ts';
import { factText } from './fact-text.ts';
import { MARKS } from './marks.ts';
import { type Mark, timeline } from './timeline.ts';
import { beside, wrap } from './wrap.ts';

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
