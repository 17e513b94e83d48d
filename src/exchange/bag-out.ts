import { createHash } from 'node:crypto';
import type { Member } from './members.ts';

/** A package's own description: labels and values of `bag-info.txt`, in their order. */
export type BagInfo = Readonly<Record<string, string>>;

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/**
 * The members of a bag by RFC 8493: its declaration, so that even a part of it shows what it is, the payload as it
 * comes, hashed on the way, then its manifest and what describes it. `sha256sum -c manifest-sha256.txt` checks it
 * from inside.
 * @param top the one folder that everything stands in; '' for none
 * @param payload with names under `data/`
 */
export async function* bagMembers(
  top: string,
  payload: AsyncIterable<Member> | Iterable<Member>,
  info: BagInfo,
): AsyncIterable<Member> {
  const inside = top === '' ? '' : `${top}/`;
  const manifest: { readonly name: string; readonly digest: string }[] = [];
  let bytes = 0;
  const declared = text('bagit.txt', DECLARATION);
  yield memberOf(inside, declared);
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
    text('bag-info.txt', infoText({ ...info, ...oxum })),
    text('manifest-sha256.txt', manifestText(manifest)),
  ];
  for (const tag of tags) yield memberOf(inside, tag);
  const digests = [declared, ...tags].map(({ name, bytes: content }) => ({
    name,
    digest: createHash('sha256').update(content).digest('hex'),
  }));
  yield memberOf(inside, text('tagmanifest-sha256.txt', manifestText(digests)));
}

interface Tag {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function text(name: string, content: string): Tag {
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

/** RFC 8493, 2.1.3: only what would break a line is escaped, and the sign that escapes. */
function encodeName(name: string): string {
  return name.replaceAll(
    /[%\r\n]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
