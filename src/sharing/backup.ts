import { formatOf, readBackupSummary, readDrafts } from './files.schema.ts';
import { type Me, readMe } from '../case/me.ts';
import { type BagFault, RefundError } from '../errors.ts';
import { isCaseNumber, readChain, type TravellingChain } from '../store/chain.ts';
import { keptBy, type KeptDraft } from '../store/journal.ts';
import type { StoreReader } from '../store/reading.ts';
import { digestOf, sizeOf, UNREADABLE } from '../store/vault.ts';
import { chainDamage, type Damage, type Snapshot } from '../store/verify.ts';
import { bagMembers, bagTop, checkBag } from './bag.ts';
import { chainPieces, readChains } from './chain-file.ts';
import type { BackupSummary } from './files.schema.ts';
import { type Disk, openKept, writePieces } from './files.ts';
import type { Incoming } from './incoming.ts';
import { isLitter, type Member, type MemberSource, textOf } from './members.ts';
import { zipPieces } from './zip.ts';

/*
 * A backup is a bag (RFC 8493) in a zip. Its payload: every chain as lines, the kept files, each named by its digest, and
 * what lies beside the journal.
 */

/** The one folder that everything stands in. */
const TOP = 'refund-backup';

/** The chain of rules, then every case. */
const CASES = 'data/cases.jsonl';
/** Chains that did not hold when they were saved: never restored, but somebody may be able to rescue them. */
const DAMAGED = 'data/damaged-cases.jsonl';
const DRAFTS = 'data/drafts.json';
const ME = 'data/me.json';
export const SUMMARY = 'data/backup.json';

/** The newest format that this program knows. */
const FORMAT = 1;

const FILES = 'data/files/';

/** What a backup is made of. */
interface BackupOf {
  readonly store: StoreReader;
  /** Who the user is, as `me.json` keeps it; null if that is not known. */
  readonly me: string | null;
  readonly program: string;
  readonly madeAt: string;
}

/** How it is written. */
interface Writing {
  /** Written at every member; milliseconds, UTC. */
  readonly now: number;
  /** Encrypts the file; null for none. */
  readonly passphrase: string | null;
  /** Called with the bytes of all kept files, before the first of them is read; throws if they do not fit. */
  fits(bytes: number): void;
}

/** How often everything is read again if files are purged while it is written. */
const MOST_TRIES = 5;

/**
 * Writes the whole store to one file and verifies it on the way. What is damaged already is saved as it is.
 * @param path absolute; nothing may be there
 * @returns what was saved, and what is damaged
 * @throws RefundError `file-exists`, `write-failed`
 */
export async function writeBackup(
  disk: Disk,
  path: string,
  of: BackupOf,
  { now, passphrase, fits }: Writing,
): Promise<Saved> {
  for (let tries = 1; ; tries++) {
    const saved = new Saved();
    try {
      await writePieces(disk, path, await backupPieces(backupMembers(of, saved, fits), of, now, passphrase));
      return saved;
    } catch (error) {
      if (!saved.outdated || tries === MOST_TRIES) throw error;
    }
  }
}

/** What was saved; filled while the backup is written. */
export class Saved {
  cases = 0;
  events = 0;
  files = 0;
  head = '';
  readonly problems: Damage[] = [];
  readonly lost: string[] = [];
  readonly damaged: TravellingChain[] = [];
  /** A file that the chains name was purged since they were read: the backup has to start again. */
  outdated = false;

  summary({ program, madeAt }: Pick<BackupOf, 'program' | 'madeAt'>): BackupSummary {
    const { head, cases, events, files, lost } = this;
    // A number that no case can have is not said again: whoever restores has only the chain itself.
    const damaged = this.damaged.map(({ number }) => (isCaseNumber(number) ? number : null));
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
 * wait only for the chains. What is damaged is saved as it is, and named in `saved`.
 */
async function* backupMembers(of: BackupOf, saved: Saved, fits: Writing['fits']): AsyncIterable<Member> {
  const { store } = of;
  const kept = new Map<string, Kept>();
  const snapshot = await store.snapshot();
  try {
    saved.head = snapshot.head;
    saved.problems.push(...snapshot.problems);
    yield {
      name: CASES,
      open: () => together(linesOf(snapshot, kept, saved)),
    };
    if (saved.damaged.length > 0) {
      const { damaged } = saved;
      yield { name: DAMAGED, open: () => together(damaged.flatMap((one) => [...lines(one)])) };
    }
  } finally {
    snapshot.close();
  }
  fits([...kept.keys()].reduce((sum, digest) => sum + sizeOf(store.vaultPath(digest)), 0));
  for (const [digest, { number, item }] of kept) {
    const file = openKept(store.vaultPath(digest), digest);
    if (!file) {
      if (!stillKept(store, number, digest)) {
        saved.outdated = true;
        throw new RefundError('internal', { reason: 'purged meanwhile' });
      }
      saved.lost.push(digest);
      const found = digestOf(store.vaultPath(digest))?.digest ?? null;
      const kind = found === null ? 'missing' : 'changed';
      saved.problems.push({ case: number, item, kind, expected: digest, found });
      continue;
    }
    const changed = (found: string | null) => {
      saved.lost.push(digest);
      saved.problems.push({
        case: number,
        item,
        kind: 'changed',
        expected: digest,
        found: found ?? UNREADABLE,
      });
    };
    saved.files += 1;
    // Stored as it is: most files are packed already, and the way in refuses what unpacks to a thousand times its size.
    yield { name: fileMember(digest, item), packed: true, open: () => file.pieces(changed) };
  }
  yield text(DRAFTS, JSON.stringify(snapshot.drafts));
  if (of.me !== null) yield text(ME, of.me);
  yield text(SUMMARY, JSON.stringify(saved.summary(of), null, 2));
}

/** Every chain that holds, as lines. Adds the files that they name to `kept`. */
function* linesOf(snapshot: Snapshot, kept: Map<string, Kept>, saved: Saved): Iterable<Uint8Array> {
  for (const chain of snapshot.chains()) {
    const { number } = chain;
    // What this program wrote fits its schemas; restoring checks that again.
    const { history, faults } = readChain(chain);
    if (faults.length > 0) {
      for (const fault of faults) saved.problems.push(chainDamage(number, fault));
      saved.damaged.push(chain);
      continue;
    }
    saved.problems.push(...snapshot.besides(chain, history));
    if (number !== null) {
      for (const { digest, item } of keptBy(history))
        if (!kept.has(digest)) kept.set(digest, { number, item });
    }
    if (number !== null) saved.cases += 1;
    saved.events += chain.events.length;
    yield* lines(chain);
  }
}

const lines = (chain: TravellingChain) => chainPieces(chain, { places: true });

/** Whether the journal still names those bytes. */
function stillKept(store: StoreReader, number: number, digest: string): boolean {
  return keptBy(store.history(number)).some((one) => one.digest === digest);
}

/** The size of a large piece; bytes. */
const ENOUGH = 256 * 1024;

/** Many small pieces joined to few large ones. */
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

/** The members in a bag, in a zip, encrypted if there is a passphrase. */
async function backupPieces(
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

/** The name of a kept file: its digest, with the ending of its own name, so that it can be opened by hand. */
function fileMember(digest: string, name: string): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1];
  return `${FILES}${digest}${ending === undefined ? '' : `.${ending.toLowerCase()}`}`;
}

/** The digest in the name of a member; null if the member is no kept file. */
function digestOfMember(name: string): string | null {
  return /^data\/files\/([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?$/.exec(name)?.[1] ?? null;
}

/** A backup; every file is as its manifest says. */
export interface Backup extends Incoming {
  readonly summary: BackupSummary;
  readonly drafts: readonly KeptDraft[];
  /** The names of unfinished interviews that cannot be gone on with. */
  readonly damagedDrafts: readonly string[];
  readonly me: Me;
}

/** Only looks whether it is one at all, and gives the folder it stands in. @throws RefundError `not-a-backup` */
export function topOfBackup(source: MemberSource, path: string): string {
  const top = bagTop(source);
  if (top === null || !source.members.some(({ name }) => name === `${top}${SUMMARY}`))
    throw new RefundError('not-a-backup', { path, bag: top !== null });
  return top;
}

/**
 * Reads a backup and checks every file against its manifest.
 * @param path is named in errors
 * @throws RefundError `not-a-backup`, `store-newer`, `bag-broken`, `package-refused`
 */
export async function readBackup(source: MemberSource, path: string): Promise<Backup> {
  const top = topOfBackup(source, path);
  const names = new Map(source.members.map(({ name, bytes }) => [name, bytes]));
  // This comes first: a newer program may write other members, too.
  const found = formatOf(await textOf(source, `${top}${SUMMARY}`, path));
  if (found > FORMAT) throw new RefundError('store-newer', { path, found, known: FORMAT });
  const faults: BagFault[] = [];
  const say = (item: string, kind: BagFault['kind']) => faults.push({ item, kind });
  const members = new Map<string, string>();
  for (const whole of names.keys()) {
    const name = whole.slice(top.length);
    if (!name.startsWith('data/') || isLitter(name)) continue;
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
  const summary = await read(SUMMARY, readBackupSummary);
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
    drafts: drafts.whole,
    damagedDrafts: drafts.damaged,
    me,
    files,
    lost,
    litter: bag.litter,
    chains: () => readChains(source.open(`${top}${CASES}`)),
    memberOf: (digest) => members.get(digest) ?? '',
    sizeOf: (digest) => names.get(`${top}${members.get(digest) ?? ''}`) ?? 0,
    open: (digest) => source.open(`${top}${members.get(digest) ?? ''}`),
  };
}

function refuseFaults(path: string, problems: readonly BagFault[]): void {
  if (problems.length > 0) throw new RefundError('bag-broken', { path, problems });
}
