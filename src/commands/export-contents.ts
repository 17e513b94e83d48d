import { type Assessment, assess } from '../advice/assess.ts';
import { foldHistory } from '../case/fold.ts';
import { isoInstant } from '../deadlines/civil-day.ts';
import { makeRules } from '../deadlines/rules.ts';
import { RefundError } from '../errors.ts';
import type { PackageContents } from '../exchange/package/contents.ts';
import type { LetterRecipient } from '../knowledge/parties.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, StoreReader } from '../ports.ts';
import { checkTravelling } from '../store/check-travelling.ts';
import { assessmentJson, caseJson } from './case-json.ts';
import { type ChosenFiles, chooseFiles } from './export-files.ts';
import { letterView } from './letter-view.ts';

export interface Exported {
  readonly contents: PackageContents;
  readonly chosen: ChosenFiles;
  /** What this recipient needs to know of the user, and nobody said. */
  readonly missingOfMe: readonly string[];
}

/**
 * What goes into a package: read once, and where it is for somebody, only what they may see.
 * @throws RefundError `no-such-case`, `store-damaged`
 */
export async function gather(
  context: Context,
  messages: Messages,
  number: number,
  { to, redacted }: { readonly to: LetterRecipient | null; readonly redacted: boolean },
): Promise<Exported> {
  const { clock, environment } = context;
  const store = await context.readStore();
  const stored = store.caseByNumber(number);
  const { chain, history } = chainOf(context, store, number);
  const state = foldHistory(history) ?? stored.state;
  const assessment = assess({ number, state }, makeRules(store.ownRules()), clock.now());
  const me = to === null ? {} : context.readMe();
  const form = { form: 'formal', format: 'text', days: 7 } as const;
  const view = letterView(assessment, history, me, { ...form, to: to ?? 'site' });
  const { maskOf, sharedView } = await import('../exchange/package/shared-view.ts');
  const mask = maskOf(view, to, redacted);
  const shared = sharedView(view, to, mask);
  const chosen = await chooseFiles(store, { view, shared, history, to, redacted });
  const whole = to === null && !redacted;
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
    program: environment.version,
    madeAt: isoInstant(clock.now()),
  };
  const { RECIPIENTS } = await import('../letters/recipients.ts');
  const needed = to === null ? [] : RECIPIENTS[to].needs(view);
  const missingOfMe = needed.flatMap((need) =>
    need.of === 'me' && me[need.name] === undefined ? [need.name] : [],
  );
  return { contents, chosen, missingOfMe };
}

/** The chain and what it says, which must hold: what is handed on can be checked by others. */
function chainOf({ environment }: Context, store: StoreReader, number: number) {
  const chain = store.travelling(number);
  try {
    return { chain, history: checkTravelling(chain, () => {}).history };
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
  const { maskDeep } = await import('../exchange/package/masking.ts');
  const asOf = isoInstant(assessment.now);
  if (to !== null) {
    const { id: _, reasons: __, ...view } = caseJson(assessment);
    return { schema: 1, asOf, for: to, case: maskDeep(view, mask) };
  }
  const { case: view, deadlines, next } = assessmentJson(assessment, messages, environment.language);
  return { schema: 1, asOf, case: maskDeep({ ...view, deadlines, next }, mask) };
}
