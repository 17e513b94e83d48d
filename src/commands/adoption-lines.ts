import { clean } from '../case/clean.ts';
import { formatTime } from '../case/time-text.ts';
import { isoInstant } from '../deadlines/civil-day.ts';
import type { Messages } from '../messages/messages.ts';
import type { Adoption, StoreReader, TailEvent } from '../ports.ts';

/** The sentences, which name where the cases came from. */
type AdoptionWords = Pick<
  Messages['backup'],
  | 'came'
  | 'copied'
  | 'sameOrder'
  | 'andMore'
  | 'longer'
  | 'shorter'
  | 'same'
  | 'forked'
  | 'tailHere'
  | 'tailThere'
  | 'howToCopy'
>;

interface AdoptionReport {
  readonly words: AdoptionWords;
  /** They came beside what was here already: every one is named. */
  readonly merge: boolean;
  /** The command that takes a case as a copy. */
  readonly copy: string;
}

/** Cases named one by one on a screen; the rest is counted. */
const MOST_LINES = 30;

/** It stands here now as a case that was not here. */
export function isTaken({ outcome }: Adoption): boolean {
  return outcome === 'new' || outcome === 'copied';
}

/** What became of each case that came, line by line. */
export function adoptionLines(
  store: StoreReader,
  messages: Messages,
  cases: readonly Adoption[],
  { words, merge, copy }: AdoptionReport,
): string[] {
  const of = (...wanted: readonly Adoption['outcome'][]) =>
    cases.filter(({ outcome }) => wanted.includes(outcome));
  const taken = cases.filter(isTaken);
  const told = merge || taken.some(({ came, number }) => came !== number);
  const lines = taken
    .slice(0, told ? MOST_LINES : 0)
    .map(
      (one) =>
        `· ${words.came(one.number ?? 0, one.came ?? 0, titleOf(store, one))}${notes(one, words, merge)}`,
    );
  const forked = of('forked').flatMap((one) => [
    words.forked(one.number ?? 0),
    ...tail(one.here, words.tailHere, messages),
    ...tail(one.there, words.tailThere, messages),
  ]);
  return [
    ...lines,
    ...(told && taken.length > MOST_LINES ? [words.andMore(taken.length - MOST_LINES)] : []),
    ...of('longer').map(({ number }) => words.longer(number ?? 0)),
    ...of('shorter').map(({ number }) => words.shorter(number ?? 0)),
    ...(of('same').length > 0 ? [words.same(of('same').length)] : []),
    ...forked,
    ...(forked.length > 0 ? [words.howToCopy(copy)] : []),
  ];
}

/** Its site and order, as they are known here now; nothing where the whole case was erased. */
function titleOf(store: StoreReader, { number }: Adoption): string {
  const [opening] = store.history(number ?? 0);
  if (opening?.event?.type !== 'case-opened') return '';
  const { site, order, paymentNo } = opening.event.facts;
  return [site, order ?? paymentNo ?? ''].map(clean).join(' ').trim();
}

function notes({ outcome, sameOrder }: Adoption, words: AdoptionWords, merge: boolean): string {
  if (outcome === 'copied') return words.copied;
  return merge && sameOrder !== null ? words.sameOrder(sameOrder) : '';
}

function tail(
  events: readonly TailEvent[],
  heading: (count: number) => string,
  { backup, history }: Messages,
): string[] {
  const shown = events.slice(0, MOST_LINES).map(({ seq, type, recordedAt }) => {
    const what = type === null ? history.erased : (history.types[type] ?? type);
    return `    ${backup.tailEvent(seq, recordedAt === null ? '' : formatTime(recordedAt), what)}`;
  });
  return [`  ${heading(events.length)}`, ...shown];
}

/** The same for scripts. */
export function adoptionJson({ outcome, identity, came, number, sameOrder, here, there }: Adoption) {
  const tailJson = (events: readonly TailEvent[]) =>
    events.map(({ seq, type, recordedAt }) => ({
      seq,
      type,
      recordedAt: recordedAt === null ? null : isoInstant(recordedAt),
    }));
  return { outcome, identity, came, number, sameOrder, here: tailJson(here), there: tailJson(there) };
}
