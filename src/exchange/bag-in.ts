import { createHash } from 'node:crypto';
import type { BagFault } from '../errors.ts';
import type { MemberSource } from './members.ts';

/** A package's payload, looked at from the folder its `bagit.txt` stands in. */
export interface Bag {
  /** That folder with a slash at its end, or ''. */
  readonly top: string;
  /** Digests by name, as the manifest says. */
  readonly digests: ReadonlyMap<string, string>;
  /** What is wrong; `malformed` and `algorithm` name the tag file itself. */
  readonly problems: readonly BagFault[];
}

/** Tag files are small; a larger one is not read. */
const MOST_TAG = 64 * 1024 * 1024;
const DECLARED = 'bagit.txt';

/** The folder inside that the bag stands in; null where this is no bag. */
export function bagTop({ members }: MemberSource): string | null {
  const found = members.filter(({ name }) => name === DECLARED || /^[^/]+\/bagit\.txt$/.test(name));
  const [only] = found;
  return only && found.length === 1 ? only.name.slice(0, -DECLARED.length) : null;
}

/**
 * Holds every file of a bag against its manifests: nothing changed, missing, or there without being listed.
 * @throws RefundError `package-refused` where a member cannot be read as it says it is
 */
export async function checkBag(source: MemberSource): Promise<Bag> {
  const top = bagTop(source) ?? '';
  const problems: BagFault[] = [];
  const sizes = new Map(source.members.map(({ name, bytes }) => [name, bytes]));
  const say = (item: string, kind: BagFault['kind']) => problems.push({ item, kind });

  const tag = async (name: string): Promise<string> => {
    const bytes = sizes.get(`${top}${name}`);
    if (bytes === undefined || bytes > MOST_TAG) {
      say(name, bytes === undefined ? 'missing' : 'malformed');
      return '';
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of source.open(`${top}${name}`)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
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

  for (const [name, digest] of [...tags, ...digests]) {
    if (!sizes.has(`${top}${name}`)) say(name, 'missing');
    else if ((await digestOf(source.open(`${top}${name}`))) !== digest) say(name, 'changed');
  }
  for (const { name: whole } of source.members) {
    const name = whole.startsWith(top) ? whole.slice(top.length) : null;
    if (name === 'tagmanifest-sha256.txt') continue;
    if (name === null || !(digests.has(name) || tags.has(name))) say(whole, 'extra');
  }
  return { top, digests, problems };
}

/** Digests by name; undefined where a line is none, a name comes twice, or it points elsewhere. */
function readManifest(text: string): Map<string, string> | undefined {
  const rows = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    const [, digest = '', encoded = ''] = /^([0-9A-Fa-f]{64})\s+\*?(.+)$/.exec(line) ?? [];
    const name = encoded.replaceAll(/%(0A|0D|25)/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
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
