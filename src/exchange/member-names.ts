import type { PackageRefusal } from '../errors.ts';

/** What a package may hold at most; refused before anything is unpacked. */
export interface Limits {
  readonly members: number;
  /** All members together, unpacked. */
  readonly bytes: number;
}

/**
 * What is wrong with the names and sizes of a package's members; undefined where nothing is. A name must stay
 * inside on every system, and no two may fall together where case or the form of Unicode is not kept apart.
 */
export function memberProblem(
  members: readonly { readonly name: string; readonly bytes: number }[],
  limits: Limits,
): { readonly why: PackageRefusal; readonly item: string | null } | undefined {
  if (members.length > limits.members) return { why: 'too-many', item: null };
  const taken = new Set<string>();
  let bytes = 0;
  for (const { name, bytes: own } of members) {
    if (isUnsafe(name)) return { why: 'unsafe-name', item: name };
    const key = name.normalize('NFC').toLowerCase();
    if (taken.has(key)) return { why: 'same-name', item: name };
    taken.add(key);
    bytes += own;
    if (bytes > limits.bytes) return { why: 'too-large', item: name };
  }
  return undefined;
}

function isUnsafe(name: string): boolean {
  if (name.includes('\\') || name.includes('\0') || /^[A-Za-z]:/.test(name)) return true;
  return name.split('/').some((part) => part === '' || part === '.' || part === '..');
}
