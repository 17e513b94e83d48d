import { resolve } from 'node:path';
import type { Me } from '../case/me.ts';
import { RefundError } from '../errors.ts';
import type { Backup } from '../exchange/backup/read-backup.ts';
import type { Messages } from '../messages/messages.ts';
import type { Adoption, Context, ExitStatus, Store } from '../ports.ts';
import { shellQuote } from '../terminal/shell-quote.ts';
import { failureOf } from './evidence-failure.ts';
import { drop } from './evidence-keep.ts';
import type { PassphraseOptions } from './passphrase.ts';
import { reportRestored } from './restore-report.ts';
import { withBackupSource } from './restore-source.ts';

export type RestoreOptions = PassphraseOptions & { readonly merge?: boolean; readonly asCopy?: boolean };

/** What was taken in. */
export interface Restored {
  readonly backup: Backup;
  readonly adoptions: readonly Adoption[];
  /** Files that were not here, and those whose bytes here were others. */
  readonly files: { readonly fresh: number; readonly mended: number };
  /** Of who the user is: taken, left as it is here, or not in the backup. */
  readonly me: 'taken' | 'kept' | null;
  readonly drafts: 'taken' | 'kept' | null;
}

/**
 * `refund restore`: takes a backup in, into an empty home or beside what is there. Everything is verified first; all
 * is taken as told or nothing. 1 where a case went on on both sides, 4 where the backup was damaged when it was made.
 */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: RestoreOptions,
): Promise<ExitStatus> {
  const path = resolve(given);
  const merge = options.merge === true || options.asCopy === true;
  const before = await context.readStore();
  if (!merge && !before.isEmpty())
    throw new RefundError('home-not-empty', { cases: before.numbers().length, path: shellQuote(given) });
  const { readBackup } = await import('../exchange/backup/read-backup.ts');
  const { wantedFiles } = await import('../exchange/backup/plan.ts');
  return withBackupSource(context, messages, path, options, async (source) => {
    const backup = await readBackup(source, path);
    const wanted = await wantedFiles(backup, before, { path, asCopy: options.asCopy === true });
    const restored = await take(context, backup, wanted, {
      asCopy: options.asCopy === true,
      ...(merge ? {} : { onlyIntoEmpty: shellQuote(given) }),
    });
    return reportRestored(context, messages, { path, given, merge }, restored, options.json);
  });
}

/** Files first, then who the user is, then the journal: whatever fails, nothing of it stays. */
async function take(
  context: Context,
  backup: Backup,
  wanted: ReadonlySet<string>,
  options: { readonly asCopy: boolean; readonly onlyIntoEmpty?: string },
): Promise<Restored> {
  const store = await context.writeStore();
  const kept: { digest: string; fresh: boolean }[] = [];
  const files = { fresh: 0, mended: 0 };
  let me: Restored['me'] = null;
  const hadDraft = store.newestDraft() !== null;
  try {
    for (const digest of wanted) {
      const what = await keep(store, backup, digest);
      kept.push({ digest, fresh: what === 'fresh' });
      if (what !== 'there') files[what] += 1;
    }
    me = takeMe(context, backup.me);
    const { drafts, lost } = backup;
    const adoptions = await store.adopt(backup.chains(), { ...options, lost, drafts });
    return {
      backup,
      adoptions,
      files,
      me,
      drafts: drafts.length === 0 ? null : hadDraft ? 'kept' : 'taken',
    };
  } catch (error) {
    if (me === 'taken') context.writeMe({});
    drop(store, kept);
    throw failureOf(error, context.environment.home, [], 0);
  }
}

/** @throws RefundError `package-refused` where the bytes are no longer those that were verified */
async function keep(store: Store, backup: Backup, digest: string): Promise<'fresh' | 'there' | 'mended'> {
  const what = await store.keepPieces(digest, backup.open(digest));
  if (what !== null) return what;
  throw new RefundError('package-refused', { path: digest, why: 'damaged', item: null });
}

/** Only where nothing is known here. */
function takeMe(context: Context, me: Me): Restored['me'] {
  if (Object.keys(me).length === 0) return null;
  let here: Me;
  try {
    here = context.readMe();
  } catch (error) {
    if (!(error instanceof RefundError)) throw error;
    return 'kept';
  }
  if (Object.keys(here).length > 0) return 'kept';
  context.writeMe(me);
  return 'taken';
}
