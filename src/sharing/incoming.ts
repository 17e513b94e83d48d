import { closeSync, existsSync, lstatSync, readdirSync, readSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { RefundError, unreadable } from '../errors.ts';
import { openFile } from '../opening.ts';
import { checkTravelling, type TravellingChain } from '../store/chain.ts';
import { keptBy } from '../store/journal.ts';
import type { StoreReader } from '../store/reading.ts';
import { takeAway } from '../store/tidying.ts';
import { incomingName } from '../store/at-work.ts';
import type { AgeFile, Effort } from './age.ts';
import { type Disk, openFolder } from './files.ts';
import type { Limits, MemberSource } from './members.ts';
import { openZip, zipNames } from './zip.ts';

/*
 * The way in, for packages and backups alike:
 * 1. `withIncoming` opens the folder, zip or encrypted zip;
 * 2. `readPackage` or `readBackup` checks every byte against a manifest;
 * 3. `wantedOf` verifies every chain and says what taking them in would do;
 * 4. the caller keeps those files and hands the chains to `Store.adopt`.
 * Nothing is taken before the third step is done.
 */

/** How something from elsewhere is opened. */
export interface OpeningOf extends Pick<Disk, 'effects' | 'randomHex'> {
  /** The data folder: an encrypted file is decrypted into it. */
  readonly home: string;
  /** Asked for only if the file is encrypted. */
  passphrase(): Promise<string>;
  /** Called before a passphrase is tried that takes long. */
  takesLong(effort: Effort): void;
}

/** What a backup may hold at most. Files are stored in it as they are; only texts are packed, and those not tightly. */
const MOST_MEMBERS = 200_000;
const MOST_PACKING = 100;
const SPARE = 2 ** 30;

/** What lies at a path. @throws RefundError `file-unreadable` */
export function statsOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Opens what a package or backup is read from: a zip, the folder that a zip was unpacked to, or a zip in the `age`
 * format.
 * @throws RefundError `file-unreadable`, `package-refused`, `write-failed`, and what `passphrase` throws
 */
export async function withIncoming<T>(
  path: string,
  opening: OpeningOf,
  use: (source: MemberSource) => Promise<T>,
): Promise<T> {
  const found = statsOf(path);
  if (found.isDirectory())
    return using(await openFolder(path, { members: MOST_MEMBERS, bytes: Number.MAX_SAFE_INTEGER }), use);
  if (!found.isFile()) throw new RefundError('package-refused', { path, why: 'special', item: null });
  const limits = { members: MOST_MEMBERS, bytes: SPARE + MOST_PACKING * found.size };
  const { findAge } = await import('./age.ts');
  const age = await findAge(path);
  if (!age) return using(await openZip(path, limits), use);
  return decrypted(age, found.size, opening, async (plain) =>
    using(await openDecrypted(plain, path, limits), use),
  );
}

/** Whether a passphrase is needed before anything can be said of it. */
export async function isLocked(path: string): Promise<boolean> {
  if (!statsOf(path).isFile()) return false;
  const { findAge } = await import('./age.ts');
  return (await findAge(path)) !== null;
}

async function using<T>(source: MemberSource, use: (source: MemberSource) => Promise<T>): Promise<T> {
  try {
    return await use(source);
  } finally {
    await source.close();
  }
}

/** What is wrong with it is told of the file that the user named. */
async function openDecrypted(plain: string, path: string, limits: Limits): Promise<MemberSource> {
  try {
    return await openZip(plain, limits);
  } catch (error) {
    if (!(error instanceof RefundError) || error.code !== 'package-refused') throw error;
    const { details } = error as RefundError<'package-refused'>;
    throw new RefundError('package-refused', { ...details, path }, error);
  }
}

/** Decrypts into a file beside the store, where the same content will lie in the open anyway, and removes it again. */
async function decrypted<T>(
  age: AgeFile,
  size: number,
  { effects, randomHex, home, passphrase, takesLong }: OpeningOf,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const given = await passphrase();
  if (age.effort) takesLong(age.effort);
  const pieces = await age.decrypt(given);
  const absent = !existsSync(home);
  const plain = join(home, incomingName(randomHex(8)));
  try {
    const room = effects.room(home);
    // Encrypting adds little; text armour a third.
    if (room !== null && size * 0.7 > room)
      throw Object.assign(new Error(`ENOSPC: ${size} bytes`), { code: 'ENOSPC' });
    effects.makeFolder(home);
    await effects.createFileFrom(plain, pieces);
    return await use(plain);
  } catch (error) {
    if (error instanceof RefundError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === '') throw error;
    throw new RefundError('write-failed', { path: home, action: 'home', code }, error);
  } finally {
    takeAway(plain, effects);
    if (absent && existsSync(home) && readdirSync(home).length === 0) effects.removeFolder(home);
  }
}

/** Chains and files from elsewhere, each byte checked against a manifest. The chains are not verified yet. */
export interface Incoming {
  /** Digests of the kept files that came. */
  readonly files: ReadonlySet<string>;
  /** Digests of files that were lost already when it was written. */
  readonly lost: ReadonlySet<string>;
  /** Members that a desktop left there; they are not taken. */
  readonly litter: readonly string[];
  /** The name of the member that holds a file. */
  memberOf(digest: string): string;
  /** The bytes of a kept file, as they are counted. */
  sizeOf(digest: string): number;
  /** Every chain; each call reads them again. */
  chains(): AsyncIterable<TravellingChain>;
  /** The bytes of a kept file. */
  open(digest: string): AsyncIterable<Uint8Array>;
}

/** What taking chains in would do here. */
interface Wanted {
  /** Digests of the files that are to be kept: of cases that will be taken, and those that the cases here are missing. */
  readonly files: ReadonlySet<string>;
  /** Events that are whole here and erased there, by the case here: taking it in would erase them here, too. */
  readonly erased: readonly { readonly number: number; readonly count: number }[];
}

/**
 * Verifies every chain that comes, and says what taking them in would do here. Takes nothing.
 * @param path is named in errors
 * @throws RefundError `chain-refused`, `bag-broken`
 */
export async function wantedOf(incoming: Incoming, store: StoreReader, path: string): Promise<Wanted> {
  const wanted = new Set<string>();
  const erased: { number: number; count: number }[] = [];
  const known = new Set<string>();
  const seen = new Set<string>();
  for await (const chain of incoming.chains()) {
    const { history } = checkTravelling(chain);
    const { number } = chain;
    const key = number === null ? '' : chain.identity;
    if (seen.has(key)) throw new RefundError('chain-refused', { chain: number, seq: null, why: 'twice' });
    seen.add(key);
    if (number === null) continue;
    const theirs = keptBy(history);
    for (const { digest } of theirs) {
      known.add(digest);
      if (incoming.files.has(digest) || incoming.lost.has(digest)) continue;
      const seq =
        history.find(({ event }) => event && 'digest' in event && event.digest === digest)?.seq ?? null;
      throw new RefundError('chain-refused', { chain: number, seq, why: 'file-missing' });
    }
    const here = store.numberOf(chain.identity);
    const mine = here === null ? [] : store.history(here);
    const goesOn = mine.every(({ hash }, index) => chain.events[index]?.hash === hash);
    // What the case here keeps, if it stays as it is; else what the one that comes does.
    for (const { digest } of goesOn ? theirs : keptBy(mine))
      if (incoming.files.has(digest)) wanted.add(digest);
    const count = mine.filter(({ event }, index) => event && history[index]?.event === null).length;
    if (here !== null && goesOn && count > 0) erased.push({ number: here, count });
  }
  const extra = [...incoming.files].filter((digest) => !known.has(digest));
  if (extra.length > 0) {
    const problems = extra.map((digest) => ({ item: incoming.memberOf(digest), kind: 'extra' as const }));
    throw new RefundError('bag-broken', { path, problems });
  }
  return { files: wanted, erased };
}

const DECLARED = /^(?:[^/]+\/)?bagit\.txt$/;

/**
 * Whether a folder or zip is a package, to be read or refused as one: a `bagit.txt` stands in it or in the one folder
 * that it holds. Nothing is unpacked, and nothing it holds makes this throw.
 */
export async function isPackage(path: string): Promise<boolean> {
  try {
    return statSync(path).isDirectory() ? isBagFolder(path) : beginsAsBag(path) || (await listsBag(path));
  } catch {
    return false;
  }
}

function isBagFolder(path: string): boolean {
  const has = (folder: string) => readdirSync(folder).includes('bagit.txt');
  if (has(path)) return true;
  return readdirSync(path).some((name) => {
    const inside = join(path, name);
    return lstatSync(inside).isDirectory() && has(inside);
  });
}

/** This program writes `bagit.txt` as the first entry, so that even a zip that was cut off is known as a package. */
function beginsAsBag(path: string): boolean {
  const file = openFile(path);
  try {
    const first = Buffer.alloc(1024);
    readSync(file, first, 0, first.length, 0);
    return (
      first.toString('latin1', 0, 4) === 'PK\x03\x04' &&
      DECLARED.test(first.toString('utf8', 30, 30 + first.readUInt16LE(26)))
    );
  } finally {
    closeSync(file);
  }
}

async function listsBag(path: string): Promise<boolean> {
  for await (const name of zipNames(path, MOST_MEMBERS)) if (DECLARED.test(name)) return true;
  return false;
}
