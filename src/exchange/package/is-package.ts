import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

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
