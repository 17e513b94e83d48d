import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { configure, ERR_INVALID_PASSWORD, type FileEntry, Reader, ZipReader } from '@zip.js/zip.js';
import { type PackageRefusal, RefundError } from '../errors.ts';
import { type Limits, memberProblem } from './member-names.ts';
import type { MemberSource } from './members.ts';
import { type PlainEntry, plainPieces } from './zip-data.ts';

configure({ useWebWorkers: false });

/**
 * Opens a zip for reading. Its whole list is checked before a byte is unpacked, and no member gives more bytes
 * than it said it has.
 * @param password of encrypted members
 * @throws RefundError `package-refused`, `file-unreadable`
 */
export async function openZip(path: string, limits: Limits, password?: string): Promise<MemberSource> {
  const refuse = (why: PackageRefusal, item: string | null, cause?: unknown) =>
    new RefundError('package-refused', { path, why, item }, cause);
  const descriptor = openForReading(path);
  try {
    if (!startsAsZip(descriptor)) throw refuse('not-zip', null);
    const reader = new ZipReader(new DescriptorReader(descriptor), {
      decodeText: decodeName,
      // Names are checked below, with a reason that can be told.
      filenameValidation: 'tolerant',
    });
    const entries = new Map<string, PlainEntry | FileEntry>();
    const members: { name: string; bytes: number }[] = [];
    try {
      for await (const entry of reader.getEntriesGenerator()) {
        if (entry.symlink) throw refuse('link', entry.filename);
        if (entry.directory) continue;
        // Only what is needed is held on to: an entry of the library is many times as large.
        entries.set(entry.filename, entry.encrypted ? entry : plainEntry(entry));
        members.push({ name: entry.filename, bytes: entry.uncompressedSize });
        if (members.length > limits.members) break;
      }
    } catch (error) {
      throw error instanceof RefundError ? error : refuse('damaged', null, error);
    }
    const problem = memberProblem(members, limits);
    if (problem) throw refuse(problem.why, problem.item);
    return {
      members,
      open(name) {
        const entry = entries.get(name);
        if (!entry) throw refuse('damaged', name);
        const refuseIt = (why: PackageRefusal, cause?: unknown) => refuse(why, name, cause);
        if (!('encrypted' in entry)) return plainPieces(descriptor, entry, refuseIt);
        if (password === undefined) throw refuseIt('password-needed');
        return unpack(entry, password, refuseIt);
      },
      async close() {
        closeSync(descriptor);
      },
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function plainEntry(entry: FileEntry): PlainEntry {
  const { offset, compressionMethod: method, compressedSize: packed, uncompressedSize: bytes } = entry;
  return { offset, method, packed, bytes, checksum: (entry.signature ?? 0) >>> 0 };
}

/** One encrypted member's bytes; its checksum is compared at the end. */
async function* unpack(
  entry: FileEntry,
  password: string,
  refuse: (why: PackageRefusal, cause?: unknown) => RefundError,
): AsyncIterable<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const done = entry.getData(writable, { checkSignature: true, password });
  // Told where the pieces are read; a reader that stops early must not be called a failure of its own.
  done.catch(() => {});
  let bytes = 0;
  try {
    for await (const piece of readable) {
      bytes += piece.length;
      if (bytes > entry.uncompressedSize) throw refuse('too-large');
      yield piece;
    }
    await done;
  } catch (error) {
    if (error instanceof RefundError) throw error;
    throw refuse((error as Error).message === ERR_INVALID_PASSWORD ? 'password-wrong' : 'damaged', error);
  }
  if (bytes !== entry.uncompressedSize) throw refuse('damaged');
}

/** Reads an open file in parts, so that no archive is held as a whole. */
class DescriptorReader extends Reader<number> {
  readonly #descriptor: number;

  constructor(descriptor: number) {
    super(descriptor);
    this.#descriptor = descriptor;
    this.size = fstatSync(descriptor).size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafe(Math.min(length, Math.max(0, this.size - index)));
    return buffer.subarray(0, readSync(this.#descriptor, buffer, 0, buffer.length, index));
  }
}

function openForReading(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new RefundError(
      'file-unreadable',
      { path, code: (error as NodeJS.ErrnoException).code ?? '' },
      error,
    );
  }
}

function startsAsZip(descriptor: number): boolean {
  const head = Buffer.alloc(4);
  return (
    readSync(descriptor, head, 0, 4, 0) === 4 &&
    ['PK\x03\x04', 'PK\x05\x06'].includes(head.toString('latin1'))
  );
}

/** Names are UTF-8, or else what Chinese programs write that do not say what they write. */
function decodeName(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return undefined;
}
