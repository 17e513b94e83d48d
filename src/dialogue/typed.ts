import { resolve } from 'node:path';
import { isRecordable } from '../case/events.schema.ts';
import { MOST_TEXT } from '../case/facts.ts';
import { lettersOf, liveEvents, type Recorded } from '../case/history.ts';
import type { Recipient } from '../law/parties.ts';
import type { CaseState, StoredCase } from '../case/state.ts';
import { checkText } from '../case/text.ts';
import { badAnswer, type Parsed, parsed, RefundError, refused, unreadable } from '../errors.ts';
import { isStdin, readGiven } from '../opening.ts';
import type { StoreReader } from '../store/reading.ts';
import { say } from '../terminal/text.ts';
import { type About, aboutText, formatTime, isoInstant, MINUTE } from '../time/day.ts';
import { parseWhen, type When } from '../time/typed.ts';
import type { Language } from '../words/language.ts';
import type { Messages, MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';
import { type Given, type JSON_FLAG, PASSPHRASE_FILE } from './command.ts';

/** What several commands read of what was typed: the case, the time, a text, a number to confirm with, a passphrase. */

/** A case number as typed. @throws RefundError `no-such-case` */
export function readCaseNumber(given: string): number {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new RefundError('no-such-case', { given });
  return Number(given);
}

/** The case that a typed number names. @throws RefundError `no-such-case` */
export function caseNamed(store: StoreReader, given: string): StoredCase {
  return store.caseByNumber(readCaseNumber(given));
}

/** The same for a command that goes on with it. @throws RefundError `no-such-case`, `case-closed` */
export function openCaseNamed(store: StoreReader, given: string): StoredCase {
  const stored = caseNamed(store, given);
  const { closed } = stored.state;
  if (closed) throw new RefundError('case-closed', { number: stored.number, outcome: closed.outcome });
  return stored;
}

/** The letter that `L1` names; undefined if the case has none of that name. */
export function letterNamed(history: readonly Recorded[], given: string) {
  const ordinal = /^[Ll]([1-9]\d{0,4})$/.exec(given.trim())?.[1];
  return ordinal === undefined ? undefined : lettersOf(history)[Number(ordinal) - 1];
}

/**
 * The letter that `--letter L1` names.
 * @throws RefundError `bad-answers` if there is none, if it was taken back, or if it is for somebody else
 */
export function letterTo(to: Recipient, given: string, history: readonly Recorded[]) {
  const letter = letterNamed(history, given);
  if (!letter || !liveEvents(history).has(letter.seq)) throw badAnswer('letter', given, 'no-such-letter');
  if (letter.event.to !== to) throw badAnswer('letter', given, 'letter-to-other');
  return letter;
}

/** What every event begins with: the version of its shape, when it happened, and when it is written down. */
export interface Stamp {
  readonly version: 1;
  /** Milliseconds, UTC; so is the other. */
  readonly at: number;
  readonly recordedAt: number;
  /** How exactly it was said, if not to the minute. */
  readonly about?: About;
}

/** For an event that happens as it is written down. */
export function stampNow({ clock }: Context): Stamp {
  const now = possibleNow(clock);
  return { version: 1, at: now, recordedAt: now };
}

/** What the clock says. @throws RefundError `clock-impossible` if no event could be recorded then */
export function possibleNow({ now }: Context['clock']): number {
  const instant = now();
  if (isRecordable(instant)) return instant;
  throw new RefundError('clock-impossible', { given: isoInstant(instant).slice(0, 16).replace('T', ' ') });
}

/**
 * For an event of a case: its time is the given one, else now. If the machine's clock is behind the newest record, an
 * event without a time of its own counts as happening right after that record, so that no clock jumps back.
 * @throws RefundError `bad-answers`, `before-payment`, `clock-impossible`
 */
export function stampOf(context: Context, state: CaseState, given?: string): Stamp {
  const recordedAt = possibleNow(context.clock);
  const latest = Math.max(recordedAt, state.recordedUntil);
  if (given === undefined) return { version: 1, at: latest, recordedAt };
  const when = parseWhen(given, latest);
  if (!when.ok) throw badAnswer('at', given, when.reason);
  const { about } = when.value;
  const at = about === null ? when.value.at : afterWhatIsKnown(state, when.value);
  const { paidAt } = state.facts;
  if (at < paidAt)
    throw new RefundError('before-payment', { given: formatTime(at), paidAt: formatTime(paidAt) });
  return { version: 1, at, recordedAt, ...(about !== null && { about }) };
}

/** Of a day or an hour told alone: after what is known of it already, for people tell one thing after the other. */
function afterWhatIsKnown({ facts, happened }: CaseState, { at, latest }: When): number {
  const known = [facts.paidAt, ...happened.map(({ event }) => event.at)];
  return Math.max(at, ...known.filter((one) => one > at && one <= latest));
}

/** When something was, as typed: an instant, or the first of the day or hour that was told; not after `latest`. @throws RefundError `bad-answers` */
export function readTime(flag: string, given: string, latest: number): number {
  const when = parseWhen(given, latest);
  if (!when.ok) throw badAnswer(flag, given, when.reason);
  return when.value.at;
}

/** When an event happened, as a screen shows it. */
export function stampText({ at, about }: Stamp, language: Language): string {
  return aboutText(at, about)[language];
}

/** A clock that is this much behind the newest record was set back; less is the usual drift. Milliseconds. */
const SET_BACK = 10 * MINUTE;

/** What is to be told if the machine's clock is behind what was written down last. */
export function clockWarning(
  { clock }: Context,
  { status }: Messages,
  states: readonly CaseState[],
): { readonly warning: string; readonly what: string; readonly instead: string }[] {
  const last = states.reduce((latest, { recordedUntil }) => Math.max(latest, recordedUntil), -Infinity);
  const now = clock.now();
  if (last - now < SET_BACK) return [];
  return [
    { warning: 'clock-set-back', what: status.clockBack(formatTime(now), formatTime(last)), instead: '' },
  ];
}

/** Says so if the machine's clock is behind what was written down last. */
export function warnOfClock(context: Context, messages: Messages, states: readonly CaseState[]): void {
  for (const { what } of clockWarning(context, messages, states)) say(context.stderr, what);
}

/** A name or a number. */
const LONGEST_NAME = 200;

export const readText = (typed: string) => checkText(typed, MOST_TEXT);
export const readName = (typed: string) => checkText(typed, LONGEST_NAME);

/** What must be typed before something goes for good: the number of its case. */
export function readConfirmation(number: number): (typed: string) => Parsed<true> {
  return (typed) => (typed.trim() === String(number) ? parsed(true) : refused('not-the-number'));
}

export type PassphraseOptions = Given<typeof PASSPHRASE_FILE & typeof JSON_FLAG>;

/** Bytes. */
const LONGEST_PASSPHRASE = 4096;
const MOST_OF_A_FILE = 64 * 1024;

/**
 * The passphrase of an encrypted file: asked without showing it, or the first line of a file (`-` is standard input).
 * It is never taken from the command line, where others could read it, and never printed.
 * @param twice a new one is asked for twice
 * @throws RefundError `missing-answers`, `bad-answers`, `file-unreadable`
 */
export async function askPassphrase(
  context: Context,
  { backup, interview }: MessagesWith<'evidence'>,
  { passphraseFile, json }: PassphraseOptions,
  { twice }: { readonly twice: boolean },
): Promise<string> {
  if (passphraseFile !== undefined) {
    const read = checkPassphrase(firstLine(await contentOf(context, passphraseFile)));
    if (read.ok) return read.value;
    throw badAnswer('passphrase-file', passphraseFile, read.reason);
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
  return Buffer.byteLength(text) > LONGEST_PASSPHRASE ? refused('too-long') : parsed(text);
}

async function contentOf({ stdin }: Context, path: string): Promise<string> {
  if (isStdin(path)) return stdin.text(MOST_OF_A_FILE);
  try {
    return readGiven(resolve(path), MOST_OF_A_FILE).toString('utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function firstLine(text: string): string {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
}
