import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RefundError } from '../errors.ts';
import type { Context } from '../ports.ts';

/**
 * Writes a file for the user: whole under another name first. Never over a file with other bytes, unless
 * `mayReplace` knows it as an older one of the same kind.
 * @param path absolute
 * @returns false where the same bytes were there already
 * @throws RefundError `file-exists`, `write-failed`
 */
export function writeOutput(
  { effects, randomHex }: Pick<Context, 'effects' | 'randomHex'>,
  path: string,
  bytes: Uint8Array,
  mayReplace: (there: Buffer) => boolean = () => false,
): boolean {
  const incoming = join(dirname(path), `.${basename(path)}.${randomHex(4)}`);
  let published = false;
  try {
    const there = existsSync(path) ? readFileSync(path) : undefined;
    if (there?.equals(bytes)) return false;
    if (there && !mayReplace(there)) throw new RefundError('file-exists', { path });
    effects.createFile(incoming, bytes);
    if (there) effects.replace(incoming, path);
    else {
      effects.publish(incoming, path);
      published = true;
    }
    effects.syncFolder(dirname(path));
    return true;
  } catch (error) {
    if (error instanceof RefundError) throw error;
    if (existsSync(incoming)) effects.removeFile(incoming);
    if (published) effects.removeFile(path);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') throw new RefundError('file-exists', { path }, error);
    throw new RefundError('write-failed', { path, action: 'file', code }, error);
  }
}
