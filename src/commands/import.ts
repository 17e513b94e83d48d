import { resolve } from 'node:path';
import { clean } from '../case/text.ts';
import type { FactOptions } from '../dialogue/asking.ts';
import {
  AGAIN,
  AS_COPY,
  type Definition,
  type Given,
  JSON_FLAG,
  PASSPHRASE_FILE,
  YES,
} from '../dialogue/command.ts';
import {
  adoptionJson,
  adoptionLines,
  isTaken,
  takeIn,
  type TakenIn,
  withBackupSource,
} from '../dialogue/taking-in.ts';
import { type AnswerIssue, badAnswer, RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import type { CasePackage } from '../sharing/package.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say, shellQuote } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';

const OPTIONS = {
  '--row <n>': {
    zh: '用账单的第几行（第一列）；这时 --order 是网站的订单号',
    en: 'the row of the bill (first column); --order is then the order number of the site',
  },
  '--log-refunds': {
    zh: '不问，把单号对得上的退款记进案件',
    en: 'without asking, log the refunds whose numbers agree',
  },
  ...AS_COPY,
  ...PASSPHRASE_FILE,
  ...AGAIN,
  ...YES,
  ...JSON_FLAG,
};

type ImportOptions = FactOptions & Given<typeof OPTIONS>;

/** `refund import`: the bill of a payment app, or a case as `refund export` wrote it. */
export const command = {
  takesFacts: true,
  arguments: {
    file: {
      zh: 'App 导出的账单：.csv、.xlsx，或发到邮箱的 .zip；或者 refund export 写的材料',
      en: 'the bill as the app exported it: .csv, .xlsx, or the .zip it mailed; or a package of refund export',
    },
  },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund import 账单.zip', '看钱退没退；从一笔付款开案件'],
      ['refund import 退款材料-案件1.zip', '取回 refund export 导出的案件'],
    ],
    en: [
      ['refund import bill.zip', 'has money come back? or a case from one payment'],
      ['refund import package.zip', 'take back a case from refund export'],
    ],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  path: string,
  options: ImportOptions,
): Promise<ExitStatus> {
  const { isPackage } = await import('../sharing/package.ts');
  if (await isPackage(resolve(path))) return importPackage(context, messages, path, options);
  if (options.asCopy) throw badAnswer('as-copy', path, 'only-with-package');
  const { importBill } = await import('./import-bill.ts');
  return importBill(context, messages, path, options);
}

/**
 * `refund import PACKAGE`: takes a whole case in. Everything is verified first; it is taken whole or not at all.
 * @returns 1 if the case went on on both sides, 4 if files were lost already when the package was made
 */
export async function importPackage(
  context: Context,
  messages: Messages,
  given: string,
  options: ImportOptions,
): Promise<ExitStatus> {
  refuseBillOptions(options);
  const path = resolve(given);
  const asCopy = options.asCopy === true;
  const { readPackage } = await import('../sharing/package.ts');
  const { wantedFiles } = await import('../sharing/members.ts');
  return withBackupSource(context, messages, path, options, async (source) => {
    const found = await readPackage(source, path);
    const wanted = await wantedFiles(found, await context.readStore(), { path, asCopy });
    const taken = await takeIn(context, found, wanted, { asCopy });
    return report(context, messages, { path, given }, found, taken, options.json);
  });
}

/** What chooses a payment in a bill has no meaning for a package. */
function refuseBillOptions({ row, order, logRefunds }: ImportOptions): void {
  const given: readonly (readonly [string, unknown])[] = [
    ['row', row],
    ['order', order],
    ['log-refunds', logRefunds ? '' : undefined],
  ];
  const issues = given.flatMap(([flag, value]): AnswerIssue[] =>
    typeof value === 'string' ? [{ flag, given: value, reason: 'not-with-package' }] : [],
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
  say(output, lines);
  return status;
}
