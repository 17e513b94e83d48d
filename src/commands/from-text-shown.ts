import { type Draft, FACTS, missingFacts } from '../case/facts.ts';
import { clean } from '../case/clean.ts';
import type { Reading, StoryFact, StoryReading } from '../case/story/read-story.ts';
import type { StoryTime } from '../case/story/times.ts';
import { NO_CASE, type StoryWarning } from '../case/story/warnings.ts';
import { formatTime } from '../case/time-text.ts';
import { isoInstant } from '../deadlines/civil-day.ts';
import { PROBLEMS } from '../knowledge/problems.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';
import { factText } from '../terminal/fact-text.ts';

/** One reading of a fact, whatever its kind. */
export type AnyReading = Reading<string | number | StoryTime>;

/** A value as a person reads it; of a day alone that no hour was told. */
export function valueText(name: StoryFact, value: AnyReading['value'], messages: Messages): string {
  if (typeof value !== 'object') return factText(name, value, messages);
  const time = formatTime(value.at);
  return value.dayOnly ? messages.story.dayOnly(time.slice(0, 10)) : time;
}

export function readingLines(
  { facts, suggestion }: StoryReading,
  flags: Draft,
  { environment }: Context,
  messages: Messages,
): string[] {
  const { story, interview, punctuation } = messages;
  const entries = Object.entries(facts) as [StoryFact, readonly AnyReading[]][];
  if (entries.length === 0) return [story.nothing];
  const lines = entries.map(([name, readings]) => {
    const called = interview.factNames[name];
    if (flags[name] !== undefined) return story.overruled(called);
    const [only, ...others] = readings;
    if (!only) return '';
    const shown = (one: AnyReading) => valueText(name, one.value, messages);
    if (others.length > 0)
      return story.several(
        called,
        readings
          .map((one) => `${shown(one)}${punctuation.aside(`“${clean(one.words)}”`)}`)
          .join(punctuation.list),
      );
    return story.line(called, shown(only), clean(only.words));
  });
  const problem = suggestion && [story.problem(PROBLEMS[suggestion.problem].name[environment.language])];
  return [story.title, ...lines.map((line) => `  ${line}`), ...(problem ?? [])];
}

/** Says what comes first; true where it leaves no refund case. */
export function tellWarnings(
  { warnings }: StoryReading,
  messages: Messages,
  say: (line: string) => void,
): boolean {
  for (const { value, words } of warnings) {
    const { what, instead } = warningWords(value, messages);
    say(messages.story.warned(what, clean(words), instead));
  }
  return warnings.some(({ value }) => NO_CASE.includes(value));
}

function warningWords(warning: StoryWarning, { story, warnings }: Messages) {
  return warning in story.warnings
    ? story.warnings[warning as keyof typeof story.warnings]
    : warnings[warning as keyof typeof warnings];
}

export function proposalJson(
  { facts, suggestion, warnings }: StoryReading,
  draft: Draft,
  flags: Draft,
  open: readonly StoryFact[],
  messages: Messages,
) {
  const { deducted, orderState, delivered, refused, paidAt, ...others } = { ...draft, ...flags };
  const [time, ...moreTimes] = facts.paidAt ?? [];
  const day =
    time?.value.dayOnly && moreTimes.length === 0 ? formatTime(time.value.at).slice(0, 10) : undefined;
  const answers = { deducted, orderState, delivered, refused };
  const readings = Object.entries(facts) as [StoryFact, readonly AnyReading[]][];
  const jsonValue = (value: AnyReading['value']) =>
    typeof value !== 'object'
      ? value
      : value.dayOnly
        ? formatTime(value.at).slice(0, 10)
        : isoInstant(value.at);
  const known = { ...draft, ...flags };
  return {
    proposal: {
      problem: suggestion?.problem ?? null,
      ...(suggestion && { detail: suggestion.detail, alsoApplies: suggestion.alsoApplies }),
      ...others,
      ...(paidAt === undefined ? day !== undefined && { paidAt: day } : { paidAt: isoInstant(paidAt) }),
      answers,
    },
    candidates: Object.fromEntries(
      readings
        .filter(([name]) => open.includes(name))
        .map(([name, found]) => [
          name,
          found.map(({ value, words }) => ({ value: jsonValue(value), words })),
        ]),
    ),
    missing: missingFacts(known).map((name) => FACTS[name].flag),
    reasons: readings.flatMap(([fact, found]) =>
      found.map(({ value, words }) => ({ fact, value: jsonValue(value), words })),
    ),
    warnings: warnings.map(({ value, words }) => ({
      warning: value,
      words,
      ...warningWords(value, messages),
    })),
  };
}
