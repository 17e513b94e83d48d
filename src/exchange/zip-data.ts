import { readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type PackageRefusal, RefundError } from '../errors.ts';

/** Where a member's bytes lie in a zip, and how they are packed, as its list says. */
export interface PlainEntry {
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
export async function* plainPieces(
  file: number,
  entry: PlainEntry,
  refuse: Refuse,
): AsyncIterable<Uint8Array> {
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
