import { configure, ZipWriter } from '@zip.js/zip.js';
import type { Member } from './members.ts';

configure({ useWebWorkers: false });

/** What gains nothing from being packed again. */
const PACKED = /\.(?:png|jpe?g|webp|heic|gif|mp4|mov|m4a|mp3|zip|docx|xlsx|pdf|gz|7z|rar)$/i;
const SHANGHAI = 8 * 3_600_000;

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
  const date = new Date(instant + SHANGHAI);
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return day * 0x10000 + time;
}
