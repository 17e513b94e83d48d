import { resolve } from 'node:path';
import type { Me } from '../case/me.ts';
import { clean } from '../case/text.ts';
import { askPassphrase, type PassphraseOptions } from '../dialogue/typed.ts';
import { type AnswerIssue, RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import type { Incoming, OpeningOf } from '../sharing/incoming.ts';
import type { CasePackage } from '../sharing/package.ts';
import type { Adoption, AdoptOptions, TailEvent } from '../store/adopt.ts';
import type { StoreReader } from '../store/reading.ts';
import type { Store } from '../store/writing.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import type { Messages } from '../words/words.ts';
import { drop, failureOf } from './evidence-add.ts';

export type ImportPackageOptions = PassphraseOptions & {
  readonly row?: string;
  readonly order?: string;
  readonly logRefunds?: boolean;
};

/**
 * `refund import PACKAGE`: takes a whole case in. Everything is verified first; it is taken as told or nothing is. 1
 * where the case went on on both sides, 4 where files were lost already when the package was made.
 */
export async function importPackage(
  context: Context,
  messages: Messages,
  given: string,
  options: ImportPackageOptions,
): Promise<ExitStatus> {
  refuseBillOptions(options);
  const path = resolve(given);
  const { readPackage } = await import('../sharing/package.ts');
  const { wantedFiles, withIncoming } = await import('../sharing/incoming.ts');
  return withIncoming(path, openingOf(context, messages, options), async (source) => {
    const found = await readPackage(source, path);
    const wanted = await wantedFiles(found, await context.readStore(), path);
    const taken = await takeIn(context, found, wanted, {});
    return report(context, messages, path, found, taken, options.json);
  });
}

/** What chooses a payment in a bill chooses nothing here. */
function refuseBillOptions({ row, order, logRefunds }: ImportPackageOptions): void {
  const given: readonly (readonly [string, string | undefined])[] = [
    ['row', row],
    ['order', order],
    ['log-refunds', logRefunds ? '' : undefined],
  ];
  const issues = given.flatMap(([flag, value]): AnswerIssue[] =>
    value === undefined ? [] : [{ flag, given: value, reason: 'not-with-package' }],
  );
  if (issues.length > 0) throw new RefundError('bad-answers', { issues });
}

async function report(
  context: Context,
  messages: Messages,
  path: string,
  { summary }: CasePackage,
  { adoptions, files }: TakenIn,
  json: boolean | undefined,
): Promise<ExitStatus> {
  const { stdout, stderr } = context;
  const { packages, backup } = messages;
  const [adoption] = adoptions;
  if (!adoption) throw new RefundError('internal', { reason: 'a package without a case' });
  const status: ExitStatus = adoption.outcome === 'forked' ? 1 : summary.lost.length > 0 ? 4 : 0;
  const { madeAt, lost, head } = summary;
  if (json) {
    writeJson(stdout, { path, madeAt, ...adoptionJson(adoption), files, lost, head });
    return status;
  }
  const { outcome, came, number, identity } = adoption;
  if (!stdout.isTerminal) writeLines(stdout, [[outcome, came, number, identity].join('\t')]);
  const output = stdout.isTerminal ? stdout : stderr;
  const lines = [
    packages.imported(clean(path), isTaken(adoption)),
    ...adoptionLines(await context.readStore(), messages, adoptions, {
      words: { ...backup, ...packages.incoming },
      merge: true,
    }),
    ...(files.fresh + files.mended > 0 ? [backup.filesTaken(files.fresh, files.mended)] : []),
    ...(lost.length > 0 ? [packages.lost(lost.length)] : []),
    packages.seeCase(`refund status ${number}`),
  ];
  writeLines(
    output,
    lines.flatMap((line) => wrap(line, output.columns, '  ')),
  );
  return status;
}

/** What was taken in. */
export interface TakenIn {
  readonly adoptions: readonly Adoption[];
  /** Files that were not here, and those whose bytes here were others. */
  readonly files: { readonly fresh: number; readonly mended: number };
  /** Of who the user is: taken, left as it is here, or nothing came. */
  readonly me: 'taken' | 'kept' | null;
}

/**
 * Takes in what was verified: files first, then who the user is, then the journal. Whatever fails, nothing of it
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
  const kept: { digest: string; fresh: boolean }[] = [];
  const files = { fresh: 0, mended: 0 };
  let me: TakenIn['me'] = null;
  try {
    for (const digest of wanted) {
      const what = await keep(store, incoming, digest);
      kept.push({ digest, fresh: what === 'fresh' });
      if (what !== 'there') files[what] += 1;
    }
    me = whatOfMe(context, theirs);
    if (me === 'taken') context.writeMe(theirs);
    const adoptions = await store.adopt(incoming.chains(), { ...options, lost: incoming.lost });
    return { adoptions, files, me };
  } catch (error) {
    // Everything is recorded; only what was to go is still there.
    if (error instanceof RefundError && error.code === 'bytes-left') throw error;
    if (me === 'taken') forgetMe(context);
    drop(store, kept);
    throw failureOf(error, context.environment.home, [], 0);
  }
}

/** @throws RefundError `package-refused` where the bytes are no longer those that were verified */
async function keep(store: Store, incoming: Incoming, digest: string): Promise<'fresh' | 'there' | 'mended'> {
  const what = await store.keepPieces(digest, incoming.open(digest));
  if (what !== null) return what;
  throw new RefundError('package-refused', { path: incoming.memberOf(digest), why: 'damaged', item: null });
}

/** Only where nothing is known here. */
function whatOfMe(context: Context, me: Me): TakenIn['me'] {
  if (Object.keys(me).length === 0) return null;
  let here: Me;
  try {
    here = context.readMe();
  } catch (error) {
    if (!(error instanceof RefundError)) throw error;
    return 'kept';
  }
  return Object.keys(here).length > 0 ? 'kept' : 'taken';
}

function forgetMe(context: Context): void {
  try {
    context.writeMe({});
  } catch {
    // The first failure is what has to be told.
  }
}

/** The sentences, which name where the cases came from. */
type AdoptionWords = Pick<
  Messages['backup'],
  'came' | 'sameOrder' | 'andMore' | 'longer' | 'shorter' | 'same' | 'forked' | 'tailHere' | 'tailThere'
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
  messages: Messages,
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
  ];
}

/** Its site and order, as they are known here now; nothing where the whole case was erased. */
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

/** How a package or backup is opened, for `withIncoming`. */
export function openingOf(context: Context, messages: Messages, options: PassphraseOptions): OpeningOf {
  const { effects, environment, randomHex } = context;
  return {
    effects,
    randomHex,
    home: environment.home,
    passphrase: () => askPassphrase(context, messages, options, { twice: false }),
  };
}
