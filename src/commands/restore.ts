import { resolve } from 'node:path';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { shellQuote } from '../terminal/shell-quote.ts';
import type { PassphraseOptions } from './passphrase.ts';
import { reportRestored, type Restored } from './restore-report.ts';
import { withBackupSource } from './restore-source.ts';
import { takeIn } from './take-in.ts';

export type RestoreOptions = PassphraseOptions & { readonly merge?: boolean; readonly asCopy?: boolean };

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
  const { wantedFiles } = await import('../exchange/wanted-files.ts');
  return withBackupSource(context, messages, path, options, async (source) => {
    const backup = await readBackup(source, path);
    const wanted = await wantedFiles(backup, before, { path, asCopy: options.asCopy === true });
    const { drafts, me } = backup;
    const hadDraft = before.newestDraft() !== null;
    const taken = await takeIn(context, backup, wanted, {
      asCopy: options.asCopy === true,
      ...(merge ? {} : { onlyIntoEmpty: shellQuote(given) }),
      drafts,
      me,
    });
    const restored: Restored = {
      ...taken,
      backup,
      drafts: drafts.length === 0 ? null : hadDraft ? 'kept' : 'taken',
    };
    return reportRestored(context, messages, { path, given, merge }, restored, options.json);
  });
}
