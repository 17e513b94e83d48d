/** The files that the program needs beside its own code: installed with it, or inside an executable and unpacked. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, isOwnFolder, patiently } from './platform.ts';

/** The folder of the built program; empty in an executable, which has everything inside. */
declare const __PIECES__: string;

/** The program is one executable: there is no npm, and nothing lies beside it. */
export const isOneFile = () => (__PIECES__ as string) === '';

/**
 * Where a file lies, or a folder of them.
 * @throws Error with the system's code and the path if it is inside and cannot be unpacked
 */
export function pieceAt(name: string): string {
  return isOneFile() ? unpacked(name, cacheFolder(process.env), heldInside()) : join(__PIECES__, name);
}

/** What an executable holds: files by their names, and a name of them all that no other build has. */
export interface Held {
  readonly build: string;
  readonly names: readonly string[];
  bytes(name: string): Uint8Array;
}

function heldInside(): Held {
  const { getAsset, getRawAsset } = process.getBuiltinModule('node:sea');
  const { build, names } = JSON.parse(getAsset('pieces.json', 'utf8')) as Held;
  return { build, names, bytes: (name) => new Uint8Array(getRawAsset(name) as ArrayBuffer) };
}

/**
 * Unpacks once what is inside, into a folder of this build that only the user may enter, and compares it whenever it
 * is used: what runs is what is inside.
 */
export function unpacked(name: string, cache: string, held: Held): string {
  const folder = join(cache, held.build);
  // The manifest says that scripts are ES modules, whatever lies above.
  const needed = held.names.filter((one) => one === 'package.json' || one === name || dirname(one) === name);
  for (const one of needed) {
    const path = join(folder, one);
    for (const each of new Set([cache, folder, dirname(path)]))
      if (!isOwnFolder(each))
        throw Object.assign(new Error(`EACCES: ${each}`), { code: 'EACCES', path: each });
    putThere(path, held.bytes(one));
  }
  return join(folder, name);
}

function putThere(path: string, bytes: Uint8Array): void {
  if (isThere(path, bytes)) return;
  const half = `${path}.${process.pid}`;
  try {
    writeFileSync(half, bytes, { mode: 0o600 });
    patiently(() => renameSync(half, path));
  } catch (error) {
    rmSync(half, { force: true });
    // Another one that starts at the same time may have been faster, and have it in use.
    if (!isThere(path, bytes)) throw error;
  }
}

function isThere(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}
