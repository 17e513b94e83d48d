import { readPackageSummary } from './files.schema.ts';
import { basename } from 'node:path';
import { clean, toJson } from '../case/text.ts';
import { type BagFault, type PackageRefusal, RefundError } from '../errors.ts';
import type { TravellingChain } from '../store/chain.ts';
import { SUMMARY as BACKUP } from './backup.ts';
import { bagMembers, bagTop, checkBag } from './bag.ts';
import { chainPieces, readChains } from './chain-file.ts';
import type { PackageContents, PackedFile } from './contents.ts';
import type { PackageSummary } from './files.schema.ts';
import { withoutLocation } from '../evidence/location.ts';
import { type Disk, openKept, writeFolder, writePieces } from './files.ts';
import type { Incoming } from './incoming.ts';
import { type Member, type MemberSource, textOf } from './members.ts';
import { pagePieces } from './page.ts';
import { timelineText } from './timeline.ts';
import { zipPieces } from './zip.ts';

/*
 * A package is one case in a bag (RFC 8493). At its top lies a page to read and print. Its payload: the evidence and
 * letters under names that say what they are, and what a program needs to import the case.
 */

/** The page to read and to print, at the top, where nobody can miss it. */
export const PAGE = '请先打开.html';
/** Where the page lay in packages of 1.0. */
const OLD_PAGE = 'data/index.html';
const TIMELINE = 'data/timeline.csv';
const CASE = 'data/case.json';
/** Every event with its bytes; only if the package holds the whole case. */
const CHAIN = 'data/chain.jsonl';
/** The same without the content of the events, for recipients. */
const DIGESTS = 'data/chain-digests.jsonl';
const SUMMARY = 'data/package.json';

/** Every other member under `data/` is a kept file. */
const OWN_MEMBERS: readonly string[] = [OLD_PAGE, TIMELINE, CASE, CHAIN, DIGESTS, SUMMARY];

export const EXHIBITS = 'data/证据/';
export const LETTERS = 'data/信件/';
/** Files that were taken off the list, or undone. The chain still names them, so they are kept. */
export const REMOVED = 'data/已移除/';

/**
 * Writes a package: as a zip if the path ends so, else as a folder.
 * @param path absolute; nothing may be there
 * @param now is written at every file of a zip; milliseconds, UTC
 * @throws RefundError `file-exists`, `write-failed`, `files-damaged`
 */
export async function writePackage(
  disk: Disk,
  path: string,
  contents: PackageContents,
  now: number,
): Promise<void> {
  if (!/\.zip$/i.test(path)) return writeFolder(disk, path, packageMembers(contents, ''));
  const top = basename(path).slice(0, -'.zip'.length) || 'refund';
  return writePieces(disk, path, zipPieces(packageMembers(contents, top), now));
}

/** @param top the one folder that everything stands in; '' for none */
function packageMembers(contents: PackageContents, top: string): AsyncIterable<Member> {
  const { chain, madeAt, program } = contents;
  const info = {
    'External-Description': `退款纠纷材料：打开 ${PAGE}`,
    'External-Identifier': chain.identity,
    'Bagging-Date': madeAt.slice(0, 10),
    'Bag-Software-Agent': `refund ${program}`,
  };
  return bagMembers(top, payload(contents), info, [{ name: PAGE, open: () => pagePieces(contents) }]);
}

function* payload(contents: PackageContents): Iterable<Member> {
  const { chain, whole, exhibits, letters, removed, letter } = contents;
  yield textMember(TIMELINE, timelineText(contents));
  yield textMember(CASE, `${toJson(contents.caseJson)}\n`);
  if (whole) yield { name: CHAIN, open: () => chainPieces(chain, { places: false }) };
  else yield textMember(DIGESTS, digestLines(contents));
  yield textMember(SUMMARY, `${JSON.stringify(summaryOf(contents), null, 2)}\n`);
  for (const file of [...exhibits, ...letters, ...removed]) if (!file.lost) yield memberOf(file, contents);
  if (letter?.member) yield textMember(letter.member, letter.text);
}

/** Kept files are stored as they are: the way in refuses what unpacks to a thousand times its size. */
function memberOf(file: PackedFile, { chain, mask }: PackageContents): Member {
  const { member, digest, path, id } = file;
  const changed = () => {
    const items = [{ item: id, kind: 'changed' as const }];
    throw new RefundError('files-damaged', { number: chain.number ?? 0, items });
  };
  const pieces = () => openKept(path, digest)?.pieces(changed) ?? changed();
  if (file.copy) {
    const { type } = file.copy;
    const copied = () => withoutLocation(type, Buffer.concat([...pieces()])) ?? changed();
    return { name: member, packed: true, open: () => [copied()] };
  }
  if (!file.masks) return { name: member, packed: true, open: pieces };
  return textMember(member, () => mask(Buffer.concat([...pieces()]).toString('utf8')));
}

function textMember(name: string, content: string | (() => string)): Member {
  return { name, open: () => [Buffer.from(typeof content === 'string' ? content : content(), 'utf8')] };
}

function summaryOf({
  chain,
  program,
  madeAt,
  to,
  redacted,
  exhibits,
  letters,
  removed,
  letter,
}: PackageContents): PackageSummary {
  const lost = [...exhibits, ...letters, ...removed].filter((file) => file.lost).map(({ digest }) => digest);
  const copies = exhibits.flatMap(({ member, digest, copy }) =>
    copy ? [{ path: member, original: digest, copy: copy.digest }] : [],
  );
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
    ...(copies.length > 0 && { copies }),
    ...(letter?.member && { letter: letter.member }),
  };
}

/** Enough to show that a record belongs to the chain, without the content of the other records. */
function digestLines({ chain }: PackageContents): string {
  return chain.events
    .map(({ seq, algorithm, digest, hash }) => `${JSON.stringify({ seq, algorithm, digest, hash })}\n`)
    .join('');
}

/** A package of a whole case; every file is as its manifest says. */
export interface CasePackage extends Incoming {
  readonly summary: PackageSummary;
}

/**
 * Reads a package and checks every file against its manifest.
 * @param path is named in errors
 * @throws RefundError `package-refused`, `bag-broken`
 */
export async function readPackage(source: MemberSource, path: string): Promise<CasePackage> {
  const refuse = (why: PackageRefusal, item: string | null = null) =>
    new RefundError('package-refused', { path, why, item });
  const broken = (...problems: readonly BagFault[]) => new RefundError('bag-broken', { path, problems });
  const top = bagTop(source);
  const names = new Map(source.members.map(({ name, bytes }) => [name, bytes]));
  if (top === null) throw refuse('not-package');
  if (names.has(`${top}${BACKUP}`)) throw refuse('backup');
  if (!names.has(`${top}${SUMMARY}`)) throw refuse('not-package');
  const { digests, problems, litter } = await checkBag(source);
  if (problems.length > 0) throw broken(...problems);
  const summary = readPackageSummary(await textOf(source, `${top}${SUMMARY}`, path));
  if (summary === undefined) throw broken({ item: SUMMARY, kind: 'malformed' });
  if (summary.copies && summary.copies.length > 0) throw refuse('reading-copy');
  if (summary.for !== null || summary.redacted) throw refuse('for-recipient');
  if (!names.has(`${top}${CHAIN}`)) throw broken({ item: CHAIN, kind: 'missing' });
  const members = new Map<string, string>();
  for (const [name, digest] of digests) if (!OWN_MEMBERS.includes(name)) members.set(digest, name);
  return {
    summary,
    files: new Set(members.keys()),
    lost: new Set(summary.lost),
    litter,
    memberOf: (digest) => members.get(digest) ?? '',
    sizeOf: (digest) => names.get(`${top}${members.get(digest) ?? ''}`) ?? 0,
    chains: () => theOne(readChains(source.open(`${top}${CHAIN}`)), summary),
    open: (digest) => source.open(`${top}${members.get(digest) ?? ''}`),
  };
}

/** The one chain of a package, which must belong to the case that the package says it holds. */
async function* theOne(
  chains: AsyncIterable<TravellingChain>,
  summary: PackageSummary,
): AsyncIterable<TravellingChain> {
  let found = 0;
  for await (const chain of chains) {
    const { number, identity, events } = chain;
    const refuse = (why: 'identity' | 'head' | 'twice') =>
      new RefundError('chain-refused', { chain: number, seq: null, why });
    if (number === null || identity !== summary.identity) throw refuse('identity');
    if (++found > 1) throw refuse('twice');
    if (events.at(-1)?.hash !== summary.head || events.length !== summary.events) throw refuse('head');
    yield chain;
  }
  if (found === 0) throw new RefundError('chain-refused', { chain: null, seq: null, why: 'empty' });
}

/** The most bytes of one name: file systems take 255, and some programs take far less for a whole path. */
const LONGEST = 120;

/** Gives names that every system takes. No two are the same to a system that ignores case or the form of Unicode. */
export class FileNames {
  readonly #taken = new Set<string>();

  /**
   * `证据/E1 订单页面 截图.png`
   * @param folder with a slash at its end
   * @param label begins the name, so that none is reserved or hidden: E1
   * @param name of the original file; may be anything
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

/** Only visible characters, in one form of Unicode, without those that have a meaning to some system. */
function safeName(name: string): string {
  return clean(name)
    .normalize('NFC')
    .replaceAll(/[<>:"/\\|?*%\ufffd\u200d]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A name and its ending, if it has one. */
function parts(name: string): { stem: string; ending: string } {
  const ending = /(?<=.)\.[A-Za-z0-9]{1,16}$/.exec(name)?.[0] ?? '';
  // Windows drops dots and spaces at the end.
  return { stem: name.slice(0, name.length - ending.length).replace(/[. ]+$/, ''), ending };
}

/** As much of a text as fits, in whole characters. */
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
