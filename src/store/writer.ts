import { existsSync } from 'node:fs';
import type { CaseEvent, EventOf } from '../case/events.ts';
import { sameOrderKey } from '../case/facts.ts';
import type { Recorded } from '../case/history.ts';
import type { StoreEvent } from '../case/own-rules.ts';
import { type CaseState, FOLD_VERSION, foldHistory, type StoredCase } from '../case/state.ts';
import { type FileRefusal, RefundError } from '../errors.ts';
import type {
  Adoption,
  AdoptOptions,
  AppendResult,
  Effects,
  KeptDraft,
  KeptFile,
  Store,
  TravellingChain,
} from '../ports.ts';
import type { Desk } from './adopt.ts';
import { appendEvent, type ChainRow, newChain } from './chain.ts';
import type { Database } from './database.ts';
import { dueRows } from './due.ts';
import { type MakeRules, Reader } from './reader.ts';
import {
  brokenOff,
  keepFilesInVault,
  keepInVault,
  keepPiecesInVault,
  looseRights,
  vaultFolder,
} from './vault.ts';
import { keptBy } from './verify.ts';

/** Keeps what is folded from the events: the state of each case, its exhibits and its clocks. */
class Folding extends Reader {
  /** Folds a case anew from its events and keeps the state and its clocks. */
  protected refold(chain: number): CaseState | null {
    const state = foldHistory(this.historyOf(chain));
    this.database.run('DELETE FROM due WHERE chain = ?', chain);
    this.database.run('DELETE FROM state WHERE chain = ?', chain);
    this.database.run('DELETE FROM exhibit WHERE chain = ?', chain);
    if (!state) return null;
    this.database.run(
      'INSERT INTO state (chain, fold_version, open, same_order, body) VALUES (?, ?, ?, ?, ?)',
      chain,
      FOLD_VERSION,
      state.closed ? 0 : 1,
      sameOrderKey(state.facts),
      JSON.stringify(state),
    );
    for (const { event } of state.exhibits) {
      this.database.run(
        'INSERT INTO exhibit (chain, number, digest) VALUES (?, ?, ?)',
        chain,
        event.number,
        event.digest,
      );
    }
    this.insertDue(chain, state);
    return state;
  }

  private insertDue(chain: number, state: CaseState): void {
    for (const { window, startedBy, dueAt, owedBy, alarming } of dueRows(state, this.rules())) {
      this.database.run(
        'INSERT INTO due (chain, window, started_by, due_at, owed_by, alarming) VALUES (?, ?, ?, ?, ?, ?)',
        chain,
        window,
        startedBy,
        dueAt,
        owedBy,
        alarming,
      );
    }
  }

  /** Computes states and clocks anew where they come from another fold or other rules than today's. */
  protected refreshDue(): void {
    if (this.isFresh()) return;
    this.database.transaction(() => {
      if (this.isFresh()) return;
      for (const { id } of this.database.all<{ id: number }>(
        'SELECT id FROM chain WHERE number IS NOT NULL',
      )) {
        this.refold(id);
      }
      this.database.run(
        "INSERT INTO stamp (name, value) VALUES ('due', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        this.stamp(),
      );
    });
  }
}

/** Names the place where a write failed. @throws RefundError `write-failed` */
function namingPlace(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof RefundError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RefundError('write-failed', { path, action: 'file', code }, error);
  }
}

/** What a writer needs of the world. */
interface WriterWorld {
  readonly home: string;
  readonly effects: Effects;
  readonly randomHex: (bytes: number) => string;
}

/** Puts bytes into the vault and takes them out, never any that an event still tells of. */
class Keeping extends Folding {
  readonly #effects: Effects;
  protected readonly randomHex: (bytes: number) => string;

  constructor(database: Database, makeRules: MakeRules, { home, effects, randomHex }: WriterWorld) {
    super(database, makeRules, home);
    this.#effects = effects;
    this.randomHex = randomHex;
  }

  keepBytes(bytes: Uint8Array): { algorithm: 'sha256'; digest: string; fresh: boolean } {
    return keepInVault(this.home, bytes, this.#effects, this.randomHex(8));
  }

  keepFiles(
    paths: readonly (string | Uint8Array)[],
    progress: (index: number, done: number, total: number) => void,
  ): (KeptFile | FileRefusal)[] {
    return keepFilesInVault(this.home, paths, this.#effects, () => this.randomHex(8), progress);
  }

  async keepPieces(
    digest: string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<'fresh' | 'there' | 'mended' | null> {
    return keepPiecesInVault(this.home, digest, pieces, this.#effects, this.randomHex(8));
  }

  tidy(orphans: readonly string[]): void {
    for (const { path, wanted } of looseRights(this.home)) {
      namingPlace(path, () => this.#effects.setRights(path, wanted));
    }
    for (const path of brokenOff(this.home)) namingPlace(path, () => this.#effects.removeFile(path));
    namingPlace(vaultFolder(this.home), () => this.dropKept(orphans));
  }

  purge(digest: string): boolean {
    return this.dropGone([digest]).length > 0;
  }

  dropKept(digests: readonly string[]): string[] {
    // Under the lock: whoever recorded the same bytes meanwhile is seen, whoever has not yet will look again.
    return this.database.transaction(() => digests.filter((digest) => this.#dropUnlessKept(digest)));
  }

  /**
   * Takes bytes out that the journal, which is committed by now, says are gone.
   * @throws RefundError `bytes-left`
   */
  protected dropGone(digests: readonly string[]): string[] {
    if (digests.length === 0) return [];
    try {
      return this.dropKept(digests);
    } catch (error) {
      const { code } = (error instanceof RefundError ? error.cause : error) as { code?: string };
      throw new RefundError('bytes-left', { path: vaultFolder(this.home), code: code ?? '' }, error);
    }
  }

  /** The first of these digests whose bytes are not in the vault, under a name that is on the disk. */
  protected firstMissing(digests: readonly string[]): string | undefined {
    if (digests.length > 0 && existsSync(vaultFolder(this.home)))
      namingPlace(vaultFolder(this.home), () => this.#effects.syncFolder(vaultFolder(this.home)));
    return digests.find((digest) => !existsSync(this.vaultPath(digest)));
  }

  /** Takes bytes out of the vault unless a case keeps them: what was removed or undone may come back. */
  #dropUnlessKept(digest: string): boolean {
    const path = this.vaultPath(digest);
    const chains = this.database.all<{ chain: number }>(
      'SELECT DISTINCT chain FROM event WHERE instr(CAST(payload AS TEXT), ?) > 0',
      digest,
    );
    const kept = chains.some(({ chain }) =>
      keptBy(this.historyOf(chain)).some((one) => one.digest === digest),
    );
    if (kept || !existsSync(path)) return false;
    this.#effects.removeFile(path);
    return true;
  }

  /** Nothing is recorded as kept whose bytes are not there, under a name that is on the disk. */
  protected refuseMissing(events: readonly CaseEvent[]): void {
    const missing = this.firstMissing(
      events.flatMap((event) =>
        event.type === 'evidence-added' || event.type === 'letter-written' ? [event.digest] : [],
      ),
    );
    if (missing === undefined) return;
    throw new RefundError('write-failed', { path: this.vaultPath(missing), action: 'vault', code: 'ENOENT' });
  }
}

/** Writes the store: every change is an event, appended and folded in one immediate transaction. */
export class Writer extends Keeping implements Store {
  constructor(database: Database, makeRules: MakeRules, world: WriterWorld) {
    super(database, makeRules, world);
    this.refreshDue();
  }

  async open(
    event: EventOf<'case-opened'>,
    options: { readonly again: boolean; readonly draft: string | null; readonly also?: readonly CaseEvent[] },
  ): Promise<StoredCase> {
    const { checkEvent } = await import('../case/events.schema.ts');
    const also = options.also ?? [];
    return this.database.transaction(() => {
      this.forgetRules();
      this.refuseMissing(also);
      if (!options.again) this.#refuseSameOrder(event.facts);
      const last = this.database.get<{ number: number | null }>('SELECT max(number) AS number FROM chain');
      const number = (last?.number ?? 0) + 1;
      let chain = newChain(this.database, event.identity, number);
      for (const one of [event, ...also]) chain = this.#insert(chain, checkEvent(one));
      const state = this.refold(chain.id);
      if (options.draft !== null) this.dropDraft(options.draft);
      if (!state) throw new RefundError('internal', { reason: 'an opening that opens nothing' });
      return { number, state };
    });
  }

  async append(number: number, make: (history: readonly Recorded[]) => CaseEvent): Promise<AppendResult> {
    let event: CaseEvent | undefined;
    const { state, seq } = await this.#appendAll(number, (history) => {
      event = make(history);
      return [event];
    });
    if (!event) throw new RefundError('internal', { reason: 'no event' });
    return { event, seq, state };
  }

  async appendAll(
    number: number,
    make: (history: readonly Recorded[]) => readonly CaseEvent[],
  ): Promise<CaseState | null> {
    return (await this.#appendAll(number, make)).state;
  }

  /** @returns the case after the events, and the place of the last of them in its chain */
  async #appendAll(
    number: number,
    make: (history: readonly Recorded[]) => readonly CaseEvent[],
  ): Promise<{ state: CaseState | null; seq: number }> {
    const { checkEvent } = await import('../case/events.schema.ts');
    return this.database.transaction(() => {
      // Another window may have changed the rules meanwhile.
      this.forgetRules();
      const id = this.chainOf(number);
      const events = make(this.historyOf(id)).map(checkEvent);
      this.refuseMissing(events);
      let chain = this.database.get<ChainRow>('SELECT id, head, length FROM chain WHERE id = ?', id);
      if (!chain) throw new RefundError('no-such-case', { given: String(number) });
      for (const event of events) chain = this.#insert(chain, event);
      return { seq: chain.length, state: this.refold(id) };
    });
  }

  async appendRules(events: readonly StoreEvent[]): Promise<void> {
    const { checkStoreEvent } = await import('../case/events.schema.ts');
    try {
      this.database.transaction(() => {
        let chain =
          this.database.get<ChainRow>('SELECT id, head, length FROM chain WHERE number IS NULL') ??
          newChain(this.database, this.randomHex(16), null);
        for (const event of events) chain = this.#insert(chain, checkStoreEvent(event));
        this.forgetRules();
        this.refreshDue();
      });
    } finally {
      this.forgetRules();
    }
  }

  async adopt(
    chains: Iterable<TravellingChain> | AsyncIterable<TravellingChain>,
    options: AdoptOptions,
  ): Promise<Adoption[]> {
    const [{ adoptChains }, { loadSchemas }] = await Promise.all([
      import('./adopt.ts'),
      import('./adopt.ts'),
    ]);
    const check = await loadSchemas();
    try {
      const { adoptions, gone } = await this.database.transactionOver(async () => {
        this.forgetRules();
        const path = options.onlyIntoEmpty;
        if (path !== undefined && !this.isEmpty())
          throw new RefundError('home-not-empty', { cases: this.numbers().length, path });
        return adoptChains(this.#desk(), chains, options, check);
      });
      // As when erasing: the journal first.
      this.dropGone(gone);
      return adoptions;
    } finally {
      this.forgetRules();
    }
  }

  keepDraft({ id, savedAt, answers }: KeptDraft): void {
    this.database.transaction(() =>
      this.database.run(
        'INSERT INTO draft (id, saved_at, answers) VALUES (?, ?, ?) ' +
          'ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at, answers = excluded.answers',
        id,
        savedAt,
        answers,
      ),
    );
  }

  dropDraft(id: string): void {
    this.database.run('DELETE FROM draft WHERE id = ?', id);
  }

  async erase(
    number: number,
    seqs: readonly number[],
    record: EventOf<'erased'>,
    digests: readonly string[],
  ): Promise<void> {
    const { checkEvent } = await import('../case/events.schema.ts');
    this.database.transaction(() => {
      this.forgetRules();
      const id = this.chainOf(number);
      const chain = this.database.get<ChainRow>('SELECT id, head, length FROM chain WHERE id = ?', id);
      if (!chain) throw new RefundError('no-such-case', { given: String(number) });
      this.#insert(chain, checkEvent(record));
      for (const seq of seqs) {
        this.database.run(
          'UPDATE event SET payload = NULL, salt = NULL WHERE chain = ? AND seq = ?',
          id,
          seq,
        );
      }
      this.refold(id);
    });
    // The journal first: a file left over is found by verify, a file gone too early would be missed.
    this.dropGone(digests);
  }

  #desk(): Desk {
    return {
      database: this.database,
      refold: (chain) => this.refold(chain),
      historyOf: (chain) => this.historyOf(chain),
      sameOrder: (facts) => this.sameOrder(facts),
      rulesChanged: () => this.forgetRules(),
      refreshDue: () => this.refreshDue(),
      firstMissing: (digests) => this.firstMissing(digests),
    };
  }

  #insert(chain: ChainRow, event: CaseEvent | StoreEvent): ChainRow {
    return appendEvent(this.database, chain, event, Buffer.from(this.randomHex(16), 'hex'));
  }

  #refuseSameOrder(facts: EventOf<'case-opened'>['facts']): void {
    const number = this.sameOrder(facts);
    if (number === null) return;
    const order = facts.order ?? facts.paymentNo ?? '';
    throw new RefundError('duplicate-case', { number, site: facts.site, order });
  }
}
