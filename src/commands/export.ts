import { resolve } from 'node:path';
import { Answers } from '../dialogue/asking.ts';
import { CASE, type Definition, type Given, PRINTED } from '../dialogue/command.ts';
import { type Exported, gather } from '../dialogue/package-contents.ts';
import { refuseTooLarge } from '../dialogue/files.ts';
import { reportExported } from '../dialogue/package-report.ts';
import { readCaseNumber } from '../dialogue/typed.ts';
import { type AnswerIssue, RefundError } from '../errors.ts';
import { LETTER_RECIPIENTS, type LetterRecipient } from '../law/parties.ts';
import { isStdout } from '../opening.ts';
import type { ExitStatus } from '../ports.ts';
import type { PackageContents } from '../sharing/contents.ts';
import { writePackage } from '../sharing/package.ts';
import { refuseTaken } from '../store/tidying.ts';
import { sizeOf } from '../store/vault.ts';
import type { Messages, MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '-o, --output <file>': {
    zh: '写到哪个文件夹；名字以 .zip 结尾就写成 zip。默认在这里：退款材料-案件1',
    en: 'the folder to write; a name that ends in .zip makes a zip',
  },
  '--for <recipient>': {
    zh: `给谁看，只放对方需要的：${LETTER_RECIPIENTS.join('、')}`,
    en: `only what this recipient has to see: ${LETTER_RECIPIENTS.join(', ')}`,
    choices: LETTER_RECIPIENTS,
  },
  '--redact': {
    zh: '遮住文字里认得出的姓名、地址、银行卡号、电话、证件号；图片和文件遮不了',
    en: 'hide names, addresses, card, phone and document numbers it can find in texts; files cannot be masked',
  },
  '--strip-location': {
    zh: '照片里的拍摄地点（GPS）不放进去；原件不动，这样的材料只供阅读，不能再导入',
    en: 'leave out where pictures were taken (GPS); the originals stay as they are, and the package is for reading only',
  },
  '--even-damaged': {
    zh: '有文件丢了或坏了也导出，里面写明',
    en: 'export even where files are lost or damaged; the package says so',
  },
  ...PRINTED,
};

/**
 * `refund export`: one case as a package, for another computer or for a recipient. What is damaged is left out, and
 * only if that is asked for; then the exit code is 4.
 */
export const command = {
  arguments: { case: CASE },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund export 1 --for 12315 -o 材料.zip', '交给 12315 的一包材料'],
      ['refund export 1', '完整的案件，带到另一台电脑'],
    ],
    en: [
      ['refund export 1 --for 12315 -o package.zip', 'what 12315 needs to see'],
      ['refund export 1', 'the whole case, for another computer'],
    ],
  },
  words: ['evidence'],
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const to = readOptions(options);
  const number = readCaseNumber(given);
  const path = resolve(options.output ?? messages.packages.folderName(number, to));
  refuseTaken(path);
  // What everybody may read is always masked.
  const redacted = options.redact === true || to === 'public';
  const strip = options.stripLocation ?? (await askOfPlaces(context, messages, number, to, options));
  const exported = await write(context, messages, number, path, {
    to,
    redacted,
    strip,
    evenDamaged: options.evenDamaged === true,
  });
  reportExported(context, messages, path, exported, options.json);
  return exported.chosen.damaged.length > 0 ? 4 : 0;
}

/** How often all is read again if another window takes files out meanwhile. */
const MOST_TRIES = 5;

/** Writes the package of a case as it stood at one instant. @throws RefundError `files-damaged` */
async function write(
  context: Context,
  messages: Messages,
  number: number,
  path: string,
  { evenDamaged, ...what }: Parameters<typeof gather>[3] & { readonly evenDamaged: boolean },
): Promise<Exported> {
  for (let tries = 1; ; tries += 1) {
    const exported = await gather(context, messages, number, what);
    const { contents, chosen } = exported;
    // Who takes a file out says so in the journal first: a file that is gone is damage only if the journal stands.
    const isOutdated = async () =>
      tries < MOST_TRIES &&
      (await context.readStore()).history(number).at(-1)?.hash !== contents.history.at(-1)?.hash;
    if (chosen.damaged.length > 0) {
      if (await isOutdated()) continue;
      if (!evenDamaged) throw new RefundError('files-damaged', { number, items: chosen.damaged });
    }
    refuseTooLarge(context, path, bytesOf(contents), 'output');
    try {
      await writePackage(context, path, contents, context.clock.now());
      return exported;
    } catch (error) {
      const isDamage = error instanceof RefundError && error.code === 'files-damaged';
      if (!isDamage || !(await isOutdated())) throw error;
    }
  }
}

/** Of the kept files that go in as they are: copies and masked texts have other sizes. */
function bytesOf({ exhibits, letters, removed }: PackageContents): number {
  return [...exhibits, ...letters, ...removed].reduce(
    (sum, { path, lost, masks, copy }) => (lost || masks || copy ? sum : sum + sizeOf(path)),
    0,
  );
}

/** The recipient; null for the whole case. @throws RefundError `bad-answers` */
function readOptions({ output, for: given }: Given<typeof OPTIONS>): LetterRecipient | null {
  const to = LETTER_RECIPIENTS.find((one) => one === given?.trim()) ?? null;
  const issues: AnswerIssue[] = [];
  if (given !== undefined && to === null)
    issues.push({ flag: 'for', given, reason: 'not-a-choice', choices: LETTER_RECIPIENTS });
  if ((output !== undefined && isStdout(output)) || output?.trim() === '')
    issues.push({ flag: 'output', given: output, reason: 'not-a-path' });
  if (issues.length > 0) throw new RefundError('bad-answers', { issues });
  return to;
}

/** In a terminal, whether the places of pictures are to go: asked only if some of them say one. */
async function askOfPlaces(
  context: Context,
  messages: MessagesWith<'evidence'>,
  number: number,
  to: LetterRecipient | null,
  { json }: Given<typeof OPTIONS>,
): Promise<boolean> {
  const answers = new Answers(context, messages, json);
  if (!answers.mayAsk) return false;
  const { chosen } = await gather(context, messages, number, { to, redacted: false, strip: false });
  if (chosen.places.length === 0) return false;
  const { askOfPlaces: ask, askOfPlacesWhy: why } = messages.packages;
  return answers.confirm({ ask: ask(chosen.places), why }, to !== null);
}
