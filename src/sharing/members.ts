import { type PackageRefusal, RefundError } from '../errors.ts';

/*
 * What packages and backups are made of: members with a name and bytes. They are read from a folder or a zip, and
 * written to one.
 */

/** One file on its way into a package or backup. */
export interface Member {
  /** With forward slashes, relative to the top. */
  readonly name: string;
  /** It is stored as it is: packing would gain nothing, or it must not be packed. */
  readonly packed?: true;
  /** Its bytes, piece by piece; called once. */
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * The files of a folder or zip from elsewhere: names and sizes are checked before anything is read. Names are in one
 * form of Unicode (NFC), whatever form they were stored in: a Mac stores another one than it was given.
 */
export interface MemberSource {
  readonly members: readonly { readonly name: string; readonly bytes: number }[];
  /** Never gives more bytes than the member said it has. @throws RefundError `package-refused` */
  open(name: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** What a package may hold at most; checked before anything is unpacked. */
export interface Limits {
  readonly members: number;
  /** All members together, unpacked. */
  readonly bytes: number;
}

/**
 * What is wrong with the names and sizes of a package's members; undefined if nothing is. A name must stay inside on
 * every system, and no two may be the same to a system that ignores case or the form of Unicode.
 */
export function memberProblem(
  members: MemberSource['members'],
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

/**
 * What a desktop or a network disk leaves beside files without being asked: notes on folders, forks, previews, indexes
 * and bins. Nobody means it, and it never counts as a change.
 */
const LITTER_FOLDER =
  /^(?:__MACOSX|@eaDir|\.AppleDouble|\.Spotlight-V100|\.fseventsd|\.Trashes|\.TemporaryItems|\.DocumentRevisions-V100|\.Trash-\d+|\$RECYCLE\.BIN|System Volume Information)$/i;
const LITTER_FILE =
  /^(?:\._.*|\.DS_Store|\.localized|\.apdisk|\.directory|\.VolumeIcon\.icns|Icon\r|(?:eh)?thumbs(?:_vista)?\.db(?::encryptable)?|desktop\.ini)$/i;

/** Whether a path names such litter, or lies in a folder of it. */
export function isLitter(name: string): boolean {
  const parts = name.split('/');
  const last = parts.at(-1) ?? '';
  return LITTER_FILE.test(last) || parts.some((part) => LITTER_FOLDER.test(part));
}

/** All bytes of a stream of pieces. */
export async function joined(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** A member that is read as one text is small: the chains and files are not read in this way. Bytes. */
const MOST_TEXT = 32 * 1024 * 1024;

/**
 * A member as text.
 * @param path is named in the error
 * @throws RefundError `package-refused`
 */
export async function textOf(source: MemberSource, name: string, path: string): Promise<string> {
  const bytes = source.members.find((member) => member.name === name)?.bytes ?? 0;
  if (bytes > MOST_TEXT) throw new RefundError('package-refused', { path, why: 'too-large', item: name });
  return (await joined(source.open(name))).toString('utf8');
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
    // A copy: the sender of the pieces may use their memory again.
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
