import { formatYuan } from '../../../src/case/facts.ts';
import { readStory } from '../../../src/reading/story.ts';
import { formatTime } from '../../../src/time/day.ts';
import type { ToldTime } from '../../../src/time/typed.ts';
import type { StoryCase } from './stories.ts';

export const NOON = Date.parse('2026-11-21T12:00:00+08:00');

/** What was read otherwise than the story says, one line each. */
export function faults(story: StoryCase): string[] {
  const { facts, suggestion, warnings } = readStory(story.text, NOON);
  const wrong: string[] = [];
  const expectSame = (name: string, found: unknown, wanted: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      wrong.push(`${name}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
  };
  const told = warnings.map(({ value }) => value);
  // A warning that says which way comes first does as well as no case at all.
  if (story.detail !== null || story.warning === undefined)
    expectSame('detail', suggestion?.detail ?? null, story.detail);
  if (story.warning !== undefined && !told.includes(story.warning as never))
    wrong.push(`warning: ${told.join(', ') || 'none'} instead of ${story.warning}`);
  if (story.warning === undefined && told.length > 0 && story.detail !== null)
    wrong.push(
      `warning: ${told.join(', ')} (${warnings.map(({ words }) => words).join('|')}) instead of none`,
    );
  const several = (values: readonly unknown[]) => (values.length > 1 ? values : (values[0] ?? null));
  const check = (name: string, wanted: unknown, found: readonly unknown[]) => {
    if (wanted !== undefined) expectSame(name, several(found), wanted);
  };
  check(
    'amount',
    story.amount,
    (facts.amountFen ?? []).map(({ value }) => Number(formatYuan(value))),
  );
  check(
    'paidAt',
    story.paidAt,
    (facts.paidAt ?? []).map(({ value }) => timeText(value)),
  );
  check(
    'channel',
    story.channel,
    (facts.payChannel ?? []).map(({ value }) => value),
  );
  check(
    'site',
    story.site,
    (facts.site ?? []).map(({ value }) => value),
  );
  check(
    'order',
    story.order,
    (facts.order ?? []).map(({ value }) => value),
  );
  check(
    'paymentNo',
    story.paymentNo,
    (facts.paymentNo ?? []).map(({ value }) => value),
  );
  return wrong;
}

function timeText({ at, dayOnly }: ToldTime): string {
  return dayOnly ? formatTime(at).slice(0, 10) : formatTime(at);
}
