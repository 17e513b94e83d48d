import { resolve } from 'node:path';
import { clean } from '../case/clean.ts';
import { type AnswerIssue, RefundError } from '../errors.ts';
import type { CasePackage } from '../exchange/package/read-package.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { shellQuote } from '../terminal/shell-quote.ts';
import { wrap } from '../terminal/wrap.ts';
import { adoptionJson, adoptionLines, isTaken } from './adoption-lines.ts';
import { writeJson, writeLines } from './answer.ts';
import type { PassphraseOptions } from './passphrase.ts';
import { withBackupSource } from './restore-source.ts';
import { type TakenIn, takeIn } from './take-in.ts';

export type ImportPackageOptions = PassphraseOptions & {
  readonly asCopy?: boolean;
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
  const asCopy = options.asCopy === true;
  const { readPackage } = await import('../exchange/package/read-package.ts');
  const { wantedFiles } = await import('../exchange/wanted-files.ts');
  return withBackupSource(context, messages, path, options, async (source) => {
    const found = await readPackage(source, path);
    const wanted = await wantedFiles(found, await context.readStore(), { path, asCopy });
    const taken = await takeIn(context, found, wanted, { asCopy });
    return report(context, messages, { path, given }, found, taken, options.json);
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
  { path, given }: { readonly path: string; readonly given: string },
  { about }: CasePackage,
  { adoptions, files }: TakenIn,
  json: boolean | undefined,
): Promise<ExitStatus> {
  const { stdout, stderr } = context;
  const { packages, backup } = messages;
  const [adoption] = adoptions;
  if (!adoption) throw new RefundError('internal', { reason: 'a package without a case' });
  const status: ExitStatus = adoption.outcome === 'forked' ? 1 : about.lost.length > 0 ? 4 : 0;
  const { madeAt, lost, head } = about;
  if (json) {
    writeJson(stdout, { path, madeAt, ...adoptionJson(adoption), files, lost, head });
    return status;
  }
  const { outcome, came, number, identity } = adoption;
  if (!stdout.isTerminal) writeLines(stdout, [[outcome, came, number, identity].join('\t')]);
  const output = stdout.isTerminal ? stdout : stderr;
  const copy = `refund import ${shellQuote(given)} --as-copy`;
  const lines = [
    packages.imported(clean(path), isTaken(adoption)),
    ...adoptionLines(await context.readStore(), messages, adoptions, {
      words: { ...backup, ...packages.incoming },
      merge: true,
      copy,
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
