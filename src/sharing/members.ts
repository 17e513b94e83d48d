import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type PackageRefusal, RefundError } from '../errors.ts';
import type { Effects } from '../ports.ts';
import { checkTravelling, type TravellingChain } from '../store/chain.ts';
import { keptBy } from '../store/journal.ts';
import type { StoreReader } from '../store/reading.ts';

/** One file on its way into a package or backup. */
export interface Member {
  /** With forward slashes, relative to the top. */
  readonly name: string;
  /** Gains nothing from being packed, or is not to be. */
  readonly packed?: true;
  /** Its bytes, piece by piece; called once. */
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The files of a folder or zip that was handed in: names and sizes are checked before anything is read. */
export interface MemberSource {
  readonly members: readonly { readonly name: string; readonly bytes: number }[];
  /** Never gives more bytes than the member said it has. @throws RefundError `package-refused` */
  open(name: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** What a package may hold at most; refused before anything is unpacked. */
export interface Limits {
  readonly members: number;
  /** All members together, unpacked. */
  readonly bytes: number;
}

/**
 * What is wrong with the names and sizes of a package's members; undefined where nothing is. A name must stay
 * inside on every system, and no two may fall together where case or the form of Unicode is not kept apart.
 */
export function memberProblem(
  members: readonly { readonly name: string; readonly bytes: number }[],
  limits: Limits,
): { readonly why: PackageRefusal; readonly item: string | null } | undefined {
  if (members.length > limits.members) return { why: 'too-many', item: null };
  const taken = new Set<string>();
  let bytes = 0;
  for (const { name, bytes: own } of members) {
    if (isUnsafe(name)) return { why: 'unsafe-name', item: name };
    const key = name.normalize('NFC').toLowerCase();
    if (taken.has(key)) return { why: 'same-name', item: name };
    taken.add(key);
    bytes += own;
    if (bytes > limits.bytes) return { why: 'too-large', item: name };
  }
  return undefined;
}

function isUnsafe(name: string): boolean {
  if (name.includes('\\') || name.includes('\0') || /^[A-Za-z]:/.test(name)) return true;
  return name.split('/').some((part) => part === '' || part === '.' || part === '..');
}

/** What lies beside the chains and files of a package is small. */
const MOST = 32 * 1024 * 1024;

/**
 * A member as text.
 * @param path is told in what is refused
 * @throws RefundError `package-refused`
 */
export async function textOf(source: MemberSource, name: string, path: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source.open(name)) {
    size += piece.length;
    if (size > MOST) throw new RefundError('package-refused', { path, why: 'too-large', item: name });
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

const PIECE = 1024 * 1024;

/**
 * Opens a folder as a package: every file in it, at any depth. Links are refused, not followed.
 * @throws RefundError `package-refused`, `file-unreadable`
 */
export async function openFolder(path: string, limits: Limits): Promise<MemberSource> {
  const refuse = (why: PackageRefusal, item: string | null) =>
    new RefundError('package-refused', { path, why, item });
  const members: { name: string; bytes: number }[] = [];
  const walk = (prefix: string) => {
    for (const entry of namesIn(join(path, prefix))) {
      const name = `${prefix}${entry}`;
      const found = lstatSync(join(path, name));
      if (found.isSymbolicLink()) throw refuse('link', name);
      if (found.isDirectory()) walk(`${name}/`);
      else if (!found.isFile()) throw refuse('special', name);
      else members.push({ name, bytes: found.size });
      if (members.length > limits.members) throw refuse('too-many', null);
    }
  };
  walk('');
  const problem = memberProblem(members, limits);
  if (problem) throw refuse(problem.why, problem.item);
  const known = new Map(members.map(({ name, bytes }) => [name, bytes]));
  return {
    members,
    open(name) {
      const bytes = known.get(name);
      if (bytes === undefined) throw refuse('damaged', name);
      return piecesOf(join(path, name), bytes, () => refuse('damaged', name));
    },
    close: async () => {},
  };
}

/** The names in a folder, in an order that is the same everywhere. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('file-unreadable', { path: folder, code }, error);
  }
}

/** A plain file's bytes, which must be as many as were seen. */
async function* piecesOf(path: string, bytes: number, refuse: () => RefundError): AsyncIterable<Uint8Array> {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    if (fstatSync(file).size !== bytes) throw refuse();
    let done = 0;
    while (done < bytes) {
      // A buffer of its own: whoever takes the piece may keep it.
      const buffer = Buffer.allocUnsafe(Math.min(PIECE, bytes - done));
      const read = readSync(file, buffer);
      if (read === 0) throw refuse();
      done += read;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** The disk, and a random word for names that stand only until all is written. */
interface Disk {
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
  await wholly(path, async () => {
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
  await wholly(path, async () => {
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
async function wholly(path: string, work: () => Promise<void>): Promise<void> {
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

/** Why a text cannot be read line by line. */
type LineProblem = 'too-large' | 'cut-off' | 'malformed';

/**
 * Whole lines, as strict UTF-8 without their ends; the last one must end, too. Memory stays that of one line.
 * @param longest bytes of one line
 * @param refuse makes the error that is thrown
 */
export async function* boundedLines(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  longest: number,
  refuse: (why: LineProblem, cause?: unknown) => Error,
): AsyncIterable<string> {
  let rest: Buffer[] = [];
  let held = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    let begin = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, begin)) {
      if (held + end - begin > longest) throw refuse('too-large');
      const whole = Buffer.concat([...rest, bytes.subarray(begin, end)]);
      rest = [];
      held = 0;
      begin = end + 1;
      yield decoded(whole, refuse);
    }
    held += bytes.length - begin;
    if (held > longest) throw refuse('too-large');
    // A copy: whoever gives the pieces may use their memory again.
    if (begin < bytes.length) rest.push(Buffer.from(bytes.subarray(begin)));
  }
  if (held > 0) throw refuse('cut-off');
}

function decoded(bytes: Buffer, refuse: (why: LineProblem, cause?: unknown) => Error): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw refuse('malformed', error);
  }
}

/** Chains and files from elsewhere, every byte held against a manifest. Whether the chains hold is still to be seen. */
export interface Incoming {
  /** Digests of the kept files that came. */
  readonly files: ReadonlySet<string>;
  /** Digests that were lost already when it was written. */
  readonly lost: ReadonlySet<string>;
  /** Where a file stands in it. */
  memberOf(digest: string): string;
  /** Every chain, read anew each time. */
  chains(): AsyncIterable<TravellingChain>;
  /** The bytes of a kept file. */
  open(digest: string): AsyncIterable<Uint8Array>;
}

/**
 * Verifies every chain that comes, and says which of its files are wanted here: those of cases that will be taken,
 * and those that the cases here are missing. Takes nothing.
 * @throws RefundError `chain-refused`, `bag-broken`
 */
export async function wantedFiles(
  incoming: Incoming,
  store: StoreReader,
  path: string,
): Promise<Set<string>> {
  const wanted = new Set<string>();
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
    for (const { digest, at } of theirs) {
      known.add(digest);
      if (incoming.files.has(digest) || incoming.lost.has(digest)) continue;
      const seq = history.find(({ event }) => event?.recordedAt === at)?.seq ?? null;
      throw new RefundError('chain-refused', { chain: number, seq, why: 'file-missing' });
    }
    for (const { digest } of keptHere(chain, store) ?? theirs)
      if (incoming.files.has(digest)) wanted.add(digest);
  }
  const extra = [...incoming.files].filter((digest) => !known.has(digest));
  if (extra.length > 0) {
    const problems = extra.map((digest) => ({ item: incoming.memberOf(digest), kind: 'extra' as const }));
    throw new RefundError('bag-broken', { path, problems });
  }
  return wanted;
}

/** What the case here keeps, where it is the one that stays; undefined where the one that comes will be taken. */
function keptHere(
  chain: TravellingChain,
  store: StoreReader,
): readonly { readonly digest: string }[] | undefined {
  const number = store.numberOf(chain.identity);
  if (number === null) return undefined;
  const mine = store.history(number);
  const common = mine.findIndex(({ hash }, index) => chain.events[index]?.hash !== hash);
  return common === -1 ? undefined : keptBy(mine);
}
