import { existsSync, lstatSync, opendirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, sep } from 'node:path';
import { clean } from '../case/text.ts';
import { RefundError, unreadable } from '../errors.ts';
import { isThere, readFile } from '../opening.ts';
import { hasModes } from '../platform.ts';
import type { Effects } from '../ports.ts';
import { incomingName, isAtWork, isHeldBySomebody, lengthOf, ME_LOCK, saidIn } from './at-work.ts';
import { digestOf, READ_ONLY, vaultFolder } from './vault.ts';

/*
 * The care of the home: rights, what was broken off, and files that belong to no case. Such a file may be evidence
 * whose database was lost, so it is never deleted by a repair: it is moved to `lost+found`, with a list.
 */

/** What is needed to change something there. */
interface Tools {
  readonly effects: Effects;
  readonly randomHex: (bytes: number) => string;
}

const INCOMING = /^\.incoming-/;
const NOTE = /^\.incoming-\d+-note-/;
/** What is written beside its final name, wherever the user wants it. */
const UNFINISHED = /^\.refund-[0-9a-f]{8}$/;

/** What commands that were broken off left in the home folder, the vault and wherever they wrote; absolute paths. */
export function brokenOff(home: string): string[] {
  const folders = [home, vaultFolder(home), ...(isOwnFolder(lostFolder(home)) ? [lostFolder(home)] : [])];
  return folders.flatMap((folder) =>
    namesIn(folder)
      .filter((name) => INCOMING.test(name) && !isAtWork(name))
      .map((name) => join(folder, name))
      .filter((path) => basename(path) !== ME_LOCK || !isHeldBySomebody(path))
      .flatMap((path) => (NOTE.test(basename(path)) ? notedIn(path) : [path])),
  );
}

/** How often, and after how many milliseconds, what somebody may be at work on is looked at again. */
const LOOKS = 5;
const PAUSE = 60;

/** The same without what another window is copying just now: that goes on growing, or gets its name. */
export async function brokenOffForGood(home: string): Promise<string[]> {
  const sizes = () => new Map(brokenOff(home).map((path) => [path, lengthOf(path)]));
  let left = sizes();
  for (let look = 1; left.size > 0 && look < LOOKS; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const now = sizes();
    left = new Map([...left].filter(([path, size]) => now.get(path) === size));
  }
  return [...left.keys()];
}

/** A note of an output and the output itself, as far as it is there. */
function notedIn(note: string): string[] {
  const output = saidIn(note).trimEnd();
  return UNFINISHED.test(basename(output)) && liesThere(output) ? [output, note] : [note];
}

/** An output that is being written under another name. */
export interface Unfinished {
  readonly path: string;
  /** To be called whatever became of it. */
  done(): void;
}

/**
 * The name under which an output is written until it is whole. A note in the home remembers it, so that doctor finds
 * what a killed command left, wherever it is; where the home takes no note there is none.
 * @throws RefundError `output-own`
 */
export function beginOutput(home: string, path: string, { effects, randomHex }: Tools): Unfinished {
  refuseOwn(home, path);
  const mark = randomHex(4);
  const unfinished = join(dirname(path), `.refund-${mark}`);
  const note = join(home, incomingName(`note-${mark}`));
  const isNoted =
    existsSync(home) && tried(() => effects.createFile(note, Buffer.from(`${unfinished}\n`, 'utf8')));
  return {
    path: unfinished,
    done() {
      if (isNoted && !liesThere(unfinished)) tried(() => effects.removeFile(note));
    },
  };
}

/** What has a meaning in the home; on some disks in capitals, too. */
const OWN = /^(?:vault|lost\+found|me\.json|refund\.sqlite.*|refund-v\d+-.*\.backup\.sqlite|\.incoming-.*)$/i;

/** In a place of the program's own it would be taken for something else: for evidence, for a leftover, for who the user is. */
function refuseOwn(home: string, path: string): void {
  const [first = ''] = stepsFrom(home, path);
  if (OWN.test(first)) throw new RefundError('output-own', { path });
}

/** Whether an output goes with the home when that is lost. */
export function liesInHome(home: string, path: string): boolean {
  const [first = '..'] = stepsFrom(home, path);
  return first !== '..';
}

/** The names that lead from the home to an output; none from one that is not there, to another disk. */
function stepsFrom(home: string, path: string): string[] {
  const folder = dirname(path);
  if (!existsSync(home) || !existsSync(folder)) return [];
  const way = relative(realpathSync(home), join(realpathSync(folder), basename(path)));
  // On another drive of Windows.
  return isAbsolute(way) ? [] : way.split(sep);
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Refuses to write a package or a backup where something lies. @throws RefundError `file-exists`, `output-special`, `name-too-long` … */
export function refuseTaken(path: string): void {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) return;
    const isKnown = found.isFile() || found.isDirectory() || found.isSymbolicLink();
    if (isKnown) throw new RefundError('file-exists', { path });
    throw new RefundError('output-special', { path, printable: false });
  } catch (error) {
    throw outputFailure(path, error);
  }
}

/** A failure to write for the user, as an error that they can act on. */
export function outputFailure(path: string, error: unknown): unknown {
  if (error instanceof RefundError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'EEXIST') return new RefundError('file-exists', { path }, error);
  if (code === 'ENAMETOOLONG') return new RefundError('name-too-long', { path, fits: shorter(path) }, error);
  return new RefundError('write-failed', { path, action: 'file', code }, error);
}

/** Characters of a name that fit everywhere: a system takes 255 bytes, and a Chinese character has three. */
const FITTING = 40;

/** A name that fits, with the same ending. */
function shorter(path: string): string {
  const ending = extname(path).slice(0, 10);
  return `${[...basename(path, extname(path))].slice(0, FITTING).join('')}${ending}`;
}

/** Takes away what is there, if that can be done; whether nothing is there any more. */
export function takeAway(path: string, effects: Effects): boolean {
  return !liesThere(path) || tried(() => removeAny(path, effects));
}

function tried(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** Removes whatever it is; a link, not what it leads to. */
export function removeAny(path: string, effects: Effects): void {
  if (lstatSync(path).isDirectory()) effects.removeFolder(path);
  else effects.removeFile(path);
}

function liesThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** The first name of something that is kept in a folder; undefined if there is none. @throws Error if it cannot be entered */
export function firstKept(folder: string): string | undefined {
  if (!isThere(folder)) return undefined;
  const names = opendirSync(folder);
  try {
    // The names may be read where nothing behind them may.
    statSync(`${folder}/.`);
    for (let entry = names.readSync(); entry; entry = names.readSync())
      if (!INCOMING.test(entry.name)) return entry.name;
    return undefined;
  } finally {
    names.closeSync();
  }
}

interface LooseRights {
  readonly path: string;
  readonly mode: number;
  readonly wanted: number;
}

/** Whatever others than the user may read, or anybody may write who should not. Not on Windows: it has no such modes. */
export function looseRights(home: string): LooseRights[] {
  if (!hasModes() || !existsSync(home)) return [];
  const vault = vaultFolder(home);
  const wanted: [string, number][] = [
    [home, 0o700],
    ...readdirSync(home)
      .filter((name) => name.includes('.sqlite') || name === 'me.json')
      .map((name): [string, number] => [join(home, name), 0o600]),
    ...(existsSync(vault) ? [[vault, 0o700] as [string, number]] : []),
    ...namesIn(vault).map((name): [string, number] => [join(vault, name), READ_ONLY]),
  ];
  return wanted.flatMap(([path, most]) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    // What is neither of ours is told by verify.
    if (!found || !(most === 0o700 ? found.isDirectory() : found.isFile())) return [];
    const mode = found.mode & 0o777;
    return (mode & ~most) === 0 ? [] : [{ path, mode, wanted: most }];
  });
}

/** Lets nobody else into the home; true if others could enter it until now. */
export function closeToOthers(home: string, effects: Effects): boolean {
  const isOpen = () => hasModes() && existsSync(home) && (statSync(home).mode & 0o077) !== 0;
  // Somebody else's folder, or a disk without rights: doctor tells.
  return isOpen() && tried(() => effects.setRights(home, 0o700)) && !isOpen();
}

/** The journal of a transaction that was broken off before it changed anything; undefined if there is none. */
export function leftJournal(home: string): string | undefined {
  const path = join(home, 'refund.sqlite-journal');
  // An empty one belongs there: the next transaction fills it.
  return (lengthOf(path) ?? 0) > 0 ? path : undefined;
}

/** A store as it was before a newer program brought it up to date. */
const OLDER_COPY = /^refund-v\d+-.*\.backup\.sqlite$/;

/** Copies of older stores beside the store: what was erased since stands in them still. Absolute paths. */
export function olderCopies(home: string): string[] {
  return namesIn(home)
    .filter((name) => OLDER_COPY.test(name))
    .map((name) => join(home, name));
}

/** Where files lie that belonged to no case. */
export function lostFolder(home: string): string {
  return join(home, 'lost+found');
}

const LIST = 'list.txt';

/** A folder itself, not a link that leads to one: what lies behind a link is somebody else's. */
function isOwnFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The files in `lost+found`; none if it is not ours to read: a disk has a folder of that name, too. */
export function lostFiles(home: string): string[] {
  try {
    return (isOwnFolder(lostFolder(home)) ? namesIn(lostFolder(home)) : []).filter(
      (name) => name !== LIST && !INCOMING.test(name),
    );
  } catch {
    return [];
  }
}

/**
 * Moves files of the vault to `lost+found`; first they are listed there, with digest and time.
 * @param at when, as the list says it
 */
export function moveToLost(
  home: string,
  names: readonly string[],
  at: string,
  { effects, randomHex }: Tools,
): void {
  if (names.length === 0) return;
  const [vault, folder] = [vaultFolder(home), lostFolder(home)];
  effects.makeFolder(folder);
  if (!isOwnFolder(folder))
    throw new RefundError('write-failed', { path: folder, action: 'file', code: 'ENOTDIR' });
  const moves = names.map((name) => ({ from: join(vault, name), to: freeName(folder, name) }));
  const list = join(folder, LIST);
  const incoming = join(folder, incomingName(randomHex(8)));
  const lines = moves.map(
    ({ from, to }) => `${at}\t${digestOf(from)?.digest ?? ''}\t${clean(basename(to))}\n`,
  );
  try {
    effects.createFile(incoming, Buffer.from(`${listed(list)}${lines.join('')}`, 'utf8'));
    effects.replace(incoming, list);
  } catch (error) {
    takeAway(incoming, effects);
    throw error;
  }
  effects.syncFolder(folder);
  for (const { from, to } of moves) effects.replace(from, to);
  effects.syncFolder(folder);
  effects.syncFolder(vault);
}

/** What was listed before. A list that cannot be read is not written anew: what it says would be gone. */
function listed(path: string): string {
  try {
    return isThere(path) ? readFile(path).toString('utf8') : '';
  } catch (error) {
    throw unreadable(path, error);
  }
}

function freeName(folder: string, name: string): string {
  const isFree = (one: string) => one !== LIST && !liesThere(join(folder, one));
  let free = name;
  for (let count = 2; !isFree(free); count += 1) free = `${name}.${count}`;
  return join(folder, free);
}

/** Which of the digests lie in `lost+found`, whole. */
export function inLost(home: string, digests: readonly string[]): string[] {
  const there = new Set(lostFiles(home));
  return digests.filter(
    (digest) => there.has(digest) && digestOf(join(lostFolder(home), digest))?.digest === digest,
  );
}

/** Puts back what a case misses. */
export function bringBack(home: string, digests: readonly string[], effects: Effects): void {
  const vault = vaultFolder(home);
  for (const digest of inLost(home, digests)) {
    if (liesThere(join(vault, digest))) continue;
    effects.makeFolder(vault);
    effects.replace(join(lostFolder(home), digest), join(vault, digest));
    effects.syncFolder(vault);
  }
}

/** Deletes what lies in `lost+found`, for good. */
export function emptyLost(home: string, names: readonly string[], effects: Effects): void {
  const folder = lostFolder(home);
  if (!isOwnFolder(folder)) return;
  for (const name of names) removeAny(join(folder, name), effects);
  if (lostFiles(home).length === 0) effects.removeFolder(folder);
  else effects.syncFolder(folder);
}
