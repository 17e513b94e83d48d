import { fileText } from '../evidence/text.ts';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type DraftRefusal, RefundError, unreadable } from '../errors.ts';
import type { PartFile } from '../evidence/pictures.ts';
import type { KeptFile } from '../store/vault.ts';
import type { Store } from '../store/writing.ts';
import { sizeText } from '../terminal/text.ts';
import type { Context } from '../world.ts';

/** Files of the user that several commands read, write, or keep in the vault. */

/**
 * Opens a kept file for looking into it in parts, and closes it again.
 * @returns what `look` gives; undefined if the file cannot be opened
 */
export async function lookInto<T>(
  path: string,
  look: (file: PartFile) => Promise<T>,
): Promise<T | undefined> {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    return await look({
      size: fstatSync(descriptor).size,
      read(from, length) {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from));
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

/** What people write is short; what is longer is another kind of file. Bytes. */
const MOST_TYPED = 1024 * 1024;

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
  if (bytes.length > MOST_TYPED) throw refuse('too-big');
  // A portable document begins like text.
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') throw refuse('not-text');
  const text = fileText('', bytes);
  if (text === null) throw refuse('not-text');
  if (text.trim() === '') throw refuse('empty');
  return text;
}

function readBytes(path: string, refuse: (why: DraftRefusal) => RefundError): Uint8Array {
  try {
    const stats = statSync(path);
    // A pipe ends; a device may not.
    if (!stats.isFile() && !stats.isFIFO()) throw refuse('special');
    if (stats.size > MOST_TYPED) throw refuse('too-big');
    return readFileSync(path);
  } catch (error) {
    if (error instanceof RefundError) throw error;
    throw unreadable(path, error);
  }
}

/**
 * Writes a file for the user: whole under another name first. Never over a file with other bytes, unless
 * `mayReplace` knows it as an older one of the same kind.
 * @param path absolute
 * @returns false if the same bytes were there already
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

/** A kept file with the name it came with. */
export type NamedFile = KeptFile & { readonly name: string };

/** Takes back what a failed command put into the vault; its failure is what has to be told, not one of this. */
export function dropKept(store: Store, kept: readonly Pick<KeptFile, 'digest' | 'fresh'>[]): void {
  try {
    store.dropKept(kept.filter(({ fresh }) => fresh).map(({ digest }) => digest));
  } catch {
    // Doctor finds what is left.
  }
}

const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL'];

/**
 * What stopped files from being kept, as an error the user can act on: for a full disk with what they need and what
 * is free.
 * @param paths the files that were to be kept
 * @param more bytes that came from elsewhere
 */
export function keepingFailure(
  error: unknown,
  home: string,
  paths: readonly (string | Buffer)[],
  more: number,
): unknown {
  // By then all was written: no disk was too full for it.
  if (error instanceof RefundError && error.code === 'not-read-back') return error;
  const code = codeOf(error);
  if (FULL.includes(code)) {
    const needed = paths.reduce((sum, path) => sum + sizeOf(path), more);
    return new RefundError(
      'disk-full',
      { path: home, needed: sizeText(needed), free: freeAt(home), single: code === 'EFBIG' },
      error,
    );
  }
  if (error instanceof RefundError || !/^E[A-Z]+$/.test(code)) return error;
  return new RefundError('write-failed', { path: home, action: 'vault', code }, error);
}

function codeOf(error: unknown): string {
  const cause = error instanceof RefundError ? error.cause : error;
  return (cause as { code?: string } | undefined)?.code ?? '';
}

function sizeOf(path: string | Buffer): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** What the user may still write there; null if the system does not say. */
function freeAt(path: string): string | null {
  try {
    const { bavail, bsize } = statfsSync(path);
    return sizeText(bavail * bsize);
  } catch {
    return null;
  }
}
