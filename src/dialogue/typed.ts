import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { CaseState, StoredCase } from '../case/state.ts';
import { type DraftRefusal, RefundError } from '../errors.ts';
import type { PartFile } from '../evidence/pictures.ts';
import { type Parsed, parsed, refused } from '../parsed.ts';
import type { Context } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import { formatTime, MINUTE } from '../time/day.ts';
import { parseTime } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';

/** A clock that is this much behind the newest record was set back; less is the usual drift. */
const SET_BACK = 10 * MINUTE;

/** When something happened and when it is written down. */
export interface Stamp {
  readonly at: number;
  readonly recordedAt: number;
}

/**
 * The time of an event: as given, else now. Where the machine's clock stands behind the newest record, an event
 * without a time of its own counts as happening right after that record, so that no clock jumps back.
 * @throws RefundError `bad-answers`, `before-payment`
 */
export function stampOf(context: Context, state: CaseState, given?: string): Stamp {
  const recordedAt = context.clock.now();
  if (given === undefined) return { at: Math.max(recordedAt, state.recordedUntil), recordedAt };
  const time = parseTime(given, Math.max(recordedAt, state.recordedUntil));
  if (!time.ok)
    throw new RefundError('bad-answers', { issues: [{ flag: 'at', given, reason: time.reason }] });
  const { paidAt } = state.facts;
  if (time.value < paidAt) {
    throw new RefundError('before-payment', { given: formatTime(time.value), paidAt: formatTime(paidAt) });
  }
  return { at: time.value, recordedAt };
}

/** Says so where the machine's clock stands behind what was written down last. */
export function warnOfClock(
  { clock, stderr }: Context,
  { status }: Messages,
  states: readonly CaseState[],
): void {
  const last = Math.max(...states.map(({ recordedUntil }) => recordedUntil));
  const now = clock.now();
  if (last - now < SET_BACK) return;
  writeLines(stderr, wrap(status.clockBack(formatTime(now), formatTime(last)), stderr.columns, '  '));
}

/** A case number as typed. @throws RefundError `no-such-case` */
export function readCaseNumber(given: string): number {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new RefundError('no-such-case', { given });
  return Number(given);
}

/** The case a number names, refused where it is closed. @throws RefundError `no-such-case`, `case-closed` */
export function openCase(store: StoreReader, given: string): StoredCase {
  const stored = store.caseByNumber(readCaseNumber(given));
  const { closed } = stored.state;
  if (closed) throw new RefundError('case-closed', { number: stored.number, outcome: closed.outcome });
  return stored;
}

/**
 * Opens a kept file for looking into it in parts, and closes it again.
 * @returns what `look` gives; undefined where the file cannot be opened
 */
export async function lookInto<T>(
  path: string,
  look: (file: PartFile) => Promise<T>,
): Promise<T | undefined> {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    return await look({
      size: fstatSync(descriptor).size,
      read(from, length) {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from));
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

/** What people write is short; what is longer is another kind of file. Bytes. */
const MOST_BYTES = 1024 * 1024;

/**
 * The text of a draft or a story, from a file or standard input (`-`): UTF-8, UTF-16 with its mark, or GB18030.
 * @throws RefundError `file-unreadable`, or the given code for what is empty, too big or no text
 */
export async function readTyped(
  { stdin }: Context,
  path: string,
  code: 'draft-refused' | 'story-refused',
): Promise<string> {
  const refuse = (why: DraftRefusal) => new RefundError(code, { path, why });
  const bytes = path === '-' ? await stdin.bytes() : readBytes(path, refuse);
  if (bytes.length > MOST_BYTES) throw refuse('too-big');
  // A portable document begins like text.
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') throw refuse('not-text');
  const { fileText } = await import('../evidence/text.ts');
  const text = fileText('', bytes);
  if (text === null) throw refuse('not-text');
  if (text.trim() === '') throw refuse('empty');
  return text;
}

function readBytes(path: string, refuse: (why: DraftRefusal) => RefundError): Uint8Array {
  try {
    const stats = statSync(path);
    // Only what ends: a pipe does, a device may not.
    if (!stats.isFile() && !stats.isFIFO()) throw refuse('special');
    if (stats.size > MOST_BYTES) throw refuse('too-big');
    return readFileSync(path);
  } catch (error) {
    if (error instanceof RefundError) throw error;
    throw new RefundError(
      'file-unreadable',
      { path, code: (error as NodeJS.ErrnoException).code ?? '' },
      error,
    );
  }
}

/**
 * Writes a file for the user: whole under another name first. Never over a file with other bytes, unless
 * `mayReplace` knows it as an older one of the same kind.
 * @param path absolute
 * @returns false where the same bytes were there already
 * @throws RefundError `file-exists`, `write-failed`
 */
export function writeOutput(
  { effects, randomHex }: Pick<Context, 'effects' | 'randomHex'>,
  path: string,
  bytes: Uint8Array,
  mayReplace: (there: Buffer) => boolean = () => false,
): boolean {
  const incoming = join(dirname(path), `.${basename(path)}.${randomHex(4)}`);
  let published = false;
  try {
    const there = existsSync(path) ? readFileSync(path) : undefined;
    if (there?.equals(bytes)) return false;
    if (there && !mayReplace(there)) throw new RefundError('file-exists', { path });
    effects.createFile(incoming, bytes);
    if (there) effects.replace(incoming, path);
    else {
      effects.publish(incoming, path);
      published = true;
    }
    effects.syncFolder(dirname(path));
    return true;
  } catch (error) {
    if (error instanceof RefundError) throw error;
    if (existsSync(incoming)) effects.removeFile(incoming);
    if (published) effects.removeFile(path);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') throw new RefundError('file-exists', { path }, error);
    throw new RefundError('write-failed', { path, action: 'file', code }, error);
  }
}

export interface PassphraseOptions {
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

const LONGEST = 4096;

/**
 * The passphrase of an encrypted file: asked without showing it, or the first line of a file (`-` is standard
 * input). It is never taken from the command line, where others could read it, and never printed.
 * @param twice a new one is asked for twice
 * @throws RefundError `missing-answers`, `bad-answers`, `file-unreadable`
 */
export async function askPassphrase(
  context: Context,
  { backup, interview }: Messages,
  { passphraseFile, json }: PassphraseOptions,
  { twice }: { readonly twice: boolean },
): Promise<string> {
  if (passphraseFile !== undefined) {
    const read = checkPassphrase(firstLine(await contentOf(context, passphraseFile)));
    if (read.ok) return read.value;
    throw new RefundError('bad-answers', {
      issues: [{ flag: 'passphrase-file', given: passphraseFile, reason: read.reason }],
    });
  }
  if (!context.canPrompt || json) throw new RefundError('missing-answers', { flags: ['passphrase-file'] });
  const prompter = await context.prompter(interview.prompt);
  const check = (text: string) => {
    const read = checkPassphrase(text);
    return read.ok ? undefined : backup.passphraseIssues[read.reason];
  };
  const why = twice ? backup.newPassphraseWhy : backup.passphraseWhy;
  const passphrase = await prompter.secret({ label: backup.passphrase, why, check });
  if (twice) {
    await prompter.secret({
      label: backup.passphraseAgain,
      why,
      check: (text) => (text === passphrase ? undefined : backup.passphraseIssues.different),
    });
  }
  return passphrase;
}

function checkPassphrase(text: string): Parsed<string, 'empty' | 'too-long'> {
  if (text.trim() === '') return refused('empty');
  return Buffer.byteLength(text) > LONGEST ? refused('too-long') : parsed(text);
}

async function contentOf({ stdin }: Context, path: string): Promise<string> {
  if (path === '-') return stdin.text();
  try {
    return readFileSync(resolve(path), 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('file-unreadable', { path, code }, error);
  }
}

function firstLine(text: string): string {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
}
