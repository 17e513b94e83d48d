import type { Paint } from '../ports.ts';
import { DAY, dayOf, isoDay } from '../time/day.ts';
import { width } from './text.ts';

/** One mark a meaning, on the line of time and before every clock: what happened, today, and whose end it is. */
export const MARKS = { happened: '●', today: '▲', yours: '○', theirs: '□' } as const;

export interface Mark {
  readonly kind: keyof typeof MARKS;
  /** Milliseconds, UTC; of a clock its end, exclusive. */
  readonly at: number;
  /** It is where a right begins, and no end: the day is that of the instant itself. */
  readonly begins?: boolean;
  /** Others are late: drawn in red. */
  readonly late?: boolean;
}

/** The longest line; a wider screen only makes the gaps wider. */
const LONGEST = 72;
/** A shorter one tells nothing. */
const SHORTEST = 30;
/** Ends further ahead than this are left to the list: they would press the rest into a corner. Milliseconds. */
const AHEAD = 62 * DAY;

/** Which mark stands where several fall on one place. */
const RANK: readonly Mark['kind'][] = ['today', 'theirs', 'yours', 'happened'];

/**
 * A case from its payment to the last end in sight, as a line to scale with days below it if they fit. Empty if
 * the screen is too narrow, or if there is nothing but today to show.
 * @param marks with exactly one of today
 */
export function timeline(
  marks: readonly Mark[],
  columns: number,
  { paint, today: todayWord }: { readonly paint: Paint; readonly today: string },
): string[] {
  const now = marks.find(({ kind }) => kind === 'today')?.at ?? 0;
  const shown = marks.filter(({ at }) => at <= now + AHEAD);
  const first = shown.reduce((least, { at }) => Math.min(least, at), Infinity);
  const last = shown.reduce((most, { at }) => Math.max(most, at), -Infinity);
  const room = Math.min(LONGEST, columns - 4);
  if (room < SHORTEST || first === last) return [];
  const placeOf = (at: number) => Math.round(((at - first) / (last - first)) * (room - 1));
  const byPlace = new Map<number, Mark>();
  for (const kind of RANK)
    for (const mark of shown.filter((one) => one.kind === kind)) {
      const place = placeOf(mark.at);
      const there = byPlace.get(place);
      if (!there || (mark.late && !there.late && there.kind !== 'today')) byPlace.set(place, mark);
    }
  const today = placeOf(now);
  const line = [...byPlace]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([place, mark], index, all) => {
      const gap = (all[index + 1]?.[0] ?? room) - place - 1;
      return [drawn(mark, paint), place < today ? '─'.repeat(gap) : paint.dim('┄'.repeat(gap))];
    });
  const named = [...byPlace].toSorted(([a, one], [b, other]) => rankOf(one) - rankOf(other) || a - b);
  const withYear = last - first > 300 * DAY;
  return [line.join(''), daysBelow(named, room, todayWord, withYear)].map((text) => `  ${text}`);
}

/** Today first, then where the line begins, then the ends. */
function rankOf({ kind }: Mark): number {
  return kind === 'today' ? 0 : kind === 'happened' ? 1 : 2;
}

function drawn({ kind, late }: Mark, paint: Paint): string {
  const mark = MARKS[kind];
  if (late) return paint.red(mark);
  return kind === 'today' ? paint.bold(mark) : mark;
}

/** Month and day (and of long cases the year) below each mark, where no other stands in the way already. */
function daysBelow(
  named: readonly (readonly [number, Mark])[],
  room: number,
  today: string,
  withYear: boolean,
): string {
  const written: { readonly start: number; readonly text: string }[] = [];
  for (const [place, { kind, at, begins }] of named) {
    // An end is exclusive: midnight belongs to the day that is over.
    const text =
      kind === 'today'
        ? today
        : isoDay(dayOf(kind === 'happened' || begins ? at : at - 1)).slice(withYear ? 2 : 5);
    const start = Math.max(0, Math.min(place - Math.floor(width(text) / 2), room - width(text)));
    const free = written.every(
      (other) =>
        other.text !== text && (start > other.start + width(other.text) || start + width(text) < other.start),
    );
    if (free) written.push({ start, text });
  }
  let below = '';
  for (const { start, text } of written.toSorted((a, b) => a.start - b.start))
    below += ' '.repeat(start - width(below)) + text;
  return below;
}
