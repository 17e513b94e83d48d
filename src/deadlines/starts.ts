import type { Moment } from '../case/state.ts';
import type { Trigger } from '../knowledge/windows/row.ts';
import type { RowOfCase } from './window.ts';

/** Whether one moment comes after another; in the same minute the order they were written down in decides. */
export function isAfter(later: Moment, earlier: Moment): boolean {
  return later.at > earlier.at || (later.at === earlier.at && later.seq > earlier.seq);
}

/** The moments that start a window: the first, every one, or anew each time it was met. */
export function startsOf(row: RowOfCase, moments: readonly Moment[]): Moment[] {
  const candidates = candidatesOf(row, moments);
  const [first] = candidates;
  if (first === undefined) return [];
  if (row.begins === 'each') return candidates;
  if (row.begins === 'once') return [first];
  const starts: Moment[] = [];
  for (let start: Moment | undefined = first; start !== undefined;) {
    starts.push(start);
    const met = metOf(row.metBy, start, moments);
    start = met && candidates.find((candidate) => isAfter(candidate, met));
  }
  return starts;
}

/** The first moment after a start that meets the clock. */
export function metOf(
  metBy: readonly Trigger[],
  start: Moment,
  moments: readonly Moment[],
): Moment | undefined {
  return sorted(
    moments.filter(
      (moment) =>
        moment.seq !== start.seq &&
        isAfter(moment, start) &&
        metBy.some((trigger) => fits(trigger, moment, start)),
    ),
  )[0];
}

/** What may start a window, by the first kind of moment there is any of. */
function candidatesOf({ starts, unlessWith }: RowOfCase, moments: readonly Moment[]): Moment[] {
  for (const trigger of starts) {
    const found = moments.filter(
      (moment) =>
        fits(trigger, moment) &&
        (unlessWith === undefined ||
          !moments.some(({ kind, seq }) => kind === unlessWith && seq === moment.seq)),
    );
    if (found.length > 0) return sorted(found);
  }
  return [];
}

function fits({ moment: kind, by }: Trigger, moment: Moment, start?: Moment): boolean {
  if (moment.kind !== kind) return false;
  return by === undefined || moment.party === (by === 'same' ? start?.party : by);
}

function sorted(moments: readonly Moment[]): Moment[] {
  return moments.toSorted((a, b) => (isAfter(a, b) ? 1 : -1));
}
