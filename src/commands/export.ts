import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type AnswerIssue, RefundError } from '../errors.ts';
import type { PackageContents } from '../exchange/package/contents.ts';
import { LETTER_RECIPIENTS, type LetterRecipient } from '../knowledge/parties.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { readCaseNumber } from './case-argument.ts';
import { gather } from './export-contents.ts';
import { reportExported } from './export-report.ts';

export interface ExportOptions {
  readonly output?: string;
  readonly for?: string;
  readonly redact?: boolean;
  readonly evenDamaged?: boolean;
  readonly json?: boolean;
}

/**
 * `refund export`: one case as a package, for another computer or for a recipient. What is damaged is left out, and
 * only where that is asked for; then the exit code is 4.
 */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: ExportOptions,
): Promise<ExitStatus> {
  const to = readOptions(options);
  const number = readCaseNumber(given);
  const path = resolve(options.output ?? messages.packages.folderName(number, to));
  if (statSync(path, { throwIfNoEntry: false })) throw new RefundError('file-exists', { path });
  // What everybody may read is always masked.
  const redacted = options.redact === true || to === 'public';
  const exported = await gather(context, messages, number, { to, redacted });
  const { damaged } = exported.chosen;
  if (damaged.length > 0 && !options.evenDamaged)
    throw new RefundError('files-damaged', { number, items: damaged });
  await write(context, path, exported.contents);
  reportExported(context, messages, path, exported, options.json);
  return damaged.length > 0 ? 4 : 0;
}

/** For whom; null for the whole case. @throws RefundError `bad-answers` */
function readOptions({ output, for: given }: ExportOptions): LetterRecipient | null {
  const to = LETTER_RECIPIENTS.find((one) => one === given?.trim()) ?? null;
  const issues: AnswerIssue[] = [];
  if (given !== undefined && to === null)
    issues.push({ flag: 'for', given, reason: 'not-a-choice', choices: LETTER_RECIPIENTS });
  if (output === '-' || output?.trim() === '')
    issues.push({ flag: 'output', given: output, reason: 'not-a-path' });
  if (issues.length > 0) throw new RefundError('bad-answers', { issues });
  return to;
}

async function write(context: Context, path: string, contents: PackageContents): Promise<void> {
  const { packageMembers } = await import('../exchange/package/package-members.ts');
  const { writeFolder, writePieces } = await import('../exchange/write-members.ts');
  if (!/\.zip$/i.test(path)) return writeFolder(context, path, packageMembers(contents, ''));
  const { zipPieces } = await import('../exchange/zip-out.ts');
  const top = basename(path).slice(0, -'.zip'.length) || 'refund';
  return writePieces(context, path, zipPieces(packageMembers(contents, top), context.clock.now()));
}
