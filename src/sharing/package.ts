import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clean, toJson } from '../case/text.ts';
import { type BagFault, type PackageRefusal, RefundError } from '../errors.ts';
import type { TravellingChain } from '../ports.ts';
import { formatTime } from '../time/day.ts';
import { openKept, SUMMARY as BACKUP } from './backup.ts';
import { bagMembers, bagTop, checkBag } from './bag.ts';
import { chainPieces, readChains } from './chain-file.ts';
import { type Incoming, type Member, type MemberSource, textOf } from './members.ts';
import { pagePieces } from './page.ts';
import { type PackageContents, type PackedFile, timelineOf } from './view.ts';

const DECLARED = /^(?:[^/]+\/)?bagit\.txt$/;
/** Of a zip's list only so much is looked at. */
const MOST_LIST = 16 * 1024 * 1024;
/** A zip's end: 22 bytes, and a comment of at most 65535 behind them. */
const END = 22 + 0xffff;

/**
 * Whether a folder or zip is a package, to be read or refused as one: a `bagit.txt` stands in it or in the one folder
 * that it holds. Nothing is unpacked, and nothing it holds makes this throw.
 */
export async function isPackage(path: string): Promise<boolean> {
  try {
    return statSync(path).isDirectory() ? isBagFolder(path) : namesBag(path);
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

/** Looks at the first entry, where this program puts it, so that a zip that was cut off is known, too; else at the list. */
function namesBag(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const read = (from: number, length: number) => {
      const buffer = Buffer.alloc(length);
      return buffer.subarray(0, readSync(file, buffer, 0, length, from));
    };
    const first = read(0, 1024);
    if (first.toString('latin1', 0, 4) !== 'PK\x03\x04') return false;
    if (DECLARED.test(first.toString('utf8', 30, 30 + first.readUInt16LE(26)))) return true;
    const { size } = fstatSync(file);
    const end = read(Math.max(0, size - END), END);
    const at = end.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    if (at === -1) return false;
    return lists(read(end.readUInt32LE(at + 16), Math.min(end.readUInt32LE(at + 12), MOST_LIST)));
  } finally {
    closeSync(file);
  }
}

/** Whether one of the names in a zip's list is that of a bag. */
function lists(list: Buffer): boolean {
  for (let at = 0; at + 46 <= list.length && list.toString('latin1', at, at + 4) === 'PK\x01\x02';) {
    const [name, extra, comment] = [
      list.readUInt16LE(at + 28),
      list.readUInt16LE(at + 30),
      list.readUInt16LE(at + 32),
    ];
    if (DECLARED.test(list.toString('utf8', at + 46, at + 46 + name))) return true;
    at += 46 + name + extra + comment;
  }
  return false;
}

/** A package of a whole case, every file as its manifest says. */
export interface CasePackage extends Incoming {
  readonly about: About;
}

/**
 * Reads a package and holds every file against its manifest.
 * @param path is told in what is refused
 * @throws RefundError `package-refused`, `bag-broken`
 */
export async function readPackage(source: MemberSource, path: string): Promise<CasePackage> {
  const refuse = (why: PackageRefusal, item: string | null = null) =>
    new RefundError('package-refused', { path, why, item });
  const broken = (...problems: readonly BagFault[]) => new RefundError('bag-broken', { path, problems });
  const top = bagTop(source);
  const names = new Set(source.members.map(({ name }) => name));
  if (top === null) throw refuse('not-package');
  if (names.has(`${top}${BACKUP}`)) throw refuse('backup');
  if (!names.has(`${top}${ABOUT}`)) throw refuse('not-package');
  const { digests, problems } = await checkBag(source);
  if (problems.length > 0) throw broken(...problems);
  const { readAbout } = await import('./about.schema.ts');
  const about = readAbout(await textOf(source, `${top}${ABOUT}`, path));
  if (about === undefined) throw broken({ item: ABOUT, kind: 'malformed' });
  if (about.for !== null || about.redacted) throw refuse('for-recipient');
  if (!names.has(`${top}${CHAIN}`)) throw broken({ item: CHAIN, kind: 'missing' });
  const members = new Map<string, string>();
  for (const [name, digest] of digests) if (!OWN_MEMBERS.includes(name)) members.set(digest, name);
  return {
    about,
    files: new Set(members.keys()),
    lost: new Set(about.lost),
    memberOf: (digest) => members.get(digest) ?? '',
    chains: () => theOne(readChains(source.open(`${top}${CHAIN}`)), about),
    open: (digest) => source.open(`${top}${members.get(digest) ?? ''}`),
  };
}

/** The one chain of a package, which must be that of the case it says it holds. */
async function* theOne(chains: AsyncIterable<TravellingChain>, about: About): AsyncIterable<TravellingChain> {
  let found = 0;
  for await (const chain of chains) {
    const { number, identity, events } = chain;
    const refuse = (why: 'identity' | 'head' | 'twice') =>
      new RefundError('chain-refused', { chain: number, seq: null, why });
    if (number === null || identity !== about.identity) throw refuse('identity');
    if (++found > 1) throw refuse('twice');
    if (events.at(-1)?.hash !== about.head || events.length !== about.events) throw refuse('head');
    yield chain;
  }
  if (found === 0) throw new RefundError('chain-refused', { chain: null, seq: null, why: 'empty' });
}

/**
 * A package as it comes about, in a bag.
 * @param top the one folder that everything stands in; '' for none
 */
export function packageMembers(contents: PackageContents, top: string): AsyncIterable<Member> {
  const { chain, madeAt, program } = contents;
  return bagMembers(top, payload(contents), {
    'External-Description': '退款纠纷材料：打开 data/index.html',
    'External-Identifier': chain.identity,
    'Bagging-Date': madeAt.slice(0, 10),
    'Bag-Software-Agent': `refund ${program}`,
  });
}

function* payload(contents: PackageContents): Iterable<Member> {
  const { chain, whole, exhibits, letters, removed } = contents;
  yield { name: PAGE, open: () => pagePieces(contents) };
  yield textMember(TIMELINE, timelineText(contents));
  yield textMember(CASE, `${toJson(contents.caseJson)}\n`);
  if (whole) yield { name: CHAIN, open: () => chainPieces(chain, { places: false }) };
  else yield textMember(DIGESTS, digestLines(contents));
  yield textMember(ABOUT, `${JSON.stringify(aboutOf(contents), null, 2)}\n`);
  for (const file of [...exhibits, ...letters, ...removed]) if (!file.lost) yield memberOf(file, contents);
}

/** Kept files stand in it as they are: nothing that unpacks to a thousand times its size is taken back. */
function memberOf(file: PackedFile, { chain, mask }: PackageContents): Member {
  const { member, digest, path, id } = file;
  const changed = () => {
    const items = [{ item: id, kind: 'changed' as const }];
    throw new RefundError('files-damaged', { number: chain.number ?? 0, items });
  };
  const pieces = () => openKept(path, digest)?.pieces(changed) ?? changed();
  if (!file.masks) return { name: member, packed: true, open: pieces };
  return textMember(member, () => mask(Buffer.concat([...pieces()]).toString('utf8')));
}

function textMember(name: string, content: string | (() => string)): Member {
  return { name, open: () => [Buffer.from(typeof content === 'string' ? content : content(), 'utf8')] };
}

function aboutOf({
  chain,
  program,
  madeAt,
  to,
  redacted,
  exhibits,
  letters,
  removed,
}: PackageContents): About {
  const lost = [...exhibits, ...letters, ...removed].filter((file) => file.lost).map(({ digest }) => digest);
  return {
    kind: 'refund-package',
    format: 1,
    program,
    madeAt,
    identity: chain.identity,
    head: chain.events.at(-1)?.hash ?? '',
    events: chain.events.length,
    for: to,
    redacted,
    lost: [...new Set(lost)],
  };
}

/** Enough to show that a record belongs to the chain, and nothing of what the others say. */
function digestLines({ chain }: PackageContents): string {
  return chain.events
    .map(({ seq, algorithm, digest, hash }) => `${JSON.stringify({ seq, algorithm, digest, hash })}\n`)
    .join('');
}

const TITLES = ['时间', '事项', '对方', '内容', '编号', '记下的时间', '记录的摘要'];

function timelineText({ view, history }: PackageContents): string {
  const recorded = new Map(history.map((one) => [one.seq, one]));
  const rows = timelineOf(view).map(({ at, what, who, text: content, reference, seq }) => {
    const { event, hash = '' } = recorded.get(seq) ?? {};
    return [formatTime(at), what, who, content, reference, event ? formatTime(event.recordedAt) : '', hash];
  });
  return csvText([TITLES, ...rows]);
}

/*
 * A package is one case in a bag by RFC 8493. Its payload: a page to read and print, the evidence and letters under
 * names that say what they are, and what a program takes the case back from.
 */

/** To read and to print. */
export const PAGE = 'data/index.html';
const TIMELINE = 'data/timeline.csv';
export const CASE = 'data/case.json';
/** Every event with its bytes: only in a package that holds the whole case. */
const CHAIN = 'data/chain.jsonl';
/** The same without what the events say: for recipients. */
const DIGESTS = 'data/chain-digests.jsonl';
const ABOUT = 'data/package.json';

/** What is no kept file. */
const OWN_MEMBERS: readonly string[] = [PAGE, TIMELINE, CASE, CHAIN, DIGESTS, ABOUT];

export const EXHIBITS = 'data/证据/';
export const LETTERS = 'data/信件/';
/** Taken off the list, or undone, and kept all the same: the chain tells of them. */
export const REMOVED = 'data/已移除/';

/** What stands in `package.json`. */
export interface About {
  readonly kind: 'refund-package';
  readonly format: 1;
  /** The version of the program that wrote it. */
  readonly program: string;
  /** An instant with +08:00. */
  readonly madeAt: string;
  readonly identity: string;
  /** The hash of the newest event. */
  readonly head: string;
  readonly events: number;
  /** Whom it was made for; null where it holds the whole case. */
  readonly for: string | null;
  /** Card, phone and identity numbers are hidden in its texts. */
  readonly redacted: boolean;
  /** Digests whose bytes were gone, or were others, already when it was made. */
  readonly lost: readonly string[];
}

/** Bytes of one name: file systems take 255, some programs far less of a whole path. */
const LONGEST = 120;

/** Gives names that every system takes, none of them twice, whatever the form of Unicode or the case. */
export class FileNames {
  readonly #taken = new Set<string>();

  /**
   * `证据/E1 订单页面 截图.png`
   * @param folder with a slash at its end
   * @param label begins the name, so that none is reserved or hidden: E1
   * @param name as the file was called; may be anything
   */
  give(folder: string, label: string, name: string): string {
    const { stem, ending } = parts(safeName(name));
    for (let again = 1; ; again++) {
      const tail = `${again === 1 ? '' : ` (${again})`}${ending}`;
      const whole = `${label} ${stem}`.trim();
      const given = `${folder}${cut(whole, LONGEST - Buffer.byteLength(tail))}${tail}`;
      const key = given.normalize('NFC').toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return given;
    }
  }
}

/** Only what shows, in one form, without what some system reads as more than a sign of a name. */
function safeName(name: string): string {
  return clean(name)
    .normalize('NFC')
    .replaceAll(/[<>:"/\\|?*%\ufffd\u200d]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A name and its ending, which stays whole where it is one. */
function parts(name: string): { stem: string; ending: string } {
  const ending = /(?<=.)\.[A-Za-z0-9]{1,16}$/.exec(name)?.[0] ?? '';
  // Windows drops dots and spaces at an end.
  return { stem: name.slice(0, name.length - ending.length).replace(/[. ]+$/, ''), ending };
}

/** As much of a text as has room, whole characters only. */
function cut(text: string, bytes: number): string {
  let room = bytes;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('zh').segment(text)) {
    room -= Buffer.byteLength(segment);
    if (room < 0) break;
    kept += segment;
  }
  return kept.replace(/[. ]+$/, '');
}

/**
 * A table that spreadsheet programs open as it is meant: UTF-8 with its mark, every cell quoted, and none that a
 * program would run as a formula (an apostrophe stands before it).
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const shown = clean(text);
  const safe = /^\s*[=+\-@＝＋－＠|]/.test(shown) ? `'${shown}` : shown;
  return `"${safe.replaceAll('"', '""')}"`;
}
