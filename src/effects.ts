import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  fsync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statfsSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { flushesWhatIsRead, hasModes, patiently, roomOf } from './platform.ts';
import type { Effects } from './ports.ts';

const ONLY_MINE = 0o600;
/** Bytes copied at a time: memory stays the same whatever the size of the file. */
const PIECE = 1024 * 1024;
const ONLY_MINE_FOLDER = 0o700;
/** Files flushed at the same time: a disk that is asked for one after the other takes ten times as long. */
const AT_ONCE = 8;

/** Whether a copy can be flushed when it lies in the vault, where it is read-only; else it is flushed when written. */
const FLUSHES_LATER = flushesWhatIsRead();

/** What a system says of what its disk does not know at all. */
const UNKNOWN = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

let copyBuffer: Buffer | undefined;

/** The real changes to the disk, each flushed before it returns, unless `flushFiles` does it. */
export const effects: Effects = {
  makeFolder(path) {
    // Parent by parent: Node's own recursive form never returns if a parent cannot be made (/proc).
    if (existsSync(path)) return;
    const parent = dirname(path);
    if (parent !== path) effects.makeFolder(parent);
    try {
      mkdirSync(path, ONLY_MINE_FOLDER);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return;
    }
    // A umask may have taken away the user's own rights.
    setExactly(statSync(path), ONLY_MINE_FOLDER, () => patiently(() => chmodSync(path, ONLY_MINE_FOLDER)));
  },

  createFile(path, bytes, mode = ONLY_MINE) {
    const file = create(path, mode);
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } catch (error) {
      abandon(file, path);
      throw error;
    }
    closeSync(file);
  },

  copyFile(source, path, mode, each) {
    const file = create(path, mode);
    try {
      const buffer = (copyBuffer ??= Buffer.allocUnsafe(PIECE));
      for (let read = readSync(source, buffer); read > 0; read = readSync(source, buffer)) {
        const part = buffer.subarray(0, read);
        each(part);
        for (let done = 0; done < read;) done += writeSync(file, part, done);
      }
      if (!FLUSHES_LATER) fsyncSync(file);
    } catch (error) {
      abandon(file, path);
      throw error;
    }
    closeSync(file);
  },

  async flushFiles(paths) {
    if (!FLUSHES_LATER) return;
    const fsyncFile = promisify(fsync);
    const left = paths.values();
    // Each takes the next one from the same list.
    const flushSome = async () => {
      for (const path of left) {
        const open = openSync(path, constants.O_RDONLY);
        try {
          await fsyncFile(open);
        } finally {
          closeSync(open);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, flushSome));
  },

  async createFileFrom(path, pieces, mode = ONLY_MINE) {
    const file = create(path, mode);
    try {
      for await (const piece of pieces) {
        for (let done = 0; done < piece.length;) done += writeSync(file, piece, done);
      }
      fsyncSync(file);
    } catch (error) {
      abandon(file, path);
      throw error;
    }
    closeSync(file);
  },

  publish(from, to) {
    try {
      linkSync(from, to);
    } catch (error) {
      if (!lacksLinks(error)) throw error;
      // A file system without hard links (FAT, some network shares): the name is checked, then taken.
      if (existsSync(to)) throw Object.assign(new Error(`EEXIST: ${to}`), { code: 'EEXIST' });
      patiently(() => renameSync(from, to));
      return;
    }
    try {
      const { mode } = statSync(from);
      patiently(() => unlinkSync(from));
      // Where Windows cannot delete one name of a protected file alone, the other loses its protection.
      if (!hasModes()) patiently(() => chmodSync(to, mode));
    } catch {
      // It has its name, which is what was wanted; doctor finds the other one.
    }
  },

  replace(from, to) {
    patiently(() => renameSync(from, to));
  },

  syncFolder(path) {
    // Where a folder cannot be flushed, the name is durable with the file itself.
    if (!flushesWhatIsRead()) return;
    try {
      flush(path);
    } catch (error) {
      // Some shares and foreign file systems know no such thing; a disk that fails says something else.
      if (!UNKNOWN.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  },

  setRights(path, mode) {
    try {
      patiently(() => chmodSync(path, mode));
    } catch (error) {
      // A disk that knows none keeps what it has, and doctor goes on telling of it.
      if (!knowsNoRights(error)) throw error;
    }
  },

  removeFile(path) {
    patiently(() => unlinkSync(path));
  },

  removeFolder(path) {
    patiently(() => rmSync(path, { recursive: true }));
  },

  room(path) {
    try {
      return roomOf(statfsSync(firstThere(path)));
    } catch {
      // Whoever writes will see.
      return null;
    }
  },

  step() {
    // Only tests make a step of the database fail.
  },
};

/** The path, or the first of the folders above it that is there. */
function firstThere(path: string): string {
  const above = dirname(path);
  return existsSync(path) || above === path ? path : firstThere(above);
}

/** Opens a new file with just these rights, whatever the umask. */
function create(path: string, mode: number): number {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
  try {
    setExactly(fstatSync(file), mode, () => fchmodSync(file, mode));
    return file;
  } catch (error) {
    abandon(file, path);
    throw error;
  }
}

/** Takes a file away that could not be finished; why is what has to be told, and doctor finds what is left. */
function abandon(file: number, path: string): void {
  closeSync(file);
  try {
    patiently(() => unlinkSync(path));
  } catch {
    // As above.
  }
}

/** Sets rights that are not as wanted yet. Some disks know none and give all to everybody: what lies there is open. */
function setExactly({ mode }: Stats, wanted: number, set: () => void): void {
  if ((mode & 0o777) === wanted) return;
  try {
    set();
  } catch (error) {
    if (!knowsNoRights(error) || (mode & wanted) !== wanted) throw error;
  }
}

/** Whether rights could not be set because the disk has none. */
function knowsNoRights(error: unknown): boolean {
  return ['EPERM', ...UNKNOWN].includes((error as NodeJS.ErrnoException).code ?? '');
}

function flush(path: string): void {
  const open = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** The last three are what Windows says: of FAT, and of a file that a virus scanner has open. */
function lacksLinks(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR', 'EBUSY', 'EACCES'].includes(code);
}
