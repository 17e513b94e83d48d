import { closeSync, fstatSync, readSync } from 'node:fs';
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
import { decodeText } from '../evidence/text.ts';
import { wallClock } from '../time/day.ts';
import { filePieces, openGiven } from './files.ts';
import { type Limits, type Member, memberProblem, type MemberSource } from './members.ts';

configure({ useWebWorkers: false });

type Refuse = (why: PackageRefusal, cause?: unknown) => RefundError;

/**
 * Opens a zip for reading. Its whole list is checked before a byte is unpacked, and no member gives more bytes
 * than it said it has.
 * @param password of encrypted members
 * @throws RefundError `package-refused`, `file-unreadable`
 */
export async function openZip(path: string, limits: Limits, password?: string): Promise<MemberSource> {
  const refuse = (why: PackageRefusal, item: string | null, cause?: unknown) =>
    new RefundError('package-refused', { path, why, item }, cause);
  const file = openGiven(path);
  try {
    if (!beginsAsZip(file)) throw refuse('not-zip', null);
    if (saidCount(file) > limits.members + SPARE_FOLDERS) throw refuse('too-many', null);
    const entries = new Map<string, PlainEntry | FileEntry>();
    const members: { name: string; bytes: number }[] = [];
    try {
      for await (const entry of entriesOf(file)) {
        if (entry.symlink) throw refuse('link', entry.filename);
        if (entry.directory) continue;
        // Only what is needed is kept: an entry of the library is many times as large.
        const name = entry.filename.normalize('NFC');
        entries.set(name, entry.encrypted ? entry : plainEntry(entry));
        members.push({ name, bytes: entry.uncompressedSize });
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
        const refuseIt: Refuse = (why, cause) => refuse(why, name, cause);
        if (!entry) throw refuseIt('damaged');
        if (!('encrypted' in entry)) return plainPieces(file, entry, refuseIt);
        if (password === undefined) throw refuseIt('password-needed');
        return lockedPieces(entry, password, refuseIt);
      },
      async close() {
        closeSync(file);
      },
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** The names that a zip lists, unchecked; none if the file is no zip, or says itself that it lists more than `most`. */
export async function* zipNames(path: string, most: number): AsyncIterable<string> {
  const file = openGiven(path);
  try {
    if (beginsAsZip(file) && saidCount(file) <= most + SPARE_FOLDERS)
      for await (const { filename } of entriesOf(file)) yield filename;
  } finally {
    closeSync(file);
  }
}

/** Folders that may stand in a list beside the files, which alone are counted. */
const SPARE_FOLDERS = 1000;

/* Where a zip ends, and how many entries its list has: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
const END = 22;
const MOST_COMMENT = 0xffff;
const COUNT = 10;
const LOCATOR = 20;
const LARGE_END = 56;
const LARGE_COUNT = 32;

/**
 * How many entries a zip says at its end to have. Going through a list of a million to see that it is too long takes a
 * minute. It is no more than said: 0 if the end is not where it should be, which whoever goes through it finds.
 */
function saidCount(file: number): number {
  const { size } = fstatSync(file);
  const from = Math.max(0, size - END - MOST_COMMENT - LOCATOR);
  const tail = partOf(file, from, size - from);
  const end = tail.lastIndexOf('PK\x05\x06', tail.length - END, 'latin1');
  if (end === -1) return 0;
  const count = tail.readUInt16LE(end + COUNT);
  if (count < 0xffff || end < LOCATOR || tail.toString('latin1', end - LOCATOR, end - 16) !== 'PK\x06\x07')
    return count;
  const large = partOf(file, Number(tail.readBigUInt64LE(end - LOCATOR + 8)), LARGE_END);
  return large.length === LARGE_END && large.toString('latin1', 0, 4) === 'PK\x06\x06'
    ? Number(large.readBigUInt64LE(LARGE_COUNT))
    : count;
}

function partOf(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return Number.isSafeInteger(from)
    ? bytes.subarray(0, readSync(file, bytes, 0, length, from))
    : Buffer.alloc(0);
}

function beginsAsZip(file: number): boolean {
  const head = Buffer.alloc(4);
  return (
    readSync(file, head, 0, 4, 0) === 4 && ['PK\x03\x04', 'PK\x05\x06'].includes(head.toString('latin1'))
  );
}

function entriesOf(file: number) {
  return new ZipReader(new OpenFileReader(file), {
    // Chinese programs write names in GB18030 and do not say so.
    decodeText: (bytes) => decodeText(bytes)?.text,
    // Names are checked by `memberProblem`, whose reasons can be told to the user.
    filenameValidation: 'tolerant',
  }).getEntriesGenerator();
}

/** Reads an open file in parts, so that no archive is held as a whole. */
class OpenFileReader extends Reader<number> {
  readonly #file: number;

  constructor(file: number) {
    super(file);
    this.#file = file;
    this.size = fstatSync(file).size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafe(Math.min(length, Math.max(0, this.size - index)));
    return buffer.subarray(0, readSync(this.#file, buffer, 0, buffer.length, index));
  }
}

/** The bytes of an encrypted member; its checksum is compared at the end. */
async function* lockedPieces(entry: FileEntry, password: string, refuse: Refuse): AsyncIterable<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const done = entry.getData(writable, { checkSignature: true, password });
  // A failure is reported below, where the pieces are read; a receiver that stops early is no failure.
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

/** Where the bytes of a member stand in a zip, and how they are packed, as the zip's list says. */
interface PlainEntry {
  /** Where the member's own header begins in the file. */
  readonly offset: number;
  readonly method: number;
  readonly packed: number;
  readonly bytes: number;
  readonly checksum: number;
}

function plainEntry(entry: FileEntry): PlainEntry {
  const { offset, compressionMethod: method, compressedSize: packed, uncompressedSize: bytes } = entry;
  return { offset, method, packed, bytes, checksum: (entry.signature ?? 0) >>> 0 };
}

const HEADER = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * The bytes of a member that is not encrypted, never more than its list says; its checksum is compared at the end.
 * They are read here and not by the library: of a backup with 30,000 files its streams take almost four times the
 * memory and over fifteen times the time (docs/decisions/0028).
 */
async function* plainPieces(file: number, entry: PlainEntry, refuse: Refuse): AsyncIterable<Uint8Array> {
  const { method, packed, bytes, checksum } = entry;
  if (method !== STORED && method !== DEFLATED) throw refuse('damaged');
  const raw = filePieces(file, contentOf(file, entry, refuse), packed);
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

/** Where the content begins: behind the member's own header, whose name and extra fields may be longer than the list's. */
function contentOf(file: number, { offset }: PlainEntry, refuse: Refuse): number {
  const header = Buffer.alloc(HEADER);
  const whole = readSync(file, header, 0, HEADER, offset) === HEADER;
  if (!whole || header.toString('latin1', 0, 4) !== 'PK\x03\x04') throw refuse('damaged');
  return offset + HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function* inflated(raw: Iterable<Uint8Array>, refuse: Refuse): AsyncIterable<Uint8Array> {
  const source = Readable.from(raw);
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  source.on('error', (error) => inflate.destroy(error));
  // Left to itself, `pipe` makes Node's streams for standard output, to compare; under wine there may be none.
  source.once('end', () => inflate.end());
  try {
    for await (const piece of source.pipe(inflate, { end: false })) yield piece as Buffer;
  } catch (error) {
    throw error instanceof RefundError ? error : refuse('damaged', error);
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

/** Files that are packed already. */
const PACKED = /\.(?:png|jpe?g|webp|heic|gif|mp4|mov|m4a|mp3|zip|docx|xlsx|pdf|gz|7z|rar)$/i;

/**
 * A zip of the members, in their order, piece by piece: nothing is held as a whole. The same members and time give the
 * same bytes on every machine.
 * @param modifiedAt is written at every member, as Shanghai wall clock; milliseconds, UTC
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
