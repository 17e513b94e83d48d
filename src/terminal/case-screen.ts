import type { Assessment } from '../advice/assess.ts';
import { formatYuan } from '../case/amount.ts';
import { clean } from '../case/clean.ts';
import { type FactName, FACT_NAMES, FACTS } from '../case/facts.ts';
import { formatTime } from '../case/time-text.ts';
import { isoInstant } from '../deadlines/civil-day.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { Rules } from '../deadlines/rules.ts';
import { EVIDENCE_KINDS } from '../knowledge/evidence-kinds.ts';
import { DETAILS, PROBLEMS } from '../knowledge/problems.ts';
import type { Language } from '../knowledge/words.ts';
import type { Messages } from '../messages/messages.ts';
import type { Output } from '../ports.ts';
import { clockLines, dueText, stateText } from './clock-lines.ts';
import { truncate } from './columns.ts';
import { wrap } from './wrap.ts';
import { factText } from './fact-text.ts';

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
    : forPipe(assessment, messages, language, rules);
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
  const { status } = messages;
  const row = PROBLEMS[judged.problem];
  const known = (deadline: Deadline) => (deadline.window.wellKnown ? 0 : 1);
  const shown = (allClocks ? deadlines : deadlines.filter(isShown)).toSorted((a, b) => known(a) - known(b));
  const clocks = (title: string, mine: boolean) => {
    const some = shown.filter(({ window }) => (window.owedBy === 'you') === mine);
    if (some.length === 0) return [];
    const lines = some.flatMap((deadline) => {
      const [name = '', ...rest] = clockLines(deadline, rules, messages, { now, language, paint });
      return [...block(name, columns, '  '), ...rest.flatMap((line) => block(line, columns, '    '))];
    });
    return ['', paint.bold(title), ...lines];
  };
  const hidden = deadlines.length - shown.length;
  const also = judged.alsoApplies.map((problem) => PROBLEMS[problem].name[language]).join('、');
  const words = messages.next[next.action];
  return [
    ...headLines(assessment, messages, language).flatMap((line, index) =>
      wrap(line, columns, '  ').map((text) => (index === 0 ? paint.bold(text) : text)),
    ),
    ...(state.closed ? [status.closedTag(messages.outcomes[state.closed.outcome] ?? '')] : []),
    ...factLines(assessment, messages).flatMap((line) => block(line, columns, '  ')),
    ...warnings.flatMap((warning) => {
      const { what, instead } = messages.warnings[warning];
      return [
        '',
        ...wrap(paint.red(`【${status.warning}】${what}`), columns, '  '),
        ...wrap(`${status.insteadOf}：${instead}`, columns, '  '),
      ];
    }),
    '',
    ...wrap(`${status.heart}：${row.heart[language]}`, columns, '  '),
    ...wrap(
      `${status.responsible}：${row.responsible[language]}｜${status.ground}：${row.ground[language]}`,
      columns,
      '  ',
    ),
    ...(also === '' ? [] : wrap(`${status.also}：${also}`, columns, '  ')),
    ...clocks(status.yours, true),
    ...clocks(status.theirs, false),
    ...(hidden > 0 ? ['', ...wrap(status.moreClocks(hidden, number), columns, '  ')] : []),
    ...(state.closed || gates.length === 0 ? [] : ['', ...gateLines(number, gates, messages, columns)]),
    ...(state.closed ? [] : ['', ...wrap(evidenceLine(assessment, messages, language), columns, '  ')]),
    '',
    ...wrap(`${paint.bold(`${status.nextTitle}：`)}${words.action}`, columns, '  '),
    ...block(words.reason(number), columns, '  '),
    `  ${paint.cyan(next.command)}`,
    ...(next.thenCommand === null ? [] : [`  ${paint.cyan(next.thenCommand)}`]),
  ];
}

function evidenceLine({ number, strength }: Assessment, { evidence }: Messages, language: Language): string {
  const missing = strength.missing.map(({ kinds: [kind] }) => EVIDENCE_KINDS[kind].name[language]).join('、');
  return evidence.inStatus(strength.met, strength.need, missing, number);
}

/** What was not said yet and decides which clocks and laws apply. */
function gateLines(
  number: number,
  gates: readonly FactName[],
  { status, interview }: Messages,
  columns: number,
): string[] {
  const names = gates.map((name) => interview.factNames[name]).join('、');
  const flags = gates.map((name) => `--${FACTS[name].flag} …`).join(' ');
  return wrap(`${status.gates}：${names}（${status.gatesHint(number, flags)}）`, columns, '  ');
}

/** The three windows everybody is told of, and every other clock that runs. */
function isShown({ window, state }: Deadline): boolean {
  return window.wellKnown === true || (state !== 'waiting' && state !== 'met');
}

function headLines(
  { number, judged, state }: Assessment,
  { status, values }: Messages,
  language: Language,
): string[] {
  const { facts } = state;
  const detail = judged.detail === null ? '' : `（${DETAILS[judged.detail][language]}）`;
  const order = facts.order === undefined ? status.noOrder : status.order(clean(facts.order));
  const channel = values['payChannel']?.[facts.payChannel] ?? facts.payChannel;
  return [
    `${status.title(number)}｜${PROBLEMS[judged.problem].name[language]}${detail}`,
    `${clean(facts.site)}｜${order}｜¥${formatYuan(facts.amountFen)}`,
    status.paid(formatTime(facts.paidAt), channel),
  ];
}

function factLines({ state }: Assessment, messages: Messages): string[] {
  return FACT_NAMES.filter((name) => !IN_HEAD.includes(name) && state.facts[name] !== undefined).map(
    (name) => `${messages.interview.factNames[name]}：${factText(name, state.facts[name], messages)}`,
  );
}

/** Tab-separated: facts as `fact`, clocks as `clock`, the step as `next`. */
function forPipe(assessment: Assessment, messages: Messages, language: Language, rules: Rules): string[] {
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

/** A case in the list: at most three lines for a person, one for a pipe. */
export function listLines(
  assessment: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  { columns, isTerminal, paint }: Output,
): string[] {
  const { deadlines, next, now, number, state, judged } = assessment;
  const clock = mostPressing(deadlines, now);
  if (!isTerminal) {
    const { facts } = state;
    const cells = [
      number,
      judged.problem,
      clean(facts.site),
      clean(facts.order ?? ''),
      formatYuan(facts.amountFen),
    ];
    const due = clock?.dueAt ?? null;
    return [
      [
        ...cells,
        clock?.window.id ?? '',
        due === null ? '' : isoInstant(due),
        clock?.state ?? '',
        next.command,
      ].join('\t'),
    ];
  }
  const [title = '', about = ''] = headLines(assessment, messages, language);
  const closed = state.closed ? messages.status.closedTag(messages.outcomes[state.closed.outcome] ?? '') : '';
  const pressing = clock
    ? `${stateText(clock, rules, messages, now)}｜${dueText(clock, messages)}｜${clock.window.name[language]}`
    : '';
  const mark =
    clock?.state === 'over' && clock.alarming
      ? paint.red
      : clock?.state === 'soon'
        ? paint.yellow
        : paint.dim;
  return [
    paint.bold(truncate(title, columns)),
    truncate(`  ${about}`, columns),
    mark(truncate(`  ${closed || pressing || next.command}`, columns)),
  ];
}

/** Others' clock that is over first, else the next to run out. */
function mostPressing(deadlines: readonly Deadline[], now: number): Deadline | undefined {
  const running = deadlines.filter(({ dueAt, state }) => dueAt !== null && state !== 'met');
  const byEnd = running.toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
  return (
    byEnd.findLast(({ window, dueAt }) => window.owedBy !== 'you' && (dueAt ?? 0) <= now) ??
    byEnd.find(({ dueAt }) => (dueAt ?? 0) > now)
  );
}

function block(text: string, columns: number, indent: string): string[] {
  const [first = '', ...rest] = wrap(text, columns - indent.length, '');
  return [first, ...rest].map((line) => indent + line);
}
