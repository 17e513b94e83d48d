import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { bagMembers } from '../../src/sharing/bag.ts';
import { gather, member, rawZip } from './archives.ts';

/** What stands in a zip: names and bytes, in their order. */
export type Unpacked = Map<string, Buffer>;

export function unpack(path: string): Unpacked {
  return new Map(
    Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [name, Buffer.from(bytes)]),
  );
}

/** A zip of just these members, whatever their manifests say. */
export function pack(members: Unpacked): Buffer {
  return rawZip(Array.from(members, ([name, content]) => ({ name, content })));
}

/** A zip of a payload, with manifests that fit it. */
export async function rebag(members: Unpacked, top = 'refund-backup'): Promise<Buffer> {
  const payload = Array.from(members)
    .filter(([name]) => name.startsWith(`${top}/data/`))
    .map(([name, bytes]) => member(name.slice(top.length + 1), bytes));
  const bag: Unpacked = new Map();
  for await (const { name, open } of bagMembers(top, payload, {})) bag.set(name, await gather(open()));
  return pack(bag);
}

/** The members with one of them other than it was; undefined takes it out. */
export function changed(
  members: Unpacked,
  name: RegExp,
  change: (bytes: Buffer) => Buffer | undefined,
): Unpacked {
  const after: Unpacked = new Map();
  for (const [one, bytes] of members) {
    const kept = name.test(one) ? change(bytes) : bytes;
    if (kept) after.set(one, kept);
  }
  return after;
}
