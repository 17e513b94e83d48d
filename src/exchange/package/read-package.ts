import { type BagFault, type PackageRefusal, RefundError } from '../../errors.ts';
import { SUMMARY as BACKUP } from '../backup/layout.ts';
import { bagTop, checkBag } from '../bag-in.ts';
import { readChains } from '../chain-file.ts';
import type { Incoming } from '../incoming.ts';
import { textOf } from '../member-text.ts';
import type { MemberSource } from '../members.ts';
import type { TravellingChain } from '../../ports.ts';
import { type About, ABOUT, CHAIN, OWN_MEMBERS } from './layout.ts';

/** A package of a whole case, every file as its manifest says. */
export interface CasePackage extends Incoming {
  readonly about: About;
}

/**
 * Reads a package and holds every file against its manifest.
 * @param path is told in what is refused
 * @throws RefundError `package-refused`, `bag-broken`
 */
export async function readPackage(source: MemberSource, path: string): Promise<CasePackage> {
  const refuse = (why: PackageRefusal, item: string | null = null) =>
    new RefundError('package-refused', { path, why, item });
  const broken = (...problems: readonly BagFault[]) => new RefundError('bag-broken', { path, problems });
  const top = bagTop(source);
  const names = new Set(source.members.map(({ name }) => name));
  if (top === null) throw refuse('not-package');
  if (names.has(`${top}${BACKUP}`)) throw refuse('backup');
  if (!names.has(`${top}${ABOUT}`)) throw refuse('not-package');
  const { digests, problems } = await checkBag(source);
  if (problems.length > 0) throw broken(...problems);
  const { readAbout } = await import('./about.schema.ts');
  const about = readAbout(await textOf(source, `${top}${ABOUT}`, path));
  if (about === undefined) throw broken({ item: ABOUT, kind: 'malformed' });
  if (about.for !== null || about.redacted) throw refuse('for-recipient');
  if (!names.has(`${top}${CHAIN}`)) throw broken({ item: CHAIN, kind: 'missing' });
  const members = new Map<string, string>();
  for (const [name, digest] of digests) if (!OWN_MEMBERS.includes(name)) members.set(digest, name);
  return {
    about,
    files: new Set(members.keys()),
    lost: new Set(about.lost),
    memberOf: (digest) => members.get(digest) ?? '',
    chains: () => theOne(readChains(source.open(`${top}${CHAIN}`)), about),
    open: (digest) => source.open(`${top}${members.get(digest) ?? ''}`),
  };
}

/** The one chain of a package, which must be that of the case it says it holds. */
async function* theOne(chains: AsyncIterable<TravellingChain>, about: About): AsyncIterable<TravellingChain> {
  let found = 0;
  for await (const chain of chains) {
    const { number, identity, events } = chain;
    const refuse = (why: 'identity' | 'head' | 'twice') =>
      new RefundError('chain-refused', { chain: number, seq: null, why });
    if (number === null || identity !== about.identity) throw refuse('identity');
    if (++found > 1) throw refuse('twice');
    if (events.at(-1)?.hash !== about.head || events.length !== about.events) throw refuse('head');
    yield chain;
  }
  if (found === 0) throw new RefundError('chain-refused', { chain: null, seq: null, why: 'empty' });
}
