import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type PackageRefusal, RefundError } from '../errors.ts';
import { type Limits, memberProblem } from './member-names.ts';
import type { MemberSource } from './members.ts';

const PIECE = 1024 * 1024;

/**
 * Opens a folder as a package: every file in it, at any depth. Links are refused, not followed.
 * @throws RefundError `package-refused`, `file-unreadable`
 */
export async function openFolder(path: string, limits: Limits): Promise<MemberSource> {
  const refuse = (why: PackageRefusal, item: string | null) =>
    new RefundError('package-refused', { path, why, item });
  const members: { name: string; bytes: number }[] = [];
  const walk = (prefix: string) => {
    for (const entry of namesIn(join(path, prefix))) {
      const name = `${prefix}${entry}`;
      const found = lstatSync(join(path, name));
      if (found.isSymbolicLink()) throw refuse('link', name);
      if (found.isDirectory()) walk(`${name}/`);
      else if (!found.isFile()) throw refuse('special', name);
      else members.push({ name, bytes: found.size });
      if (members.length > limits.members) throw refuse('too-many', null);
    }
  };
  walk('');
  const problem = memberProblem(members, limits);
  if (problem) throw refuse(problem.why, problem.item);
  const known = new Map(members.map(({ name, bytes }) => [name, bytes]));
  return {
    members,
    open(name) {
      const bytes = known.get(name);
      if (bytes === undefined) throw refuse('damaged', name);
      return pieces(join(path, name), bytes, () => refuse('damaged', name));
    },
    close: async () => {},
  };
}

/** The names in a folder, in an order that is the same everywhere. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('file-unreadable', { path: folder, code }, error);
  }
}

/** A plain file's bytes, which must be as many as were seen. */
async function* pieces(path: string, bytes: number, refuse: () => RefundError): AsyncIterable<Uint8Array> {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    if (fstatSync(file).size !== bytes) throw refuse();
    let done = 0;
    while (done < bytes) {
      // A buffer of its own: whoever takes the piece may keep it.
      const buffer = Buffer.allocUnsafe(Math.min(PIECE, bytes - done));
      const read = readSync(file, buffer);
      if (read === 0) throw refuse();
      done += read;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}
