import { createHash } from 'node:crypto';
import type { BagFault } from '../errors.ts';
import { isLitter, joined, type Member, type MemberSource } from './members.ts';

/*
 * Bags (RFC 8493): members with a manifest of their digests, so that public tools can check them.
 */

/** A bag as it was checked. */
export interface Bag {
  /** The folder that its `bagit.txt` stands in, with a slash at the end; or ''. */
  readonly top: string;
  /** Digests by name, as the manifest says; names are relative to `top`. */
  readonly digests: ReadonlyMap<string, string>;
  /** What is wrong; of `malformed` and `algorithm` the item is the tag file itself. */
  readonly problems: readonly BagFault[];
  /** What a desktop left in it, outside the manifests. */
  readonly litter: readonly string[];
}

/** Tag files are small; a larger one is not read. Bytes. */
const MOST_TAG = 64 * 1024 * 1024;
const DECLARED = 'bagit.txt';
const INFO = 'bag-info.txt';

/** The folder inside that the bag stands in; null if this is no bag. */
export function bagTop({ members }: MemberSource): string | null {
  const found = members.filter(({ name }) => name === DECLARED || /^[^/]+\/bagit\.txt$/.test(name));
  const [only] = found;
  return only && found.length === 1 ? only.name.slice(0, -DECLARED.length) : null;
}

/**
 * Checks every file of a bag against its manifests: none may be changed, missing, or there without being listed.
 * @throws RefundError `package-refused` if the bytes of a member are not as the source says
 */
export async function checkBag(source: MemberSource): Promise<Bag> {
  const top = bagTop(source) ?? '';
  const problems: BagFault[] = [];
  const litter: string[] = [];
  const sizes = new Map(source.members.map(({ name, bytes }) => [name, bytes]));
  const say = (item: string, kind: BagFault['kind']) => problems.push({ item, kind });

  const tag = async (name: string): Promise<string> => {
    const bytes = sizes.get(`${top}${name}`);
    if (bytes === undefined || bytes > MOST_TAG) {
      say(name, bytes === undefined ? 'missing' : 'malformed');
      return '';
    }
    return (await joined(source.open(`${top}${name}`))).toString('utf8');
  };

  const declaration = await tag(DECLARED);
  if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n$/.test(declaration)) {
    say(DECLARED, 'malformed');
  }
  for (const { name } of source.members) {
    const other = /^(?:tag)?manifest-(?!sha256\.txt$).*\.txt$/.test(name.slice(top.length));
    if (name.startsWith(top) && other) say(name.slice(top.length), 'algorithm');
  }
  const read = async (name: string) => {
    const rows = readManifest(await tag(name));
    if (!rows) say(name, 'malformed');
    return rows ?? new Map<string, string>();
  };
  const digests = await read('manifest-sha256.txt');
  const tags = await read('tagmanifest-sha256.txt');

  const most = sizes.has(`${top}${INFO}`) ? payloadBytes(await tag(INFO)) : Infinity;
  for (const [name, digest] of [...tags, ...digests]) {
    const bytes = sizes.get(`${top}${name}`);
    if (bytes === undefined) say(name, 'missing');
    // What is larger than all was together need not be read, however long that would take.
    else if (bytes > Math.max(most, MOST_TAG)) say(name, 'changed');
    else if ((await digestOf(source.open(`${top}${name}`))) !== digest) say(name, 'changed');
  }
  for (const { name: whole } of source.members) {
    const name = whole.startsWith(top) ? whole.slice(top.length) : null;
    if (name === 'tagmanifest-sha256.txt') continue;
    if (name !== null && (digests.has(name) || tags.has(name))) continue;
    if (isLitter(whole)) litter.push(whole);
    else say(whole, 'extra');
  }
  return { top, digests, problems, litter };
}

/** How many bytes the payload had, if the bag says it. */
function payloadBytes(info: string): number {
  return Number(/^Payload-Oxum: (\d{1,15})\.\d+\r?$/m.exec(info)?.[1] ?? Infinity);
}

/** Digests by name, in one form of Unicode; undefined if a line is malformed or a name comes twice. */
function readManifest(text: string): Map<string, string> | undefined {
  const rows = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    const [, digest = '', encoded = ''] = /^([0-9A-Fa-f]{64})\s+\*?(.+)$/.exec(line) ?? [];
    const decoded = encoded.replaceAll(/%(0A|0D|25)/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    const name = decoded.normalize('NFC');
    if (name === '' || rows.has(name)) return undefined;
    rows.set(name, digest.toLowerCase());
  }
  return rows;
}

async function digestOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** The labels and values of `bag-info.txt`, in their order. */
type BagInfo = Readonly<Record<string, string>>;

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/**
 * The members of a bag: its declaration, so that even a part of it shows what it is; the payload as it comes, hashed on
 * the way; then its manifest and its description. `sha256sum -c manifest-sha256.txt` checks it from inside.
 * @param top the one folder that everything stands in; '' for none
 * @param payload with names under `data/`
 * @param front files for people at the top, beside the payload; they are listed with the other tag files
 */
export async function* bagMembers(
  top: string,
  payload: AsyncIterable<Member> | Iterable<Member>,
  info: BagInfo,
  front: readonly Member[] = [],
): AsyncIterable<Member> {
  const inside = top === '' ? '' : `${top}/`;
  const manifest: { readonly name: string; readonly digest: string }[] = [];
  let bytes = 0;
  const declared = textTag('bagit.txt', DECLARATION);
  yield memberOf(inside, declared);
  const fronts: { readonly name: string; readonly digest: string }[] = [];
  for (const { name, open } of front) {
    yield {
      name: `${inside}${name}`,
      async *open() {
        const hash = createHash('sha256');
        for await (const piece of open()) {
          hash.update(piece);
          yield piece;
        }
        fronts.push({ name, digest: hash.digest('hex') });
      },
    };
  }
  for await (const { name, packed, open } of payload) {
    yield {
      ...(packed && { packed }),
      name: `${inside}${name}`,
      async *open() {
        const hash = createHash('sha256');
        for await (const piece of open()) {
          hash.update(piece);
          bytes += piece.length;
          yield piece;
        }
        manifest.push({ name, digest: hash.digest('hex') });
      },
    };
  }
  const oxum = { 'Payload-Oxum': `${bytes}.${manifest.length}` };
  const tags = [
    textTag(INFO, infoText({ ...info, ...oxum })),
    textTag('manifest-sha256.txt', manifestText(manifest)),
  ];
  for (const tag of tags) yield memberOf(inside, tag);
  const digests = [declared, ...tags].map(({ name, bytes: content }) => ({
    name,
    digest: createHash('sha256').update(content).digest('hex'),
  }));
  yield memberOf(inside, textTag('tagmanifest-sha256.txt', manifestText([...digests, ...fronts])));
}

interface Tag {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function textTag(name: string, content: string): Tag {
  return { name, bytes: Buffer.from(content, 'utf8') };
}

function memberOf(inside: string, { name, bytes }: Tag): Member {
  return { name: `${inside}${name}`, open: () => [bytes] };
}

/** Values stay on one line: a line break would begin another label. */
function infoText(info: BagInfo): string {
  return Object.entries(info)
    .map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`)
    .join('');
}

function manifestText(rows: readonly { readonly name: string; readonly digest: string }[]): string {
  return rows
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, digest }) => `${digest}  ${encodeName(name)}\n`)
    .join('');
}

/** RFC 8493, 2.1.3: only line breaks are escaped, and the sign that escapes. */
function encodeName(name: string): string {
  return name.replaceAll(
    /[%\r\n]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
