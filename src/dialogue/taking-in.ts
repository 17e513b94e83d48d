import { type Me, ME_FIELDS } from '../case/me.ts';
import { foldHistory } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { RefundError } from '../errors.ts';
import type { Incoming, OpeningOf } from '../sharing/incoming.ts';
import type { Adoption, AdoptOptions, TailEvent } from '../store/adopt.ts';
import type { StoreReader } from '../store/reading.ts';
import { sizeOf } from '../store/vault.ts';
import type { Store } from '../store/writing.ts';
import { say } from '../terminal/text.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import type { Areas, MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';
import { Answers } from './asking.ts';
import { dropKept, keepingFailure, refuseTooLarge } from './files.ts';
import { askPassphrase, type PassphraseOptions } from './typed.ts';

/** What `import` and `restore` share: a package or backup is opened, verified and taken in, and told of. */

/** What was taken in. */
export interface TakenIn {
  readonly adoptions: readonly Adoption[];
  /** Files that were not here, and those whose bytes here were others. */
  readonly files: { readonly fresh: number; readonly mended: number };
  /** Who the user is: taken, left as it is here, or null if it did not come. */
  readonly me: 'taken' | 'kept' | null;
}

/**
 * Takes in what was verified: files first, then who the user is, then the journal. If any of it fails, nothing
 * stays.
 * @param wanted digests of the files that are to be kept here
 */
export async function takeIn(
  context: Context,
  incoming: Incoming,
  wanted: ReadonlySet<string>,
  { me: theirs = {}, ...options }: Omit<AdoptOptions, 'lost'> & { readonly me?: Me },
): Promise<TakenIn> {
  const store = await context.writeStore();
  const fresh = [...wanted].filter((digest) => sizeOf(store.vaultPath(digest)) === 0);
  const needed = fresh.reduce((sum, digest) => sum + incoming.sizeOf(digest), 0);
  refuseTooLarge(context, store.vaultPath(''), needed, 'kept');
  const kept: { digest: string; fresh: boolean }[] = [];
  const files = { fresh: 0, mended: 0 };
  let me: TakenIn['me'] = null;
  try {
    for (const digest of wanted) {
      const what = await keep(store, incoming, digest);
      kept.push({ digest, fresh: what === 'fresh' });
      if (what !== 'there') files[what] += 1;
    }
    me = await whatOfMe(context, theirs);
    if (me === 'taken') await context.changeMe((here) => (isEmpty(here) ? theirs : here));
    const adoptions = await store.adopt(incoming.chains(), { ...options, lost: incoming.lost });
    return { adoptions, files, me };
  } catch (error) {
    // Everything is recorded; only bytes that should have gone are still there, or nobody could read it back.
    if (error instanceof RefundError && ['bytes-left', 'not-read-back'].includes(error.code)) throw error;
    if (me === 'taken') await forgetMe(context, theirs);
    dropKept(store, kept);
    throw keepingFailure(error, context.environment.home, [], null);
  }
}

/**
 * What was erased elsewhere is erased here, too, and for good: that is told and confirmed before anything is taken.
 * @throws RefundError `no-terminal`, `cancelled`
 */
export async function confirmErasing(
  context: Context,
  messages: MessagesWith<'evidence'>,
  erased: readonly { readonly number: number; readonly count: number }[],
  { yes, json }: { readonly yes?: boolean; readonly json?: boolean },
): Promise<void> {
  if (erased.length === 0 || yes) return;
  const { packages } = messages;
  say(
    context.stderr,
    erased.map(({ number, count }) => packages.erases(number, count)),
  );
  const answers = new Answers(context, messages, json);
  if (!answers.mayAsk) throw new RefundError('no-terminal', { flag: '--yes' });
  const words = { ask: packages.askErasing, why: packages.askErasingWhy };
  if (!(await answers.confirm(words, false))) throw new RefundError('cancelled', { draft: false });
}

/** @throws RefundError `package-refused` if the bytes are no longer those that were verified */
async function keep(store: Store, incoming: Incoming, digest: string): Promise<'fresh' | 'there' | 'mended'> {
  const what = await store.keepPieces(digest, incoming.open(digest));
  if (what !== null) return what;
  throw new RefundError('package-refused', { path: incoming.memberOf(digest), why: 'damaged', item: null });
}

/** It is taken only if nothing is known of the user here. */
async function whatOfMe(context: Context, me: Me): Promise<TakenIn['me']> {
  if (isEmpty(me)) return null;
  let here: Me;
  try {
    here = await context.readMe();
  } catch (error) {
    if (!(error instanceof RefundError)) throw error;
    return 'kept';
  }
  return isEmpty(here) ? 'taken' : 'kept';
}

const isEmpty = (me: Me) => Object.keys(me).length === 0;

/** Unless another window said something else meanwhile. */
async function forgetMe(context: Context, theirs: Me): Promise<void> {
  try {
    await context.changeMe((here) => (ME_FIELDS.every((field) => here[field] === theirs[field]) ? {} : here));
  } catch {
    // The first failure is what has to be told.
  }
}

/** The sentences; those of a package and of a backup name different things. */
type AdoptionWords = Pick<
  Areas['evidence']['backup'],
  | 'came'
  | 'sameOrder'
  | 'andMore'
  | 'longer'
  | 'shorter'
  | 'gone'
  | 'same'
  | 'forked'
  | 'damagedHere'
  | 'tailHere'
  | 'tailThere'
>;

interface AdoptionReport {
  readonly words: AdoptionWords;
  /** They came beside what was here already: every one is named. */
  readonly merge: boolean;
}

/** Cases named one by one on a screen; the rest is counted. */
const MOST_LINES = 30;

/** It stands here now as a case that was not here. */
export function isTaken({ outcome }: Adoption): boolean {
  return outcome === 'new';
}

/** What became of each case that came, line by line. */
export function adoptionLines(
  store: StoreReader,
  messages: MessagesWith<'evidence'>,
  cases: readonly Adoption[],
  { words, merge }: AdoptionReport,
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
  const same = of('same').filter(({ damagedHere }) => !damagedHere);
  const forked = of('forked').flatMap((one) => [
    words.forked(one.number ?? 0),
    ...tail(one.here, words.tailHere, messages),
    ...tail(one.there, words.tailThere, messages),
  ]);
  return [
    ...lines,
    ...(told && taken.length > MOST_LINES ? [words.andMore(taken.length - MOST_LINES)] : []),
    ...of('longer').map(({ number }) => words.longer(number ?? 0)),
    ...of('shorter').map(({ number }) =>
      isGone(store, number) ? words.gone(number ?? 0) : words.shorter(number ?? 0),
    ),
    ...(same.length > 0 ? [words.same(same.length)] : []),
    ...forked,
    ...cases.flatMap((one) => (one.damagedHere ? [words.damagedHere(one.number ?? 0, isInFull(one))] : [])),
  ];
}

/** All that was recorded here came as well: it can be had whole from there. */
function isInFull({ outcome }: Adoption): boolean {
  return outcome === 'same' || outcome === 'longer';
}

/** Whether the case here was taken back or erased: it has a history and nothing to look at. */
export function isGone(store: StoreReader, number: number | null): boolean {
  return number !== null && foldHistory(store.history(number)) === null;
}

/** Its site and order, as they are known here now; empty if the whole case was erased. */
function titleOf(store: StoreReader, { number }: Adoption): string {
  const [opening] = store.history(number ?? 0);
  if (opening?.event?.type !== 'case-opened') return '';
  const { site, order, paymentNo } = opening.event.facts;
  return [site, order ?? paymentNo ?? ''].map(clean).join(' ').trim();
}

function notes({ sameOrder }: Adoption, words: AdoptionWords, merge: boolean): string {
  return merge && sameOrder !== null ? words.sameOrder(sameOrder) : '';
}

function tail(
  events: readonly TailEvent[],
  heading: (count: number) => string,
  { backup, history }: MessagesWith<'evidence'>,
): string[] {
  const shown = events.slice(0, MOST_LINES).map(({ seq, type, recordedAt }) => {
    const what = type === null ? history.erased : (history.types[type] ?? type);
    return `    ${backup.tailEvent(seq, recordedAt === null ? '' : formatTime(recordedAt), what)}`;
  });
  return [`  ${heading(events.length)}`, ...shown];
}

/** The same for scripts. */
export function adoptionJson({
  outcome,
  identity,
  came,
  number,
  sameOrder,
  here,
  there,
  damagedHere,
  textLeft,
}: Adoption) {
  const tailJson = (events: readonly TailEvent[]) =>
    events.map(({ seq, type, recordedAt }) => ({
      seq,
      type,
      recordedAt: recordedAt === null ? null : isoInstant(recordedAt),
    }));
  return {
    outcome,
    identity,
    came,
    number,
    sameOrder,
    here: tailJson(here),
    there: tailJson(there),
    damagedHere,
    textLeft,
  };
}

/** How a package or backup is opened, for `withIncoming`. */
export function openingOf(
  context: Context,
  messages: MessagesWith<'evidence'>,
  options: PassphraseOptions,
): OpeningOf {
  const { effects, environment, randomHex } = context;
  return {
    effects,
    randomHex,
    home: environment.home,
    passphrase: () => askPassphrase(context, messages, options, { twice: false }),
    takesLong: ({ seconds, megabytes }) => say(context.stderr, messages.backup.takesLong(seconds, megabytes)),
  };
}
