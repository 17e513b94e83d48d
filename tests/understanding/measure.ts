import type { Model } from '../../src/reading/model.ts';
import { readReply, type ReplyProposal } from '../../src/reading/reply.ts';
import { readStory, type StoryReading } from '../../src/reading/story.ts';
import { formatTime, isoInstant } from '../../src/time/day.ts';
import type { Period } from '../../src/time/period.ts';
import type { ToldTime } from '../../src/time/typed.ts';
import { clockOf, type Reply, type Story } from './corpus.ts';

/** How often something was so, of how many times it could have been. */
export interface Share {
  readonly hits: number;
  readonly of: number;
}
export type Figures = Readonly<Record<string, Share>>;

/** What one text adds to each figure: 1 or 0, or nothing where the figure does not speak of it. */
export type Marks = Readonly<Record<string, 0 | 1 | undefined>>;

export const mark = (so: boolean): 0 | 1 => (so ? 1 : 0);

export function figuresOf(all: readonly Marks[]): Figures {
  const figures: Record<string, { hits: number; of: number }> = {};
  for (const marks of all) {
    for (const [name, one] of Object.entries(marks)) {
      if (one === undefined) continue;
      const figure = (figures[name] ??= { hits: 0, of: 0 });
      figure.hits += one;
      figure.of += 1;
    }
  }
  return figures;
}

export const FACTS = ['platform', 'order', 'paymentNo', 'amountFen', 'paidAt', 'payChannel'] as const;

/** What was given of a fact: one value, several to choose from, or none. */
function given(reading: StoryReading, fact: (typeof FACTS)[number]): readonly unknown[] {
  const { facts } = reading;
  switch (fact) {
    case 'platform':
      return (facts.site ?? []).map(({ value }) => value);
    case 'paidAt':
      return (facts.paidAt ?? []).map(({ value }) => told(value));
    default:
      return (facts[fact] ?? []).map(({ value }) => value);
  }
}

const told = ({ at, dayOnly }: ToldTime) => (dayOnly ? formatTime(at).slice(0, 10) : isoInstant(at));

/** How a fact was read: right, or only its day, or wrong, or offered among several, or not at all. */
export function factMarks(story: Story, reading: StoryReading): Marks {
  const marks: Record<string, 0 | 1 | undefined> = {};
  for (const fact of FACTS) {
    const wanted = story[fact];
    const found = given(reading, fact);
    if (wanted === undefined) continue;
    const only = found.length === 1 ? found[0] : undefined;
    const same = (value: unknown) => value === wanted || (fact === 'paidAt' && sameTime(value, wanted));
    if (wanted === null) {
      marks[`${fact} invented`] = mark(only !== undefined);
      continue;
    }
    if (Array.isArray(wanted)) continue;
    const dayOnly =
      fact === 'paidAt' && typeof only === 'string' && only.length === 10 && String(wanted).startsWith(only);
    marks[`${fact} found`] = mark(only !== undefined && same(only));
    if (only !== undefined) {
      marks[`${fact} wrong`] = mark(!same(only) && !dayOnly);
    }
  }
  return marks;
}

const sameTime = (value: unknown, wanted: unknown) =>
  typeof value === 'string' &&
  typeof wanted === 'string' &&
  value.length > 10 &&
  wanted.length > 10 &&
  Math.floor(Date.parse(value) / 60_000) === Math.floor(Date.parse(wanted) / 60_000);

export function storyMarks(story: Story, reading: StoryReading): Marks {
  const { suggestion, near, warnings } = reading;
  const warned = story.warnings.some((one) => warnings.some(({ value }) => value === one));
  const fits = (problem: string | null) =>
    problem === story.problem || story.alsoAcceptable.includes(problem as never);
  const stated = suggestion !== null;
  const right = stated && (fits(suggestion.problem) || warned);
  const offered = near.some(({ problem }) => fits(problem));
  const silent = !stated && near.length === 0;
  return {
    'stated is right': stated ? mark(right) : undefined,
    stated: story.problem === null ? undefined : mark(stated),
    'right or offered': mark(right || offered || (silent && (fits(null) || warned))),
    'detail is right': stated && story.detail !== null ? mark(suggestion.detail === story.detail) : undefined,
    'circumstance told': story.warnings.length > 0 ? mark(warned) : undefined,
    'false alarm': story.warnings.length === 0 ? mark(warnings.length > 0) : undefined,
    ...factMarks(story, reading),
  };
}

export function replyMarks(reply: Reply, proposal: ReplyProposal): Marks {
  const outcome = proposal.outcome?.value ?? null;
  const fits = outcome === reply.outcome || reply.alsoAcceptable.includes(outcome);
  const promise = promiseMark(reply, proposal);
  const no = reply.outcome === 'refused' || reply.feeDemanded === true;
  return {
    'outcome right when stated': outcome === null ? undefined : mark(fits),
    'outcome stated': reply.outcome === null ? undefined : mark(outcome !== null),
    'no read as yes': no
      ? mark((outcome === 'accepted' || outcome === 'settled') && !reply.alsoAcceptable.includes(outcome))
      : undefined,
    'money back seen': reply.alreadyRefunded ? mark(proposal.moneyBack !== null) : undefined,
    'money back invented': reply.alreadyRefunded ? undefined : mark(proposal.moneyBack !== null),
    'fee seen': reply.feeDemanded ? mark(proposal.feeDemanded !== null) : undefined,
    'fee invented': reply.feeDemanded ? undefined : mark(proposal.feeDemanded !== null),
    ...promise,
  };
}

function promiseMark(reply: Reply, { due }: ReplyProposal): Marks {
  const { promise } = reply;
  if (promise === undefined || reply.promiseOpen) return {};
  if (promise === null) return { 'promise invented': mark(due !== null && reply.outcome !== 'asks-more') };
  return { 'promise right': mark(due !== null && isPromised(promise, due.value)) };
}

/** Whether a time that was read is the one that was promised. */
export function isPromised(promise: NonNullable<Reply['promise']>, value: Period): boolean {
  if ('until' in value) {
    // The end of a day is the next one's beginning.
    const end = formatTime(value.until - 1).slice(0, 10);
    const { at } = promise;
    return at !== undefined && (at.length > 10 ? Date.parse(at) === value.until : at === end);
  }
  const most = value.most ?? value.amount;
  const wanted = {
    minutes: promise.minutes,
    hours: promise.hours,
    days: promise.days,
    'working-days': promise.workdays,
  }[value.unit as 'hours'];
  const asHours = value.unit === 'days' && promise.hours === most * 24;
  return wanted === most || asHours || (value.unit === 'months' && promise.days === most * 30);
}

export const readOne = (story: Story, model: Model) => readStory(story.story, clockOf(story), model);
export const readOneReply = (reply: Reply, model: Model) => readReply(reply.text, clockOf(reply), model);
