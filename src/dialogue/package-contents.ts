import { createHash } from 'node:crypto';
import { assess, type Assessment } from '../advice/assess.ts';
import { lettersOf, liveEvents, type Recorded } from '../case/history.ts';
import { foldHistory } from '../case/state.ts';
import { RefundError } from '../errors.ts';
import { type LetterRecipient, PARTIES } from '../law/parties.ts';
import type { LetterView } from '../letters/letter.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import type { LetterNow, PackageContents } from '../sharing/contents.ts';
import { FileNames, LETTERS } from '../sharing/package.ts';
import { type Mask, maskDeep, maskOf, sharedView } from '../sharing/visibility.ts';
import { checkTravelling } from '../store/chain.ts';
import type { StoreReader } from '../store/reading.ts';
import { digestOf } from '../store/vault.ts';
import { dayOf, isoDay, isoInstant } from '../time/day.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import { assessmentJson, caseJson, rulesOf } from './answer.ts';
import { letterForPackage, letterView, meFor } from './letter-draft.ts';
import { chooseFiles, type ChosenFiles } from './package-files.ts';
import type { Warned } from './sent-letters.ts';

/** What a package of a case holds, as the case stands at one instant: its record, its letter, its files. */

export interface Exported {
  readonly contents: PackageContents;
  readonly chosen: ChosenFiles;
  /** What this recipient needs to know of the user, and the user did not say. */
  readonly missingOfMe: readonly string[];
  /** Why the letter to this recipient is not there. */
  readonly stops: readonly Warned[];
}

/**
 * What goes into a package: read once, and for a recipient only what they may see.
 * @throws RefundError `no-such-case`, `store-damaged`
 */
export async function gather(
  context: Context,
  messages: Messages,
  number: number,
  { to, redacted, strip }: { to: LetterRecipient | null; redacted: boolean; strip: boolean },
): Promise<Exported> {
  const { clock, environment } = context;
  const store = await context.readStore();
  const stored = store.caseByNumber(number);
  const { chain, history } = chainOf(context, store, number);
  const state = foldHistory(history) ?? stored.state;
  const assessment = assess({ number, state }, rulesOf(store), clock.now());
  // What is to be hidden must be known, too.
  const me = to === null ? (redacted ? await context.readMe() : {}) : await meFor(context, to);
  const form = { form: 'formal', format: 'text', days: 7 } as const;
  const view = letterView(assessment, history, me, { ...form, to: to ?? 'site' });
  const mask = maskOf(view, to, redacted);
  const shared = sharedView(view, to, mask);
  const chosen = await chooseFiles(store, { view, shared, history, to, redacted, strip });
  const now =
    to === null
      ? null
      : await letterNow(context, { assessment, history, me, state: shared.state, to, mask, store });
  const stripped = chosen.files.exhibits.some(({ copy }) => copy) || chosen.places.length > 0;
  const whole = to === null && !redacted && !(strip && stripped);
  const contents: PackageContents = {
    view: shared,
    to,
    redacted,
    whole,
    mask,
    chain,
    history,
    caseJson: await jsonOf({ ...assessment, state: shared.state }, messages, context, { to, mask }),
    ...chosen.files,
    letter: now?.letter ?? null,
    program: environment.version,
    madeAt: isoInstant(clock.now()),
  };
  const needed = to === null ? [] : RECIPIENTS[to].needs(view);
  const missingOfMe = needed.flatMap((need) =>
    need.of === 'me' && me[need.name] === undefined ? [need.name] : [],
  );
  return { contents, chosen, missingOfMe, stops: now?.stops ?? [] };
}

/** The letter to the recipient as it reads now; or why the package has none, on its page and for the user. */
async function letterNow(
  { environment }: Context,
  from: {
    readonly assessment: Assessment;
    readonly history: readonly Recorded[];
    readonly me: LetterView['me'];
    readonly state: LetterView['state'];
    readonly to: LetterRecipient;
    readonly mask: Mask;
    readonly store: StoreReader;
  },
): Promise<{ readonly letter: LetterNow | null; readonly stops: readonly Warned[] }> {
  const { assessment, history, me, state, to, mask, store } = from;
  const letterIn = (language: 'zh' | 'en') =>
    letterForPackage(assessment, history, { me, state }, to, language);
  const drafted = await letterIn('zh');
  if (drafted.text === null) {
    const told = environment.language === 'zh' ? drafted : await letterIn(environment.language);
    const stops = told.text === null ? told.stops : drafted.stops;
    return {
      letter: { member: null, why: drafted.stops.map(({ what }) => mask(what)) },
      stops: stops.map(({ guard, what, instead }) => ({ warning: guard, what, instead })),
    };
  }
  const bytes = Buffer.from(drafted.text);
  const live = liveEvents(history);
  const newest = lettersOf(history).findLast(({ seq, event }) => live.has(seq) && event.to === to);
  const isKept =
    newest !== undefined && digestOf(store.vaultPath(newest.event.digest))?.digest === sha256(bytes);
  const name = `${isoDay(dayOf(assessment.now))}.txt`;
  const member = new FileNames().give(LETTERS, `现在给${PARTIES[to].zh}`, name);
  return { letter: isKept ? null : { member, text: mask(drafted.text) }, stops: [] };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The chain and what it says, which must hold: what is handed on can be checked by others. */
function chainOf({ environment }: Context, store: StoreReader, number: number) {
  const chain = store.travelling(number);
  try {
    return { chain, history: checkTravelling(chain).history };
  } catch (error) {
    if (!(error instanceof RefundError) || error.code !== 'chain-refused') throw error;
    throw new RefundError('store-damaged', { path: environment.home, reason: 'event' }, error);
  }
}

/** As `status --json` prints it; for a recipient the case alone, without what is advice to the user. */
async function jsonOf(
  assessment: Assessment,
  messages: Messages,
  { environment }: Context,
  { to, mask }: Pick<PackageContents, 'to' | 'mask'>,
): Promise<object> {
  const asOf = isoInstant(assessment.now);
  if (to !== null) {
    const { id: _, reasons: __, ...view } = caseJson(assessment);
    return { schema: 1, asOf, for: to, case: maskDeep(view, mask) };
  }
  const { case: view, deadlines, next } = assessmentJson(assessment, messages, environment.language);
  return { schema: 1, asOf, case: maskDeep({ ...view, deadlines, next }, mask) };
}
