import { fileText } from '../evidence/text.ts';
import { closeSync, fstatSync, lstatSync, readSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Exhibit } from '../case/state.ts';
import { type DraftRefusal, type ErrorDetails, RefundError, unreadable } from '../errors.ts';
import type { PartFile } from '../evidence/pictures.ts';
import { isStdin, openFile, readFile, readGiven } from '../opening.ts';
import { beginOutput, outputFailure, takeAway } from '../store/tidying.ts';
import { type KeptFile, sizeOf } from '../store/vault.ts';
import type { Store } from '../store/writing.ts';
import { sizeText } from '../terminal/text.ts';
import type { Context } from '../world.ts';
import type { Stamp } from './typed.ts';

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
    descriptor = openFile(path);
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

/** What people write is short; what is longer is another kind of file. */
const MOST_BYTES = 1024 * 1024;
const MOST_CHARACTERS = 100_000;

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
  const bytes = isStdin(path) ? await stdin.bytes(MOST_BYTES) : readBytes(path, MOST_BYTES, refuse);
  if (bytes.length > MOST_BYTES) throw refuse('too-big');
  // A portable document begins like text.
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') throw refuse('not-text');
  const text = fileText('', bytes);
  if (text === null) throw refuse('not-text');
  if (text.trim() === '') throw refuse('empty');
  if (text.length > MOST_CHARACTERS) throw refuse('too-big');
  return text;
}

const SPECIAL: readonly string[] = ['ENOTFILE', 'EISDIR', 'ENXIO'];

function readBytes(path: string, most: number, refuse: (why: DraftRefusal) => RefundError): Uint8Array {
  try {
    return readGiven(path, most);
  } catch (error) {
    if (SPECIAL.includes(codeOf(error))) throw refuse('special');
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
  context: Pick<Context, 'effects' | 'environment' | 'randomHex'>,
  path: string,
  bytes: Uint8Array,
  mayReplace: (there: Buffer) => boolean = () => false,
): boolean {
  const { effects } = context;
  const there = alreadyThere(path, bytes.length);
  if (there?.equals(bytes)) return false;
  if (there && !mayReplace(there)) throw new RefundError('file-exists', { path });
  const output = beginOutput(context.environment.home, path, context);
  let isDone = false;
  try {
    effects.createFile(output.path, bytes);
    if (there) effects.replace(output.path, path);
    else effects.publish(output.path, path);
    isDone = true;
    effects.syncFolder(dirname(path));
    return true;
  } catch (error) {
    takeAway(output.path, effects);
    if (!isDone) throw outputFailure(path, error);
    // What was replaced cannot come back; what is new can go.
    const action = there ? 'flush' : takeAway(path, effects) ? 'file' : 'left';
    throw new RefundError('write-failed', { path, action, code: codeOf(error) }, error);
  } finally {
    output.done();
  }
}

/** The file that is there, if it could be the same or replaced. @throws RefundError `output-special`, `write-failed` … */
function alreadyThere(path: string, bytes: number): Buffer | undefined {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) return undefined;
    const { size } = statSync(path);
    // Neither the same nor an older one of its kind: it need not be read.
    if (size > MOST_REPLACED + bytes) throw new RefundError('file-exists', { path });
    return readFile(path);
  } catch (error) {
    if (SPECIAL.includes(codeOf(error)) || codeOf(error) === 'ELOOP')
      throw new RefundError('output-special', { path, printable: true }, error);
    throw outputFailure(path, error);
  }
}

/** A file that this program wrote and may write anew is smaller. Bytes. */
const MOST_REPLACED = 64 * 1024 * 1024;

/** A kept file with the name it came with. */
export type NamedFile = KeptFile & { readonly name: string };

/** A kept file as an exhibit of a case. @param told what is known of it besides what the file itself says */
export function exhibitOf(
  { digest, bytes, name, modifiedAt }: Omit<NamedFile, 'fresh'>,
  number: number,
  stamp: Stamp,
  told: Pick<Exhibit, 'kind' | 'caption' | 'capturedAt'>,
): Exhibit {
  return {
    type: 'evidence-added',
    ...stamp,
    number,
    algorithm: 'sha256',
    digest,
    bytes,
    name,
    modifiedAt,
    ...told,
  };
}

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
 * @param more bytes that came from elsewhere; null if that is not known
 */
export function keepingFailure(
  error: unknown,
  home: string,
  paths: readonly (string | Buffer)[],
  more: number | null,
): unknown {
  if (isAfterwards(error)) return error;
  const code = codeOf(error);
  if (FULL.includes(code)) {
    const needed = more === null ? null : paths.reduce((sum, path) => sum + sizeOf(path), more);
    return new RefundError(
      'disk-full',
      {
        path: home,
        needed: needed === null ? null : sizeText(needed),
        free: freeAt(home),
        single: code === 'EFBIG',
      },
      error,
    );
  }
  if (error instanceof RefundError || !/^E[A-Z]+$/.test(code)) return error;
  return new RefundError('write-failed', { path: home, action: 'vault', code }, error);
}

/**
 * Refuses what clearly does not fit before any of it is written: the disk would be full for everybody until it fails.
 * @param bytes it will have at least
 * @param what it is kept in a folder, or written to a file for the user
 * @throws RefundError `disk-full`
 */
export function refuseTooLarge(
  { effects }: Pick<Context, 'effects'>,
  path: string,
  bytes: number,
  what: 'kept' | 'output',
): void {
  const room = effects.room(what === 'kept' ? path : dirname(path));
  if (room === null || bytes <= room) return;
  const sizes = { needed: sizeText(bytes), free: sizeText(room) };
  throw new RefundError('disk-full', {
    path,
    ...sizes,
    single: false,
    ...(what === 'output' && { output: true }),
  });
}

/** By then all was written, or may have been: no disk was too full for it. */
function isAfterwards(error: unknown): boolean {
  if (!(error instanceof RefundError)) return false;
  const { action } = error.details as Partial<ErrorDetails['write-failed']>;
  return error.code === 'not-read-back' || (error.code === 'write-failed' && action === 'output');
}

function codeOf(error: unknown): string {
  const cause = error instanceof RefundError ? error.cause : error;
  return (cause as { code?: string } | undefined)?.code ?? '';
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
