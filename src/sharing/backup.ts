import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { type Me, readMe } from '../case/me.ts';
import { type BagFault, RefundError } from '../errors.ts';
import { checkTravelling, type TravellingChain } from '../store/chain.ts';
import { keptBy, type KeptDraft } from '../store/journal.ts';
import type { StoreReader } from '../store/reading.ts';
import type { Damage } from '../store/verify.ts';
import { bagMembers, bagTop, checkBag } from './bag.ts';
import { chainPieces, readChains } from './chain-file.ts';
import { type Incoming, type Member, type MemberSource, textOf } from './members.ts';
import { zipPieces } from './zip.ts';

/** What a backup is made of, besides the store. */
interface BackupOf {
  readonly store: StoreReader;
  /** Who the user is, as `me.json` keeps it; null where that is not known. */
  readonly me: string | null;
  readonly program: string;
  readonly madeAt: string;
}

/** What was saved, filled on the way. */
export class Saved {
  cases = 0;
  events = 0;
  files = 0;
  head = '';
  readonly problems: Damage[] = [];
  readonly lost: string[] = [];
  readonly damaged: TravellingChain[] = [];
  /** Something that the chains tell of was purged since they were read: all has to be read anew. */
  outdated = false;

  summary({ program, madeAt }: Pick<BackupOf, 'program' | 'madeAt'>): BackupSummary {
    const { head, cases, events, files, lost } = this;
    const damaged = this.damaged.map(({ number }) => number);
    return {
      kind: 'refund-backup',
      format: FORMAT,
      program,
      madeAt,
      head,
      cases,
      events,
      files,
      lost,
      damaged,
    };
  }
}

interface Kept {
  readonly number: number;
  /** As verify calls it: `E1 name`. */
  readonly item: string;
}

/**
 * The payload of a backup. Chains are read from one transaction, which ends before the first file is read: writers
 * wait only for the chains. What is damaged is told in `saved` and saved as it is.
 */
export async function* backupMembers(of: BackupOf, saved: Saved): AsyncIterable<Member> {
  const { store } = of;
  const kept = new Map<string, Kept>();
  const snapshot = await store.snapshot();
  try {
    saved.head = snapshot.head;
    yield {
      name: CASES,
      open: () => together(linesOf(snapshot.chains(), kept, saved)),
    };
    if (saved.damaged.length > 0) {
      const { damaged } = saved;
      yield { name: DAMAGED, open: () => together(damaged.flatMap((one) => [...lines(one)])) };
    }
  } finally {
    snapshot.close();
  }
  for (const [digest, { number, item }] of kept) {
    const file = openKept(store.vaultPath(digest), digest);
    if (!file) {
      if (!stillKept(store, number, digest)) {
        saved.outdated = true;
        throw new RefundError('internal', { reason: 'purged meanwhile' });
      }
      saved.lost.push(digest);
      saved.problems.push({ case: number, item, kind: 'missing', expected: digest, found: null });
      continue;
    }
    const changed = (found: string | null) => {
      saved.lost.push(digest);
      saved.problems.push({ case: number, item, kind: 'changed', expected: digest, found });
    };
    saved.files += 1;
    // Stored as it is: most is packed already, and nothing that unpacks to a thousand times its size gets in.
    yield { name: fileMember(digest, item), packed: true, open: () => file.pieces(changed) };
  }
  yield text(DRAFTS, JSON.stringify(snapshot.drafts));
  if (of.me !== null) yield text(ME, of.me);
  yield text(SUMMARY, JSON.stringify(saved.summary(of), null, 2));
}

/** Every chain that holds, as lines; says which files they tell of. */
function* linesOf(
  chains: Iterable<TravellingChain>,
  kept: Map<string, Kept>,
  saved: Saved,
): Iterable<Uint8Array> {
  for (const chain of chains) {
    const { number } = chain;
    try {
      const { history } = checkTravelling(chain);
      if (number !== null) {
        for (const { digest, item } of keptBy(history))
          if (!kept.has(digest)) kept.set(digest, { number, item });
      }
    } catch (error) {
      if (!(error instanceof RefundError)) throw error;
      const { details } = error as RefundError<'chain-refused'>;
      const item = details.seq === null ? 'identity' : `event ${details.seq}`;
      saved.problems.push({ case: number, item, kind: 'journal', expected: null, found: details.why });
      saved.damaged.push(chain);
      continue;
    }
    if (number !== null) saved.cases += 1;
    saved.events += chain.events.length;
    yield* lines(chain);
  }
}

const lines = (chain: TravellingChain) => chainPieces(chain, { places: true });

/** Whether the journal as it is now still wants those bytes. */
function stillKept(store: StoreReader, number: number, digest: string): boolean {
  return keptBy(store.history(number)).some((one) => one.digest === digest);
}

const ENOUGH = 256 * 1024;

/** Many small pieces as few large ones. */
function* together(pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < ENOUGH) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

function text(name: string, content: string): Member {
  return { name, open: () => [Buffer.from(`${content}\n`, 'utf8')] };
}

/**
 * A backup as it comes about: the members in a bag, in a zip, encrypted where there is a passphrase.
 * @param now stands at every member; milliseconds, UTC
 */
export async function backupPieces(
  members: AsyncIterable<Member>,
  { program, madeAt }: { readonly program: string; readonly madeAt: string },
  now: number,
  passphrase: string | null,
): Promise<AsyncIterable<Uint8Array>> {
  const info = {
    'External-Description': 'A backup made by refund; refund restore takes it back',
    'Bagging-Date': madeAt.slice(0, 10),
    'Bag-Software-Agent': `refund ${program}`,
  };
  const plain = zipPieces(bagMembers(TOP, members, info), now);
  if (passphrase === null) return plain;
  const { encryptedPieces } = await import('./age.ts');
  return encryptedPieces(plain, passphrase);
}

const PIECE = 1024 * 1024;

/** A file of the vault, open for reading, so that it can be taken away meanwhile. */
interface KeptBytes {
  /** Its bytes; `changed` is called at the end where they are not those of the digest, or could not all be read. */
  pieces(changed: (found: string | null) => void): Iterable<Uint8Array>;
}

/** Opens a kept file; undefined where it is not there or cannot be opened. */
export function openKept(path: string, digest: string): KeptBytes | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  return {
    *pieces(changed) {
      const hash = createHash('sha256');
      try {
        for (;;) {
          // A buffer of its own: whoever takes the piece may keep it.
          const buffer = Buffer.allocUnsafe(PIECE);
          const read = tryRead(file, buffer);
          if (read === null) return changed(null);
          if (read === 0) break;
          hash.update(buffer.subarray(0, read));
          yield buffer.subarray(0, read);
        }
      } finally {
        closeSync(file);
      }
      const found = hash.digest('hex');
      if (found !== digest) changed(found);
    },
  };
}

/** Null where the disk fails. */
function tryRead(file: number, buffer: Buffer): number | null {
  try {
    return readSync(file, buffer);
  } catch {
    return null;
  }
}

/*
 * A backup is a bag by RFC 8493 in a zip. Its payload: every chain as lines, the kept files each under its digest,
 * and what lies beside the journal.
 */

/** The one folder that everything stands in. */
export const TOP = 'refund-backup';

/** The chain of rules, then every case. */
export const CASES = 'data/cases.jsonl';
/** Chains that did not hold when they were saved: kept for whoever may rescue them, never restored. */
const DAMAGED = 'data/damaged-cases.jsonl';
const DRAFTS = 'data/drafts.json';
export const ME = 'data/me.json';
export const SUMMARY = 'data/backup.json';

/** The newest form that this program knows. */
export const FORMAT = 1;

const FILES = 'data/files/';

/** What stands in `backup.json`. */
export interface BackupSummary {
  readonly kind: 'refund-backup';
  readonly format: typeof FORMAT;
  /** The version of the program that wrote it. */
  readonly program: string;
  /** An instant with +08:00. */
  readonly madeAt: string;
  /** A digest over the heads of all chains. */
  readonly head: string;
  readonly cases: number;
  readonly events: number;
  readonly files: number;
  /** Digests whose bytes were gone, or were others, already when it was made. */
  readonly lost: readonly string[];
  /** Numbers of cases whose chains did not hold already then; null is the chain of rules. */
  readonly damaged: readonly (number | null)[];
}

/** Where a kept file stands: under its digest, with the ending it came with, so that it can be opened by hand. */
function fileMember(digest: string, name: string): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1];
  return `${FILES}${digest}${ending === undefined ? '' : `.${ending.toLowerCase()}`}`;
}

/** The digest that a member is named by; null for what is no kept file. */
function digestOfMember(name: string): string | null {
  return /^data\/files\/([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?$/.exec(name)?.[1] ?? null;
}

/** A backup whose files are all as its manifest says. */
export interface Backup extends Incoming {
  readonly summary: BackupSummary;
  readonly drafts: readonly KeptDraft[];
  readonly me: Me;
}

/**
 * Reads a backup and holds every file against its manifest.
 * @param path is told in what is refused
 * @throws RefundError `not-a-backup`, `store-newer`, `bag-broken`, `package-refused`
 */
export async function readBackup(source: MemberSource, path: string): Promise<Backup> {
  const top = bagTop(source);
  const names = new Map(source.members.map(({ name, bytes }) => [name, bytes]));
  if (top === null || !names.has(`${top}${SUMMARY}`))
    throw new RefundError('not-a-backup', { path, bag: top !== null });
  const { formatOf, readDrafts, readSummary } = await import('./backup.schema.ts');
  // First of all: what a newer program writes may have other members, too.
  const found = formatOf(await textOf(source, `${top}${SUMMARY}`, path));
  if (found > FORMAT) throw new RefundError('store-newer', { path, found, known: FORMAT });
  const faults: BagFault[] = [];
  const say = (item: string, kind: BagFault['kind']) => faults.push({ item, kind });
  const members = new Map<string, string>();
  for (const whole of names.keys()) {
    const name = whole.slice(top.length);
    if (!name.startsWith('data/')) continue;
    const digest = digestOfMember(name);
    if (digest === null ? ![CASES, DAMAGED, DRAFTS, ME, SUMMARY].includes(name) : members.has(digest))
      say(name, 'extra');
    if (digest !== null) members.set(digest, name);
  }
  for (const name of [CASES, DRAFTS]) if (!names.has(`${top}${name}`)) say(name, 'missing');
  refuseFaults(path, faults);
  const bag = await checkBag(source);
  refuseFaults(path, bag.problems);

  const read = async <T>(name: string, reader: (text: string) => T | null | undefined): Promise<T> => {
    const value = reader(await textOf(source, `${top}${name}`, path));
    if (value === undefined || value === null) {
      say(name, 'malformed');
      refuseFaults(path, faults);
    }
    return value as T;
  };
  const summary = await read(SUMMARY, readSummary);
  const drafts = await read(DRAFTS, readDrafts);
  const me = names.has(`${top}${ME}`) ? await read(ME, readMe) : {};
  const lost = new Set(summary.lost);
  const files = new Set<string>();
  for (const [digest, name] of members) {
    if (bag.digests.get(name) === digest) files.add(digest);
    else if (!lost.has(digest)) say(name, 'changed');
  }
  refuseFaults(path, faults);
  return {
    summary,
    drafts,
    me,
    files,
    lost,
    chains: () => readChains(source.open(`${top}${CASES}`)),
    memberOf: (digest) => members.get(digest) ?? '',
    open: (digest) => source.open(`${top}${members.get(digest) ?? ''}`),
  };
}

function refuseFaults(path: string, problems: readonly BagFault[]): void {
  if (problems.length > 0) throw new RefundError('bag-broken', { path, problems });
}
