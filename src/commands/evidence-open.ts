import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { exhibitNamed } from '../case/state.ts';
import { readCaseNumber } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';

/** `refund evidence open`: shows a copy, so that nothing a viewer does can touch what is kept. */
export async function run(
  context: Context,
  { evidence }: Messages,
  given: string,
  exhibit: string,
): Promise<ExitStatus> {
  const store = await context.readStore();
  const { event } = exhibitNamed(store.caseByNumber(readCaseNumber(given)), exhibit);
  const folder = context.temporaryFolder();
  const copy = join(folder.path, `E${event.number}${extensionOf(event.name)}`);
  const kept = store.vaultPath(event.digest);
  try {
    const source = openSync(kept, 'r');
    try {
      context.effects.copyFile(source, copy, 0o600, () => {});
    } finally {
      closeSync(source);
    }
  } catch (error) {
    folder.remove();
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('file-unreadable', { path: kept, code }, error);
  }
  const shown = await context.show(copy);
  const note = shown ? evidence.opened(copy) : evidence.noViewer(copy);
  writeLines(context.stderr, wrap(note, context.stderr.columns, '  '));
  return shown ? 0 : 1;
}

/** What is looked at, heard or read. Everything else a desktop might run (bat, lnk, desktop, sh, js …). */
const SHOWN = new Set(
  [
    'png jpg jpeg gif webp heic heif avif bmp tif tiff',
    'mp4 mov m4v avi mkv webm 3gp',
    'mp3 m4a aac wav ogg opus flac amr',
    'pdf txt csv tsv md log json xml eml html htm mhtml',
    'doc docx xls xlsx ppt pptx odt ods wps et rtf zip',
  ].flatMap((line) => line.split(' ')),
);

/** Only what a viewer needs of the name it came with: nothing in that name is trusted. */
function extensionOf(name: string): string {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return SHOWN.has(extension) ? `.${extension}` : '';
}
