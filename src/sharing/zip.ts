import { wallClock } from '../time/day.ts';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import {
  configure,
  ERR_INVALID_PASSWORD,
  type FileEntry,
  Reader,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js';
import { type PackageRefusal, RefundError } from '../errors.ts';
import { type Limits, type Member, memberProblem, type MemberSource } from './members.ts';

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

/** Where a member's bytes lie in a zip, and how they are packed, as its list says. */
interface PlainEntry {
  /** Of its own header in the file. */
  readonly offset: number;
  readonly method: number;
  readonly packed: number;
  readonly bytes: number;
  readonly checksum: number;
}

const PIECE = 1024 * 1024;
const HEADER = 30;
const STORED = 0;
const DEFLATED = 8;

type Refuse = (why: PackageRefusal, cause?: unknown) => RefundError;

/**
 * The bytes of a member that is not encrypted, never more than its list says; its checksum is compared at the end.
 * Read here and not by the library, which for each member makes streams that take more memory than most members.
 */
async function* plainPieces(file: number, entry: PlainEntry, refuse: Refuse): AsyncIterable<Uint8Array> {
  const { method, packed, bytes, checksum } = entry;
  if (method !== STORED && method !== DEFLATED) throw refuse('damaged');
  const raw = rawPieces(file, startOf(file, entry, refuse), packed, refuse);
  let found = 0;
  let sum = 0;
  for await (const piece of method === STORED ? raw : inflated(raw, refuse)) {
    found += piece.length;
    if (found > bytes) throw refuse('too-large');
    sum = crc32(piece, sum);
    yield piece;
  }
  if (found !== bytes || sum >>> 0 !== checksum) throw refuse('damaged');
}

/** Behind the member's own header, whose name and extra fields may be longer than those in the list. */
function startOf(file: number, { offset }: PlainEntry, refuse: Refuse): number {
  const header = Buffer.alloc(HEADER);
  const whole = readSync(file, header, 0, HEADER, offset) === HEADER;
  if (!whole || header.toString('latin1', 0, 4) !== 'PK\x03\x04') throw refuse('damaged');
  return offset + HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function* rawPieces(file: number, start: number, length: number, refuse: Refuse): Iterable<Uint8Array> {
  for (let done = 0; done < length;) {
    // A buffer of its own: whoever takes the piece may keep it.
    const buffer = Buffer.allocUnsafe(Math.min(PIECE, length - done));
    const read = readSync(file, buffer, 0, buffer.length, start + done);
    if (read === 0) throw refuse('damaged');
    done += read;
    yield buffer.subarray(0, read);
  }
}

async function* inflated(raw: Iterable<Uint8Array>, refuse: Refuse): AsyncIterable<Uint8Array> {
  const source = Readable.from(raw);
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  source.on('error', (error) => inflate.destroy(error));
  try {
    for await (const piece of source.pipe(inflate)) yield piece as Buffer;
  } catch (error) {
    throw error instanceof RefundError ? error : refuse('damaged', error);
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

configure({ useWebWorkers: false });

/** What gains nothing from being packed again. */
const PACKED = /\.(?:png|jpe?g|webp|heic|gif|mp4|mov|m4a|mp3|zip|docx|xlsx|pdf|gz|7z|rar)$/i;

/**
 * A zip of the members, in their order, as it comes about: nothing is held as a whole. The same members and
 * time give the same bytes on every machine.
 * @param modifiedAt stands at every member, as Shanghai wall clock; milliseconds, UTC
 */
export async function* zipPieces(
  members: AsyncIterable<Member> | Iterable<Member>,
  modifiedAt: number,
): AsyncIterable<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writing = write(writable, members, dosTime(modifiedAt));
  writing.catch((error: unknown) => writable.abort(error).catch(() => {}));
  for await (const piece of readable) yield piece;
  await writing;
}

async function write(
  writable: WritableStream<Uint8Array>,
  members: AsyncIterable<Member> | Iterable<Member>,
  rawLastModDate: number,
): Promise<void> {
  const zip = new ZipWriter(writable, {
    rawLastModDate,
    extendedTimestamp: false,
    unixMode: 0o100600,
  });
  for await (const { name, packed, open } of members) {
    const level = packed || PACKED.test(name) ? 0 : 6;
    await zip.add(name, ReadableStream.from(open()) as ReadableStream<Uint8Array>, { level });
  }
  await zip.close();
}

/** A time as zip files write it: two-second steps, no zone. */
function dosTime(instant: number): number {
  const wall = wallClock(instant);
  const day = ((wall.getFullYear() - 1980) << 9) | ((wall.getMonth() + 1) << 5) | wall.getDate();
  const time = (wall.getHours() << 11) | (wall.getMinutes() << 5) | (wall.getSeconds() >> 1);
  return day * 0x10000 + time;
}
