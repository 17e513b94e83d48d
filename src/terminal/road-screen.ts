import type { Assessment } from '../advice/assess.ts';
import type { RoadStep } from '../advice/road.ts';
import { stageOf } from '../case/moments.ts';
import type { Rules } from '../clocks/windows.ts';
import { PARTIES } from '../law/parties.ts';
import { ROAD } from '../law/road.ts';
import type { Output } from '../ports.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import { nextLines } from './case-screen.ts';
import { dueText, fromText, stateText } from './clock-text.ts';
import { beside, padEnd, width, wrap } from './text.ts';

/** The road of a case, for a person or as tab-separated lines for a pipe; the next step stands last. */
export function roadScreen(
  assessment: Assessment,
  road: readonly RoadStep[],
  rules: Rules,
  messages: Messages,
  language: Language,
  { columns, isPlain, paint }: Output,
): string[] {
  const { number, state, next, warnings, now } = assessment;
  const { status, road: words, punctuation } = messages;
  const nameOf = (id: RoadStep['id']) => ROAD.find((rung) => rung.id === id)?.name[language] ?? id;
  const why = ({ since, bar }: RoadStep) =>
    since !== null
      ? formatTime(since).slice(0, 10)
      : bar === null
        ? ''
        : words.bars[bar.why](
            bar.party === null ? '' : PARTIES[bar.party][language],
            bar.at === null ? null : fromText(bar.at, messages),
          );
  if (isPlain) {
    return [
      ['row', 'step', 'party', 'state', 'why'].join('\t'),
      ...road.map((step) => ['road', step.id, step.party ?? '', step.state, why(step)].join('\t')),
      [
        'next',
        next.action,
        next.command,
        next.thenCommand ?? '',
        next.clock?.dueAt == null ? '' : isoInstant(next.clock.dueAt),
      ].join('\t'),
    ];
  }
  const marks = Object.values(words.states);
  const wide = Math.max(...marks.map((mark) => width(mark)));
  const lines = road.map((step) => {
    const mark = padEnd(words.states[step.state], wide);
    const reason = why(step);
    const text = `${nameOf(step.id)}${reason === '' ? '' : punctuation.aside(reason)}`;
    return { step, text: beside(`  ${mark} `, text, columns) };
  });
  const { clock } = next;
  const by =
    clock &&
    words.by(clock.window.name[language], dueText(clock, messages), stateText(clock, rules, messages, now));
  return [
    ...wrap(
      `${paint.bold(status.title(number))}${punctuation.bar}${words.stage(words.stages[stageOf(state)] ?? '')}`,
      columns,
      '  ',
    ),
    ...warnings.flatMap((warning) =>
      wrap(
        paint.red(`${punctuation.alert(status.warning)}${messages.warnings[warning].what}`),
        columns,
        '  ',
      ),
    ),
    ...(lines.length === 0 ? [] : ['', paint.bold(words.title)]),
    ...lines.flatMap(({ step, text }) =>
      text.map((line) => (step.state === 'never' || step.state === 'later' ? paint.dim(line) : line)),
    ),
    ...nextLines(assessment, messages, { columns, paint }, by ?? undefined),
  ];
}
