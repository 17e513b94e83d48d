import { lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import { basename, join } from 'node:path';
import type { FileRefusal } from '../errors.ts';

/** A file to be kept; `path` is bytes where its name is no UTF-8. */
export interface FoundFile {
  readonly path: string | Buffer;
  readonly name: string;
}

export interface RefusedFile {
  readonly name: string;
  readonly why: FileRefusal;
}

/** What a desktop leaves in folders; nobody means it as evidence. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * The files that some paths name: plain ones, and those in folders, at any depth. A link that was named itself is
 * followed; one inside a folder never is, as it may lead out of what was named.
 */
export function findFiles(paths: readonly string[]): { files: FoundFile[]; refused: RefusedFile[] } {
  const files: FoundFile[] = [];
  const refused: RefusedFile[] = [];
  const visit = (path: string | Buffer, name: string, stats: Stats | FileRefusal) => {
    if (typeof stats === 'string') refused.push({ name, why: stats });
    else if (stats.isSymbolicLink()) refused.push({ name, why: 'link' });
    else if (stats.isFile()) files.push({ path, name });
    else if (stats.isDirectory()) visitFolder(path, name);
    else refused.push({ name, why: 'special' });
  };
  const visitFolder = (folder: string | Buffer, name: string) => {
    let entries: Buffer[];
    try {
      entries = readdirSync(folder, { encoding: 'buffer' });
    } catch {
      refused.push({ name, why: 'unreadable' });
      return;
    }
    for (const entry of entries.toSorted(Buffer.compare)) {
      const entryName = entry.toString('utf8');
      if (LITTER.has(entryName)) continue;
      const path = inside(folder, entry, entryName);
      visit(path, entryName, statOf(path));
    }
  };
  for (const path of paths) {
    const name = basename(path) || path;
    const target = realOf(path);
    visit(target.path, name, target.why ?? statOf(target.path));
  }
  return { files, refused };
}

/** Kept as bytes only where its name is no UTF-8. */
function inside(folder: string | Buffer, entry: Buffer, name: string): string | Buffer {
  if (typeof folder === 'string' && Buffer.from(name, 'utf8').equals(entry)) return join(folder, name);
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), entry]);
}

function realOf(path: string): { path: string; why?: FileRefusal } {
  try {
    return { path: realpathSync(path) };
  } catch (error) {
    return { path, why: whyNot(error) };
  }
}

function statOf(path: string | Buffer): Stats | FileRefusal {
  try {
    return lstatSync(path);
  } catch (error) {
    return whyNot(error);
  }
}

function whyNot(error: unknown): FileRefusal {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ELOOP') return 'loop';
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' ? 'missing' : 'unreadable';
}
