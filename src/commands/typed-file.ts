import { readFileSync, statSync } from 'node:fs';
import { type DraftRefusal, RefundError } from '../errors.ts';
import type { Context } from '../ports.ts';

/** What people write is short; what is longer is another kind of file. Bytes. */
const MOST_BYTES = 1024 * 1024;

/**
 * The text of a draft or a story, from a file or standard input (`-`): UTF-8, UTF-16 with its mark, or GB18030.
 * @throws RefundError `file-unreadable`, or the given code for what is empty, too big or no text
 */
export async function readTyped(
  { stdin }: Context,
  path: string,
  code: 'draft-refused' | 'story-refused',
): Promise<string> {
  const refuse = (why: DraftRefusal) => new RefundError(code, { path, why });
  const bytes = path === '-' ? await stdin.bytes() : readBytes(path, refuse);
  if (bytes.length > MOST_BYTES) throw refuse('too-big');
  // A portable document begins like text.
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') throw refuse('not-text');
  const { fileText } = await import('../exchange/file-text.ts');
  const text = fileText('', bytes);
  if (text === null) throw refuse('not-text');
  if (text.trim() === '') throw refuse('empty');
  return text;
}

function readBytes(path: string, refuse: (why: DraftRefusal) => RefundError): Uint8Array {
  try {
    const stats = statSync(path);
    // Only what ends: a pipe does, a device may not.
    if (!stats.isFile() && !stats.isFIFO()) throw refuse('special');
    if (stats.size > MOST_BYTES) throw refuse('too-big');
    return readFileSync(path);
  } catch (error) {
    if (error instanceof RefundError) throw error;
    throw new RefundError(
      'file-unreadable',
      { path, code: (error as NodeJS.ErrnoException).code ?? '' },
      error,
    );
  }
}
