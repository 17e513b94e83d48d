import { resolve } from 'node:path';
import { FACTS } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import type { FactOptions } from '../dialogue/asking.ts';
import { AGAIN, type Definition, type Given, PASSPHRASE_FILE, PRINTED, YES } from '../dialogue/command.ts';
import {
  adoptionJson,
  adoptionLines,
  confirmErasing,
  isGone,
  isTaken,
  openingOf,
  takeIn,
  type TakenIn,
} from '../dialogue/taking-in.ts';
import { type AnswerIssue, RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import { isPackage, wantedOf, withIncoming } from '../sharing/incoming.ts';
import { readPackage } from '../sharing/package.ts';
import type { CasePackage } from '../sharing/package.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';
import { importBill } from './import-bill.ts';

const OPTIONS = {
  '--row <n>': {
    zh: '用账单的第几行（第一列）；这时 --order 是网站的订单号',
    en: 'the row of the bill (first column); --order is then the order number of the site',
  },
  '--log-refunds': {
    zh: '不问，把单号对得上的退款记进案件',
    en: 'without asking, log the refunds whose numbers agree',
  },
  ...PASSPHRASE_FILE,
  ...AGAIN,
  ...YES,
  ...PRINTED,
};

type ImportOptions = FactOptions & Given<typeof OPTIONS>;

/** `refund import`: the bill of a payment app, or a case as `refund export` wrote it. */
export const command = {
  takesFacts: FACTS,
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
  words: ['evidence', 'reading'],
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: MessagesWith<'evidence'> & MessagesWith<'reading'>,
  path: string,
  options: ImportOptions,
): Promise<ExitStatus> {
  if (await isPackage(resolve(path))) return importPackage(context, messages, path, options);
  return importBill(context, messages, path, options);
}

/**
 * `refund import PACKAGE`: takes a whole case in. Everything is verified first; it is taken whole or not at all.
 * @returns 1 if the case went on on both sides, 4 if files were lost already when the package was made, or the case here is damaged
 */
export async function importPackage(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string,
  options: ImportOptions,
): Promise<ExitStatus> {
  refuseBillOptions(options);
  const path = resolve(given);
  return withIncoming(path, openingOf(context, messages, options), async (source) => {
    const found = await readPackage(source, path);
    const wanted = await wantedOf(found, await context.readStore(), path);
    await confirmErasing(context, messages, wanted.erased, options);
    const taken = await takeIn(context, found, wanted.files, {});
    return report(context, messages, path, found, taken, options.json);
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
  messages: MessagesWith<'evidence'>,
  path: string,
  { summary, litter }: CasePackage,
  { adoptions, files }: TakenIn,
  json: boolean | undefined,
): Promise<ExitStatus> {
  const { stdout, stderr } = context;
  const { packages, backup } = messages;
  const [adoption] = adoptions;
  if (!adoption) throw new RefundError('internal', { reason: 'a package without a case' });
  const status: ExitStatus =
    adoption.outcome === 'forked' ? 1 : summary.lost.length > 0 || adoption.damagedHere ? 4 : 0;
  const { madeAt, lost, head } = summary;
  if (json) {
    writeJson(stdout, { path, madeAt, ...adoptionJson(adoption), files, lost, litter, head });
    return status;
  }
  const { outcome, came, number, identity } = adoption;
  if (stdout.isPlain)
    writeLines(
      stdout,
      [
        ['outcome', 'came', 'case', 'identity'],
        [outcome, came, number, identity],
      ].map((cells) => cells.join('\t')),
    );
  const output = stdout.isPlain ? stderr : stdout;
  const store = await context.readStore();
  const see = isGone(store, number) ? 'history' : 'status';
  const lines = [
    packages.imported(clean(path), isTaken(adoption)),
    ...adoptionLines(store, messages, adoptions, {
      words: { ...backup, ...packages.incoming },
      merge: true,
    }),
    ...(files.fresh + files.mended > 0 ? [backup.filesTaken(files.fresh, files.mended)] : []),
    ...(lost.length > 0 ? [packages.lost(lost.length)] : []),
    ...(litter.length > 0 ? [packages.litter(litter.map(clean))] : []),
    packages.seeCase(`refund ${see} ${number}`),
  ];
  say(output, lines);
  return status;
}
