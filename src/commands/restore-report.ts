import { clean } from '../case/clean.ts';
import type { Backup } from '../exchange/backup/read-backup.ts';
import type { Messages } from '../messages/messages.ts';
import type { Adoption, Context, ExitStatus } from '../ports.ts';
import { shellQuote } from '../terminal/shell-quote.ts';
import { wrap } from '../terminal/wrap.ts';
import { adoptionJson, adoptionLines, isTaken } from './adoption-lines.ts';
import { writeJson, writeLines } from './answer.ts';
import type { TakenIn } from './take-in.ts';

/** What was taken in. */
export interface Restored extends TakenIn {
  readonly backup: Backup;
  readonly drafts: 'taken' | 'kept' | null;
}

interface From {
  readonly path: string;
  /** As it was typed. */
  readonly given: string;
  readonly merge: boolean;
}

/** Says which cases came with which numbers, what was left alone, and why. */
export async function reportRestored(
  context: Context,
  messages: Messages,
  from: From,
  restored: Restored,
  json: boolean | undefined,
): Promise<ExitStatus> {
  const { stdout, stderr } = context;
  const store = await context.readStore();
  const { backup, adoptions, files, me, drafts } = restored;
  const { lost, damaged } = backup.summary;
  const forked = adoptions.some(({ outcome, came }) => outcome === 'forked' && came !== null);
  const status: ExitStatus = forked ? 1 : lost.length > 0 || damaged.length > 0 ? 4 : 0;
  const cases = adoptions.filter(({ came }) => came !== null);
  const rules = adoptions.find(({ came }) => came === null)?.outcome ?? null;
  if (json) {
    const head = await store.head();
    const { madeAt } = backup.summary;
    const all = cases.map(adoptionJson);
    writeJson(stdout, { path: from.path, madeAt, cases: all, rules, me, drafts, files, lost, damaged, head });
    return status;
  }
  if (!stdout.isTerminal) {
    writeLines(
      stdout,
      cases.map(({ outcome, came, number, identity }) => [outcome, came, number, identity].join('\t')),
    );
  }
  const output = stdout.isTerminal ? stdout : stderr;
  const lines = [
    messages.backup.restored(clean(from.path), cases.filter(isTaken).length),
    ...adoptionLines(store, messages, cases, {
      words: messages.backup,
      merge: from.merge,
      copy: `refund restore ${shellQuote(from.given)} --merge --as-copy`,
    }),
    ...besides(messages, restored, rules),
    messages.backup.checkAfterwards,
  ];
  writeLines(
    output,
    lines.flatMap((line) => wrap(line, output.columns, '  ')),
  );
  return status;
}

/** What came besides the cases, and what was damaged already when the backup was made. */
function besides({ backup }: Messages, restored: Restored, rules: Adoption['outcome'] | null): string[] {
  const { files, me, drafts } = restored;
  const { lost, damaged } = restored.backup.summary;
  return [
    ...(files.fresh + files.mended > 0 ? [backup.filesTaken(files.fresh, files.mended)] : []),
    ...(rules === 'new' || rules === 'longer' ? [backup.rulesTaken] : []),
    ...(rules === 'forked' ? [backup.rulesKept] : []),
    ...(me === null ? [] : [me === 'taken' ? backup.meTaken : backup.meKept]),
    ...(drafts === null ? [] : [drafts === 'taken' ? backup.draftTaken : backup.draftKept]),
    ...(lost.length > 0 ? [backup.lost(lost.length)] : []),
    ...(damaged.length > 0 ? [backup.damagedLeft(damaged)] : []),
  ];
}
