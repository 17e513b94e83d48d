import { crc32, deflateRawSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import type { Member, MemberSource } from '../../src/sharing/members.ts';

/** One entry of a hand-made zip, which may say what no proper program writes. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array;
  /** What the headers say instead of the true size. */
  readonly claimed?: number;
  /** Unix rights and kind of file, 0o120777 for a link. */
  readonly mode?: number;
  /** The name is not marked as UTF-8. */
  readonly plainName?: boolean;
}

/** A zip, byte by byte, so that it can be as wrong as a hostile one. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed, mode = 0o100644, plainName = false } of entries) {
    const bytes = Buffer.from(name);
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(plainName ? 0 : 0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(0x5b590000, 6);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimed ?? content.length, 18);
    shared.writeUInt16LE(bytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, bytes, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), shared, rest, bytes]));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

export const member = (name: string, content: string | Uint8Array): Member => ({
  name,
  open: () => [Buffer.from(content)],
});

/** All bytes of a stream of pieces. */
export async function gather(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** A package that never was on a disk. */
export function sourceOf(files: Readonly<Record<string, string | Uint8Array>>): MemberSource {
  const contents = new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
  return {
    members: [...contents].map(([name, content]) => ({ name, bytes: content.length })),
    async *open(name) {
      const content = contents.get(name);
      if (!content) throw new Error(`no ${name}`);
      yield content;
    },
    close: async () => {},
  };
}

/** A zip of one file that asks for a password. */
export async function lockedZip(
  name: string,
  content: string | Uint8Array,
  password: string,
  zipCrypto: boolean,
): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  await zip.add(name, new Uint8ArrayReader(Buffer.from(content)), { password, zipCrypto });
  return zip.close();
}
