import { existsSync, lstatSync } from 'node:fs';
import { refuseClash, refuseGone } from '../case/acceptable.ts';
import { checkEvent, checkStoreEvent } from '../case/events.schema.ts';
import type { CaseEvent, EventOf } from '../case/events.ts';
import type { Recorded } from '../case/history.ts';
import type { StoreEvent } from '../case/own-rules.ts';
import type { CaseState, StoredCase } from '../case/state.ts';
import { type FileRefusal, RefundError } from '../errors.ts';
import type { Effects } from '../ports.ts';
import { adoptChains, type Adoption, type AdoptOptions, type Chains } from './adopt.ts';
import { atWork } from './at-work.ts';
import type { Database } from './database.ts';
import { type MakeRules, refreshAll, refreshCase } from './due.ts';
import {
  chainOf,
  type ChainRow,
  chainsTelling,
  historyOf,
  keptBy,
  type KeptDraft,
  storyOf,
  SELECT_CHAIN,
} from './journal.ts';
import { appendEvent, emptyEvent, newChain, nextNumber } from './links.ts';
import { readingStore } from './reading.ts';
import { firstMissing, refuseFull, refuseMissing, refuseSameOrder } from './refusals.ts';
import { bringBack, brokenOff, emptyLost, looseRights, moveToLost, removeAny } from './tidying.ts';
import {
  keepFilesInVault,
  keepInVault,
  keepPiecesInVault,
  type KeptFile,
  namingPlace,
  vaultFolder,
} from './vault.ts';

/** What a writer needs of the world. */
export interface World {
  readonly home: string;
  /** Kept files without a database are taken for a new store: a backup is about to be restored. */
  readonly mayBeLost?: boolean;
  /** A store was there before, while the same program ran: if it is gone now, it was moved, and none is made anew. */
  wasThere?: boolean;
  readonly effects: Effects;
  readonly randomHex: (bytes: number) => string;
}

/** The store with everything that changes it: every change is an event, appended in one immediate transaction. */
export type Store = ReturnType<typeof writingStore>;

/** What is to go of a case: events, and the digests of their files. */
export interface Erasable {
  readonly seqs: readonly number[];
  readonly digests: readonly string[];
}

interface AppendResult {
  readonly event: CaseEvent;
  readonly seq: number;
  /** Null if the event took the opening back. */
  readonly state: CaseState | null;
}

export function writingStore(database: Database, makeRules: MakeRules, world: World) {
  const { home, effects, randomHex } = world;
  refreshAll(database, makeRules);
  const reading = readingStore(database, home, makeRules);
  const insert = (chain: ChainRow, event: CaseEvent | StoreEvent) =>
    appendEvent(database, chain, event, Buffer.from(randomHex(16), 'hex'));

  const work = atWork(vaultFolder(home), effects);
  /** Records or drops what was kept: with that the work is at its end. */
  const ending = <T>(last: () => T): T => {
    try {
      return last();
    } finally {
      work.end();
    }
  };

  let recorded = false;
  /** Does what records something, and remembers that it did. */
  const recording = <T>(record: () => T): T => {
    const result = database.transaction(record);
    recorded = true;
    return result;
  };

  /** Adds events made from the case as it is inside the transaction: all of them or none. */
  const appendAll = (
    number: number,
    make: (history: readonly Recorded[]) => readonly CaseEvent[],
  ): { state: CaseState | null; seq: number } =>
    recording(() => {
      let chain = chainOf(database, number);
      const before = historyOf(database, chain.id);
      const events = make(before).map(checkEvent);
      refuseGone(number, before, events);
      refuseMissing(world, events);
      for (const event of events) chain = insert(chain, event);
      if (events.some(({ type }) => type === 'facts-edited' || type === 'event-undone'))
        refuseClash(number, before, historyOf(database, chain.id));
      refuseFull(database, chain);
      return { seq: chain.length, state: refreshCase(database, chain.id, makeRules) };
    });

  /** Those of the digests that a case keeps. */
  const keptOf = (digests: readonly string[]): Set<string> => {
    const telling = chainsTelling(database, digests);
    const chains = new Set([...telling.values()].flatMap((found) => [...found]));
    const kept = [...chains].flatMap((chain) => keptBy(historyOf(database, chain)));
    return new Set(kept.map(({ digest }) => digest));
  };
  const inVault = (digest: string) =>
    lstatSync(reading.vaultPath(digest), { throwIfNoEntry: false }) !== undefined;

  /** Those of the digests that lie in the vault and that no case keeps, each once: a file may have been added twice. */
  const unkept = (digests: readonly string[]): string[] => {
    const kept = keptOf(digests);
    return [...new Set(digests)].filter((digest) => !kept.has(digest) && inVault(digest));
  };

  /** Takes bytes out of the vault unless a case keeps them: what was removed or undone may come back. */
  const dropKept = (digests: readonly string[]): string[] =>
    // Under the lock: what another window recorded meanwhile is seen, what it has not recorded yet it will look for again.
    database.transaction(() => {
      const gone = unkept(digests);
      for (const digest of gone) effects.removeFile(reading.vaultPath(digest));
      return gone;
    });

  /** Takes bytes out that the journal, which is committed by now, says are gone. @throws RefundError `bytes-left` */
  const dropGone = (digests: readonly string[]): string[] => {
    if (digests.length === 0) return [];
    try {
      return dropKept(digests);
    } catch (error) {
      const { code } = (error instanceof RefundError ? error.cause : error) as { code?: string };
      throw new RefundError('bytes-left', { path: vaultFolder(home), code: code ?? '' }, error);
    }
  };

  /** Takes rules away for good, like the events of a case; for each it is recorded that it is gone. */
  const eraseRules = (
    places: readonly number[],
    { version, at, recordedAt }: Pick<StoreEvent, 'version' | 'at' | 'recordedAt'>,
  ): void => {
    if (places.length === 0) return;
    database.transaction(() => {
      let chain = database.get<ChainRow>(`${SELECT_CHAIN} WHERE number IS NULL`);
      if (!chain) return;
      for (const number of places) {
        chain = insert(chain, checkStoreEvent({ type: 'erased', version, at, recordedAt, number }));
        emptyEvent(database, chain.id, number);
      }
      refreshAll(database, makeRules);
    });
  };

  return {
    ...reading,

    /** Something was recorded since this was opened. */
    get hasRecorded(): boolean {
      return recorded;
    },

    /** Opens a case and gives its number; in the same transaction the draft it came from goes, and `also` is added. */
    open(
      event: EventOf<'case-opened'>,
      options: {
        readonly again: boolean;
        readonly draft: string | null;
        readonly also?: readonly CaseEvent[];
      },
    ): StoredCase {
      const also = options.also ?? [];
      return ending(() =>
        recording(() => {
          refuseMissing(world, also);
          if (!options.again) refuseSameOrder(database, event.facts);
          const number = nextNumber(database);
          let chain = newChain(database, event.identity, number);
          for (const one of [event, ...also]) chain = insert(chain, checkEvent(one));
          const state = refreshCase(database, chain.id, makeRules);
          if (options.draft !== null) dropDraft(database, options.draft);
          if (!state) throw new RefundError('internal', { reason: 'an opening that opens nothing' });
          return { number, state };
        }),
      );
    },

    /** Adds events made from the case as it is inside the transaction, and gives the case after them. */
    appendAll: (
      number: number,
      make: (history: readonly Recorded[]) => readonly CaseEvent[],
    ): CaseState | null => ending(() => appendAll(number, make)).state,

    /** Adds an event made from the case as it is inside the transaction, and gives the case after it. */
    append(number: number, make: (history: readonly Recorded[]) => CaseEvent): AppendResult {
      let event: CaseEvent | undefined;
      const { state, seq } = ending(() =>
        appendAll(number, (history) => {
          event = make(history);
          return [event];
        }),
      );
      if (!event) throw new RefundError('internal', { reason: 'no event' });
      return { event, seq, state };
    },

    /** Adds events to the chain of the whole store, all or none; every clock is computed anew. */
    appendRules(events: readonly StoreEvent[]): void {
      recording(() => {
        let chain =
          database.get<ChainRow>(`${SELECT_CHAIN} WHERE number IS NULL`) ??
          newChain(database, randomHex(16), null);
        for (const event of events) chain = insert(chain, checkStoreEvent(event));
        refuseFull(database, chain);
        refreshAll(database, makeRules);
      });
    },

    eraseRules,

    /**
     * Takes in chains that come from elsewhere, in one transaction: all as told or nothing. Each is verified; the bytes
     * it tells of must be in the vault. A store without cases takes them with their numbers. One after the other: a
     * chain is let go before the next is asked for.
     * @throws RefundError `chain-refused`, `home-not-empty`
     */
    async adopt(chains: Chains, options: AdoptOptions): Promise<Adoption[]> {
      try {
        const { adoptions, gone } = await database.transactionOver(async () => {
          const path = options.onlyIntoEmpty;
          if (path !== undefined && !reading.isEmpty())
            throw new RefundError('home-not-empty', { cases: reading.numbers().length, path });
          return adoptChains(database, chains, options, {
            firstMissing: (digests) => firstMissing(world, digests),
            makeRules,
          });
        });
        // As when erasing: the journal first.
        dropGone(gone);
        return adoptions;
      } finally {
        work.end();
      }
    },

    keepDraft({ id, savedAt, answers }: KeptDraft): void {
      database.transaction(() =>
        database.run(
          // What was kept last is gone on with, though the clock was set back.
          'INSERT INTO draft (id, saved_at, answers) ' +
            'VALUES (?, max(?, coalesce((SELECT max(saved_at) + 1 FROM draft WHERE id <> ?), 0)), ?) ' +
            'ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at, answers = excluded.answers',
          id,
          savedAt,
          id,
          answers,
        ),
      );
    },

    dropDraft: (id: string): void => dropDraft(database, id),

    /**
     * Takes the payloads of events away for good, and adds the event that says so; their digests stay and the chain
     * still verifies. The bytes of the digests go from the vault unless another event tells of them.
     * @param choose what goes of the case as it is inside the transaction, with what another window just added
     * @param rules rules for the whole store that go with it
     * @returns how many events went, and how many of the files are still here, as other exhibits have the same bytes
     */
    erase(
      number: number,
      record: EventOf<'erased'>,
      choose: (history: readonly Recorded[]) => Erasable,
      rules: readonly number[] = [],
    ): { readonly events: number; readonly shared: number } {
      if (existsSync(vaultFolder(home))) work.begin();
      return ending(() => {
        const { seqs, digests } = database.transaction(() => {
          let chain = chainOf(database, number);
          const what = choose(historyOf(database, chain.id));
          // Of an exhibit each event that is emptied is accounted for by one of these.
          for (let times = record.number === null ? 1 : what.seqs.length; times > 0; times -= 1)
            chain = insert(chain, checkEvent(record));
          for (const seq of what.seqs) emptyEvent(database, chain.id, seq);
          refreshCase(database, chain.id, makeRules);
          eraseRules(rules, record);
          return what;
        });
        // The journal first: a file left over is found by verify, a file gone too early would be missed.
        dropGone(digests);
        return { events: seqs.length, shared: new Set(digests.filter(inVault)).size };
      });
    },

    /** Keeps bytes in the vault under their digest. */
    keepBytes(bytes: Uint8Array) {
      const isFirst = work.begin();
      let isNew = false;
      try {
        const kept = keepInVault(home, bytes, effects, randomHex(8));
        isNew = kept.fresh;
        return kept;
      } finally {
        // Nothing is left to be recorded.
        if (isFirst && !isNew) work.end();
      }
    },

    /**
     * Copies files into the vault under their digests; the files themselves are only read. All are kept but those that
     * are refused; if the disk fails, none.
     * @param progress called with a file's place in the list and its bytes: those copied so far and all
     * @param links none is one, as was seen before: whatever became one since is refused
     * @returns in their order what was kept, or why it cannot be: empty, no plain file, changing meanwhile …
     */
    async keepFiles(
      paths: readonly (string | Uint8Array)[],
      progress: (index: number, done: number, total: number) => void,
      links?: 'no links',
    ): Promise<(KeptFile | FileRefusal)[]> {
      const isFirst = work.begin();
      let isNew = false;
      try {
        const mark = () => randomHex(8);
        const kept = await keepFilesInVault(home, paths, { effects, mark, progress, links });
        isNew = kept.some((one) => typeof one !== 'string' && one.fresh);
        return kept;
      } finally {
        // As above.
        if (isFirst && !isNew) work.end();
      }
    },

    /**
     * Keeps bytes that come from elsewhere under the digest they are said to have. If other bytes lie under it, they
     * are replaced.
     * @returns what became of them; null if they are not those of the digest: nothing was kept
     */
    keepPieces(digest: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
      work.begin();
      return keepPiecesInVault(home, digest, pieces, effects, randomHex(8));
    },

    /**
     * Mends what can be mended without losing anything: rights, what was broken off, files that belong to nobody, which
     * go to `lost+found`, and files that a case misses and that lie there.
     * @param leftovers absolute paths, as `leftovers` found them: what is being copied just now is none of them
     * @param orphans their names in the vault, as `verify` found them in a journal that is whole
     * @param missing digests, as `verify` misses them
     * @param at the present time, as the list of `lost+found` says it
     */
    tidy(
      leftovers: readonly string[],
      orphans: readonly string[],
      missing: readonly string[],
      at: string,
    ): void {
      for (const { path, wanted } of looseRights(home))
        namingPlace(path, () => effects.setRights(path, wanted));
      const there = brokenOff(home).filter((path) => leftovers.includes(path));
      for (const path of there) namingPlace(path, () => removeAny(path, effects));
      // A journal that was left behind goes with the next transaction that writes.
      database.transaction(() => database.script(`PRAGMA user_version = ${database.version()}`));
      namingPlace(vaultFolder(home), () => {
        bringBack(home, missing, effects);
        // Under the lock, as above: the newest journal decides what belongs to nobody.
        database.transaction(() => moveToLost(home, unkept(orphans), at, world));
      });
    },

    /** Deletes files in `lost+found` for good, but for those that a case misses. @throws RefundError `write-failed` */
    emptyLost: (names: readonly string[]): void =>
      // Under the lock, as what is moved there: the newest journal decides what is missed.
      namingPlace(home, () =>
        database.transaction(() => {
          const kept = keptOf(names);
          const free = names.filter((name) => !kept.has(name) || inVault(name));
          emptyLost(home, free, effects);
        }),
      ),

    /**
     * Adds the event that an exhibit is gone for good, and takes its bytes out of the vault; false if something still
     * uses them.
     * @throws RefundError `bytes-left`
     */
    purge(number: number, make: () => EventOf<'evidence-removed'>, digest: string): boolean {
      work.begin();
      return ending(() => {
        appendAll(number, () => [make()]);
        return dropGone([digest]).length > 0;
      });
    },

    /** Takes bytes out of the vault that a failed command just put there; gives those that went. */
    dropKept: (digests: readonly string[]): string[] => ending(() => dropKept(digests)),
  };
}

function dropDraft(database: Database, id: string): void {
  database.run('DELETE FROM draft WHERE id IN (?, ?)', id, storyOf(id));
}
