import { readMe } from '../../case/me.ts';
import type { Me } from '../../case/me.ts';
import { type BagFault, RefundError } from '../../errors.ts';
import type { KeptDraft } from '../../ports.ts';
import { bagTop, checkBag } from '../bag-in.ts';
import { readChains } from '../chain-file.ts';
import type { Incoming } from '../incoming.ts';
import type { MemberSource } from '../members.ts';
import { textOf } from '../member-text.ts';
import { type BackupSummary, CASES, DAMAGED, digestOfMember, DRAFTS, FORMAT, ME, SUMMARY } from './layout.ts';

/** A backup whose files are all as its manifest says. */
export interface Backup extends Incoming {
  readonly summary: BackupSummary;
  readonly drafts: readonly KeptDraft[];
  readonly me: Me;
}

/**
 * Reads a backup and holds every file against its manifest.
 * @param path is told in what is refused
 * @throws RefundError `not-a-backup`, `store-newer`, `bag-broken`, `package-refused`
 */
export async function readBackup(source: MemberSource, path: string): Promise<Backup> {
  const top = bagTop(source);
  const names = new Map(source.members.map(({ name, bytes }) => [name, bytes]));
  if (top === null || !names.has(`${top}${SUMMARY}`))
    throw new RefundError('not-a-backup', { path, bag: top !== null });
  const { formatOf, readDrafts, readSummary } = await import('./backup.schema.ts');
  // First of all: what a newer program writes may have other members, too.
  const found = formatOf(await textOf(source, `${top}${SUMMARY}`, path));
  if (found > FORMAT) throw new RefundError('store-newer', { path, found, known: FORMAT });
  const faults: BagFault[] = [];
  const say = (item: string, kind: BagFault['kind']) => faults.push({ item, kind });
  const members = new Map<string, string>();
  for (const whole of names.keys()) {
    const name = whole.slice(top.length);
    if (!name.startsWith('data/')) continue;
    const digest = digestOfMember(name);
    if (digest === null ? ![CASES, DAMAGED, DRAFTS, ME, SUMMARY].includes(name) : members.has(digest))
      say(name, 'extra');
    if (digest !== null) members.set(digest, name);
  }
  for (const name of [CASES, DRAFTS]) if (!names.has(`${top}${name}`)) say(name, 'missing');
  refuseFaults(path, faults);
  const bag = await checkBag(source);
  refuseFaults(path, bag.problems);

  const read = async <T>(name: string, reader: (text: string) => T | null | undefined): Promise<T> => {
    const value = reader(await textOf(source, `${top}${name}`, path));
    if (value === undefined || value === null) {
      say(name, 'malformed');
      refuseFaults(path, faults);
    }
    return value as T;
  };
  const summary = await read(SUMMARY, readSummary);
  const drafts = await read(DRAFTS, readDrafts);
  const me = names.has(`${top}${ME}`) ? await read(ME, readMe) : {};
  const lost = new Set(summary.lost);
  const files = new Set<string>();
  for (const [digest, name] of members) {
    if (bag.digests.get(name) === digest) files.add(digest);
    else if (!lost.has(digest)) say(name, 'changed');
  }
  refuseFaults(path, faults);
  return {
    summary,
    drafts,
    me,
    files,
    lost,
    chains: () => readChains(source.open(`${top}${CASES}`)),
    memberOf: (digest) => members.get(digest) ?? '',
    open: (digest) => source.open(`${top}${members.get(digest) ?? ''}`),
  };
}

function refuseFaults(path: string, problems: readonly BagFault[]): void {
  if (problems.length > 0) throw new RefundError('bag-broken', { path, problems });
}
