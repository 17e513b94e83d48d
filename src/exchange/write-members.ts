import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RefundError } from '../errors.ts';
import type { Effects } from '../ports.ts';
import type { Member } from './members.ts';

/** The disk, and a random word for names that stand only until all is written. */
export interface Disk {
  readonly effects: Effects;
  randomHex(bytes: number): string;
}

/**
 * Writes the members as a folder: whole under another name first.
 * @param path absolute; nothing may be there
 * @throws RefundError `file-exists`, `write-failed`
 */
export async function writeFolder(
  { effects, randomHex }: Disk,
  path: string,
  members: AsyncIterable<Member> | Iterable<Member>,
): Promise<void> {
  const incoming = incomingName(path, randomHex);
  await whole(path, async () => {
    try {
      const folders = new Set([incoming]);
      effects.makeFolder(incoming);
      for await (const { name, open } of members) {
        const file = join(incoming, name);
        effects.makeFolder(dirname(file));
        folders.add(dirname(file));
        await effects.createFileFrom(file, open());
      }
      for (const folder of folders) effects.syncFolder(folder);
      if (existsSync(path)) throw new RefundError('file-exists', { path });
      effects.replace(incoming, path);
    } catch (error) {
      if (existsSync(incoming)) effects.removeFolder(incoming);
      throw error;
    }
    try {
      effects.syncFolder(dirname(path));
    } catch (error) {
      effects.removeFolder(path);
      throw error;
    }
  });
}

/**
 * Writes a file from pieces: whole under another name first.
 * @param path absolute; nothing may be there
 * @throws RefundError `file-exists`, `write-failed`
 */
export async function writePieces(
  { effects, randomHex }: Disk,
  path: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const incoming = incomingName(path, randomHex);
  await whole(path, async () => {
    try {
      await effects.createFileFrom(incoming, pieces);
      effects.publish(incoming, path);
    } catch (error) {
      if (existsSync(incoming)) effects.removeFile(incoming);
      throw error;
    }
    try {
      effects.syncFolder(dirname(path));
    } catch (error) {
      effects.removeFile(path);
      throw error;
    }
  });
}

function incomingName(path: string, randomHex: Disk['randomHex']): string {
  return join(dirname(path), `.${basename(path)}.${randomHex(4)}`);
}

/** What the disk answers, in the program's own words. */
async function whole(path: string, work: () => Promise<void>): Promise<void> {
  if (existsSync(path)) throw new RefundError('file-exists', { path });
  try {
    await work();
  } catch (error) {
    if (error instanceof RefundError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') throw new RefundError('file-exists', { path }, error);
    throw new RefundError('write-failed', { path, action: 'file', code }, error);
  }
}
