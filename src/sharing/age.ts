import { closeSync, readSync } from 'node:fs';
import { Decrypter, Encrypter } from 'age-encryption';
import { type PackageRefusal, RefundError } from '../errors.ts';
import { unreadable } from '../errors.ts';
import { filePieces, openGiven } from './files.ts';
import { boundedLines } from './members.ts';

const BINARY = 'age-encryption.org/v1\n';
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';
const ARMOR_END = '-----END AGE ENCRYPTED FILE-----';
/** A header for one passphrase is far shorter; bytes. */
const LONGEST_HEADER = 64 * 1024;
const LINES_AT_A_TIME = 2000;
/**
 * The most work that is done to try a passphrase, as a power of two: four times what the `age` tool asks for by itself
 * (18). It takes 1 GB of memory and some ten seconds; the library goes no further.
 */
const MOST_WORK = 20;
/** How much work this program asks for: 128 MB of memory and about a second. */
const WORK = 17;

type Refuse = (why: PackageRefusal, cause?: unknown) => RefundError;

/** What trying a passphrase takes, roughly. */
export interface Effort {
  readonly seconds: number;
  readonly megabytes: number;
}

/** A file in the `age` format; its content is not checked yet. */
export interface AgeFile {
  /** What it takes to try a passphrase, if that is more than for a file of this program; else null. */
  readonly effort: Effort | null;
  /**
   * Its content. A cut or a change is found only when the pieces reach it: if one fails to come, the receiver must throw
   * away those before it.
   * @throws RefundError `package-refused` before the first piece if the passphrase is wrong
   */
  decrypt(passphrase: string): Promise<AsyncIterable<Uint8Array>>;
}

/**
 * Looks whether a file is in the `age` format, binary or armored; null if it is not.
 * @throws RefundError `package-refused` if it is encrypted to a key, or asks for too much work; `file-unreadable`
 */
export async function findAge(path: string): Promise<AgeFile | null> {
  const refuse: Refuse = (why, cause) => new RefundError('package-refused', { path, why, item: null }, cause);
  const start = startOf(path);
  const armored = start.trimStart().startsWith(ARMOR);
  if (!armored && !start.startsWith(BINARY)) return null;
  const pieces = () => (armored ? unarmored(piecesOf(path), refuse) : piecesOf(path));
  const work = workOf(await headerOf(pieces(), refuse), refuse);
  const times = 2 ** (work - WORK);
  return {
    effort: times > 1 ? { seconds: times, megabytes: 128 * times } : null,
    async decrypt(passphrase) {
      const decrypter = new Decrypter();
      decrypter.addPassphrase(passphrase);
      const encrypted = ReadableStream.from(pieces()) as ReadableStream<Uint8Array>;
      let plain: ReadableStream<Uint8Array>;
      try {
        plain = await decrypter.decrypt(encrypted);
      } catch (error) {
        if (error instanceof RefundError) throw error;
        // There is not as much memory as that takes.
        if (error instanceof RangeError) throw refuse('costly-password', error);
        throw refuse(/no identity matched/.test(String(error)) ? 'password-wrong' : 'damaged', error);
      }
      return refusing(plain, refuse);
    },
  };
}

async function* refusing(plain: ReadableStream<Uint8Array>, refuse: Refuse): AsyncIterable<Uint8Array> {
  try {
    for await (const piece of plain) yield piece;
  } catch (error) {
    throw error instanceof RefundError ? error : refuse('damaged', error);
  }
}

/** One passphrase and nothing else, and no more work than is bearable; checked before anything is computed. */
function workOf(header: string, refuse: Refuse): number {
  const stanzas = header.split('\n').filter((line) => line.startsWith('-> '));
  const work = /^-> scrypt [A-Za-z0-9+/]{22} ([1-9]\d{0,3})$/.exec(stanzas[0] ?? '')?.[1];
  if (!stanzas.some((line) => line.startsWith('-> scrypt '))) throw refuse('encrypted-to-key');
  if (stanzas.length !== 1 || work === undefined) throw refuse('damaged');
  if (Number(work) > MOST_WORK) throw refuse('costly-password');
  return Number(work);
}

/** The text of the header, up to the line that begins its end. */
async function headerOf(pieces: AsyncIterable<Uint8Array>, refuse: Refuse): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += Buffer.from(piece.subarray(0, LONGEST_HEADER)).toString('latin1');
    const end = text.indexOf('\n---');
    if (end !== -1) return text.slice(0, end + 1);
    if (text.length > LONGEST_HEADER) break;
  }
  throw refuse('damaged');
}

/** The bytes of the text form, line by line. */
async function* unarmored(pieces: AsyncIterable<Uint8Array>, refuse: Refuse): AsyncIterable<Uint8Array> {
  let state: 'before' | 'inside' | 'after' = 'before';
  let short = false;
  let held: Buffer[] = [];
  // The last line may lack its end.
  const lines = boundedLines(ended(pieces), 1024, (_, cause) => refuse('damaged', cause));
  for await (const raw of lines) {
    const line = raw.replace(/\r$/, '');
    if (state === 'inside' && line === ARMOR_END) state = 'after';
    else if (state === 'inside') {
      if (short || !/^[A-Za-z0-9+/]{1,64}={0,2}$/.test(line) || line.length > 64) throw refuse('damaged');
      short = line.length < 64 || line.endsWith('=');
      held.push(Buffer.from(line, 'base64'));
      if (held.length < LINES_AT_A_TIME) continue;
      yield Buffer.concat(held);
      held = [];
    } else if (state === 'before' && line === ARMOR) state = 'inside';
    else if (line.trim() !== '') throw refuse('damaged');
  }
  if (state !== 'after') throw refuse('damaged');
  if (held.length > 0) yield Buffer.concat(held);
}

async function* ended(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* pieces;
  yield Buffer.from('\n');
}

async function* piecesOf(path: string): AsyncIterable<Uint8Array> {
  const file = openGiven(path);
  try {
    yield* filePieces(file);
  } finally {
    closeSync(file);
  }
}

function startOf(path: string): string {
  const file = openGiven(path);
  try {
    const buffer = Buffer.alloc(256);
    return buffer.toString('latin1', 0, readSync(file, buffer));
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    closeSync(file);
  }
}

/** The pieces encrypted with a passphrase, in the format that the public `age` tool reads. */
export async function* encryptedPieces(
  pieces: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncIterable<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK);
  for await (const piece of await encrypter.encrypt(
    ReadableStream.from(pieces) as ReadableStream<Uint8Array>,
  )) {
    yield piece;
  }
}
