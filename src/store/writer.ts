import { existsSync } from 'node:fs';
import type { CaseEvent, EventOf, Recorded } from '../case/events.ts';
import { foldHistory } from '../case/fold.ts';
import { type CaseState, FOLD_VERSION, type StoredCase } from '../case/state.ts';
import { sameOrderKey } from '../case/view.ts';
import type { StoreEvent } from '../case/own-rules.ts';
import { RefundError } from '../errors.ts';
import type { AppendResult, Effects, KeptDraft, KeptFile, Store } from '../ports.ts';
import { GENESIS, linkHash, payloadDigest } from './chain.ts';
import type { Database } from './database.ts';
import { dueRows } from './due.ts';
import { type MakeRules, Reader } from './reader.ts';
import { brokenOff, looseRights } from './leftovers.ts';
import { vaultFolder } from './vault-folder.ts';
import { keepFileInVault, keepInVault } from './vault.ts';

interface ChainRow {
  id: number;
  head: string;
  length: number;
}

/** Writes the store: every change is an event, appended and folded in one immediate transaction. */
export class Writer extends Reader implements Store {
  readonly #effects: Effects;
  readonly #randomHex: (bytes: number) => string;

  constructor(
    database: Database,
    makeRules: MakeRules,
    world: {
      readonly home: string;
      readonly effects: Effects;
      readonly randomHex: (bytes: number) => string;
    },
  ) {
    super(database, makeRules, world.home);
    this.#effects = world.effects;
    this.#randomHex = world.randomHex;
    this.#refreshDue();
  }

  async open(
    event: EventOf<'case-opened'>,
    options: { readonly again: boolean; readonly draft: string | null },
  ): Promise<StoredCase> {
    const { checkEvent } = await import('../case/events.schema.ts');
    return this.database.transaction(() => {
      this.forgetRules();
      if (!options.again) this.#refuseSameOrder(event.facts);
      const last = this.database.get<{ number: number | null }>('SELECT max(number) AS number FROM chain');
      const number = (last?.number ?? 0) + 1;
      const chain = this.#newChain(event.identity, number);
      this.#insert(chain, checkEvent(event));
      const state = this.#refold(chain.id);
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
      this.#refuseMissing(events);
      let chain = this.database.get<ChainRow>('SELECT id, head, length FROM chain WHERE id = ?', id);
      if (!chain) throw new RefundError('no-such-case', { given: String(number) });
      for (const event of events) chain = this.#insert(chain, event);
      return { seq: chain.length, state: this.#refold(id) };
    });
  }

  async appendRule(event: StoreEvent): Promise<void> {
    const { checkStoreEvent } = await import('../case/store-events.schema.ts');
    this.database.transaction(() => {
      const chain = this.database.get<ChainRow>('SELECT id, head, length FROM chain WHERE number IS NULL');
      this.#insert(chain ?? this.#newChain(this.#randomHex(16), null), checkStoreEvent(event));
    });
    this.forgetRules();
    this.#refreshDue();
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
      this.#refold(id);
    });
    // The journal first: a file left over is found by verify, a file gone too early would be missed.
    this.dropKept(digests);
  }

  keepBytes(bytes: Uint8Array): { algorithm: 'sha256'; digest: string; fresh: boolean } {
    return keepInVault(this.home, bytes, this.#effects, this.#randomHex(8));
  }

  async keepFile(
    path: string | Uint8Array,
    progress: (done: number, total: number) => void,
  ): Promise<KeptFile> {
    return keepFileInVault(this.home, path, this.#effects, this.#randomHex(8), progress);
  }

  tidy(orphans: readonly string[]): void {
    for (const { path, wanted } of looseRights(this.home)) this.#effects.setRights(path, wanted);
    for (const path of brokenOff(this.home)) this.#effects.removeFile(path);
    this.dropKept(orphans);
  }

  purge(digest: string): boolean {
    return this.database.transaction(() => this.#dropUnless(digest, 1));
  }

  dropKept(digests: readonly string[]): void {
    // Under the lock: whoever recorded the same bytes meanwhile is seen, whoever has not yet will look again.
    this.database.transaction(() => {
      for (const digest of digests) this.#dropUnless(digest, 0);
    });
  }

  /** Takes bytes out of the vault unless more events tell of them: what was removed or undone may come back. */
  #dropUnless(digest: string, most: number): boolean {
    const path = this.vaultPath(digest);
    const told = this.database.get<{ count: number }>(
      'SELECT count(*) AS count FROM event WHERE instr(CAST(payload AS TEXT), ?) > 0',
      digest,
    );
    if ((told?.count ?? 0) > most || !existsSync(path)) return false;
    this.#effects.removeFile(path);
    return true;
  }

  #refuseSameOrder(facts: EventOf<'case-opened'>['facts']): void {
    const number = this.sameOrder(facts);
    if (number === null) return;
    const order = facts.order ?? facts.paymentNo ?? '';
    throw new RefundError('duplicate-case', { number, site: facts.site, order });
  }

  /** Nothing is recorded as kept whose bytes are not there, under a name that is on the disk. */
  #refuseMissing(events: readonly CaseEvent[]): void {
    if (events.some(({ type }) => type === 'evidence-added'))
      this.#effects.syncFolder(vaultFolder(this.home));
    for (const event of events) {
      if (event.type !== 'evidence-added' || existsSync(this.vaultPath(event.digest))) continue;
      throw new RefundError('write-failed', {
        path: this.vaultPath(event.digest),
        action: 'vault',
        code: 'ENOENT',
      });
    }
  }

  /** A chain with nothing in it; without a number it is the one of the whole store. */
  #newChain(identity: string, number: number | null): ChainRow {
    const id = this.database.run(
      'INSERT INTO chain (identity, number, head, length) VALUES (?, ?, ?, 0)',
      identity,
      number,
      GENESIS,
    );
    return { id, head: GENESIS, length: 0 };
  }

  /** Adds the event to its chain: payload and salt as bytes that are never serialised again. */
  #insert(chain: ChainRow, event: CaseEvent | StoreEvent): ChainRow {
    const salt = Buffer.from(this.#randomHex(16), 'hex');
    const payload = Buffer.from(JSON.stringify(event), 'utf8');
    const digest = payloadDigest(salt, payload);
    const hash = linkHash(chain.head, digest);
    const seq = chain.length + 1;
    this.database.run(
      'INSERT INTO event (chain, seq, algorithm, salt, payload, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
      chain.id,
      seq,
      'sha256',
      salt,
      payload,
      digest,
      hash,
    );
    this.database.run('UPDATE chain SET head = ?, length = ? WHERE id = ?', hash, seq, chain.id);
    return { id: chain.id, head: hash, length: seq };
  }

  /** Folds a case anew from its events and keeps the state and its clocks. */
  #refold(chain: number): CaseState | null {
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
    this.#insertDue(chain, state);
    return state;
  }

  #insertDue(chain: number, state: CaseState): void {
    for (const { window, startedBy, dueAt, owedBy, alarming } of dueRows(state, this.effective().rules)) {
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
  #refreshDue(): void {
    const { stamp } = this.effective();
    const fresh = () =>
      this.isFresh(stamp) &&
      !this.database.get('SELECT 1 FROM state WHERE fold_version < ? LIMIT 1', FOLD_VERSION);
    if (fresh()) return;
    this.database.transaction(() => {
      if (fresh()) return;
      for (const { id } of this.database.all<{ id: number }>(
        'SELECT id FROM chain WHERE number IS NOT NULL',
      )) {
        this.#refold(id);
      }
      this.database.run(
        "INSERT INTO stamp (name, value) VALUES ('due', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        stamp,
      );
    });
  }
}
