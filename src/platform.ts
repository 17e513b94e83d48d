/** What differs between Linux, macOS and Windows. Everything takes the platform, so that a test can be on another. */
import { existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/** Where the user's data lies unless REFUND_HOME names another folder. */
export function dataFolder(variables: Variables, platform = process.platform): string {
  if (platform === 'darwin') return join(home(), 'Library', 'Application Support', 'refund');
  if (platform === 'win32') return join(localAppData(variables), 'refund');
  return join(xdgFolder(variables['XDG_DATA_HOME']) ?? join(home(), '.local', 'share'), 'refund');
}

/** Where Node keeps what it compiled, and an executable what it unpacked; outside of the data. It may be deleted at any time. */
export function cacheFolder(variables: Variables, platform = process.platform): string {
  if (platform === 'darwin') return join(home(), 'Library', 'Caches', 'refund');
  if (platform === 'win32') return join(localAppData(variables), 'refund-cache');
  return join(xdgFolder(variables['XDG_CACHE_HOME']) ?? join(home(), '.cache'), 'refund');
}

/** The XDG rules: a relative path is to be ignored. */
function xdgFolder(named: string | undefined): string | undefined {
  return named?.startsWith('/') ? named : undefined;
}

function localAppData(variables: Variables): string {
  return variables['LOCALAPPDATA'] ?? join(home(), 'AppData', 'Local');
}

const home = () => process.getBuiltinModule('node:os').homedir();

/** Lets Node keep what it compiles, if it can (from 22.1 on) and if there is a folder that only the user can write. */
export function useCompileCache(variables: Variables = process.env): void {
  const { enableCompileCache } = process.getBuiltinModule('node:module') as {
    enableCompileCache?: (folder: string) => unknown;
  };
  if (!enableCompileCache) return;
  try {
    const folder = cacheFolder(variables);
    if (isOwnFolder(folder)) enableCompileCache(folder);
  } catch {
    // No such folder can be made: everything works without it, more slowly.
  }
}

/**
 * Makes a folder with the rights 0700 if there is none. Node runs what it finds there, so nobody else may be able to
 * put anything in.
 * @returns whether it is the user's own and closed to all others
 * @throws Error if it cannot be made
 */
export function isOwnFolder(path: string): boolean {
  // Parent by parent: Node's own recursive form never returns if a parent cannot be made (/proc).
  for (const each of [dirname(path), path]) if (!existsSync(each)) mkdirSync(each, 0o700);
  const stats = lstatSync(path);
  if (!hasModes()) return stats.isDirectory();
  return stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o777) === 0o700;
}

/** Windows flushes only a file that is open for writing, and no folder. */
export const flushesWhatIsRead = (platform = process.platform) => platform !== 'win32';

/** Holds the whole program up for some milliseconds. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** How often, and after how many milliseconds each, a change is tried again that Windows refuses: 2 seconds. */
const TRIES = 40;
const BETWEEN = 50;

/**
 * Changes a name. Windows refuses that while another program, say a virus scanner, has the file open, which it does
 * with new files for a moment: there it is tried again, for a while.
 */
export function patiently(change: () => void, platform = process.platform): void {
  for (let tried = 1; ; tried += 1) {
    try {
      change();
      return;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      const held = platform === 'win32' && ['EBUSY', 'EPERM', 'EACCES'].includes(code);
      if (!held || tried === TRIES) throw error;
      pause(BETWEEN);
    }
  }
}

/** Windows has no rights of owner, group and others. */
export const hasModes = (platform = process.platform) => platform !== 'win32';

/** File systems that pack what is written, so that more fits than is free: btrfs, ZFS, bcachefs, F2FS. */
const PACKING: readonly number[] = [0x9123683e, 0x2fc12fc1, 0xca451a4e, 0xf2f52010];

/** What a system says of a disk, as far as it is of use here. */
type Disk = Readonly<Record<'type' | 'bsize' | 'bavail' | 'bfree', number>>;

/**
 * The bytes beyond which nothing fits onto a disk; null where that cannot be known: a Mac makes room by itself, some
 * file systems pack, and some shares say nothing.
 */
export function roomOf(
  { type, bsize, bavail, bfree }: Disk,
  platform = process.platform,
  isRoot = process.getuid?.() === 0,
): number | null {
  // What a disk holds in reserve is for root.
  const room = bsize * (isRoot ? bfree : bavail);
  return platform === 'darwin' || PACKING.includes(type) || !(room > 0) ? null : room;
}

/** How better-sqlite3 names the native half that is made for this machine: `linux-x64`. */
export function nativeTarget(platform = process.platform): string {
  // Linux has two C libraries; which one runs this process is seen in what it has loaded.
  const isMusl = platform === 'linux' && /\/ld-musl-/.test(readFileSync('/proc/self/maps', 'latin1'));
  return `${isMusl ? 'linuxmusl' : platform}-${process.arch}`;
}

/** Whose quotes a command needs that is printed to be copied: of bash and its like, of cmd.exe, or of PowerShell. */
export type Shell = 'posix' | 'cmd' | 'powershell';

/** The shell that runs the program, as the environment tells it. */
export function shellOf(variables: Variables, platform = process.platform): Shell {
  // Git's bash on Windows.
  if (platform !== 'win32' || variables['MSYSTEM'] || variables['SHELL']) return 'posix';
  return isOfPowerShell(variables) ? 'powershell' : 'cmd';
}

/** Every program on Windows is given the system's folders of modules; PowerShell adds the user's own. */
function isOfPowerShell({ PSModulePath = '' }: Variables): boolean {
  return PSModulePath.split(';').some(
    (folder) => /powershell\\modules\\?$/i.test(folder) && !/^[a-z]:\\program files/i.test(folder),
  );
}

/** No shell of Windows has run the program: it was double-clicked, and its window will close with it. */
export function hasOwnWindow(variables: Variables, platform = process.platform): boolean {
  if (platform !== 'win32') return false;
  return !variables['PROMPT'] && shellOf(variables, platform) === 'cmd';
}

interface Viewer {
  readonly command: string;
  readonly words: readonly string[];
  /** Whether its exit code tells; that of Explorer is 1 whatever happened. */
  readonly tells: boolean;
}

/** What hands a file to the desktop. No shell is between, so nothing in the path is ever run or expanded. */
export function viewerFor(path: string, platform = process.platform): Viewer {
  if (platform === 'darwin') return { command: 'open', words: [path], tells: true };
  if (platform === 'win32') return { command: 'explorer.exe', words: [path], tells: false };
  return { command: 'xdg-open', words: [path], tells: true };
}
