import type { CaseEvent, EventOf, Recorded } from '../case/events.ts';
import type { CaseState, StoredCase } from '../case/state.ts';
import type { StoreEvent } from '../case/own-rules.ts';
import { RefundError } from '../errors.ts';
import type { Adoption, AdoptOptions, AppendResult, KeptDraft, Store, TravellingChain } from '../ports.ts';
import type { Desk } from './adopt.ts';
import type { Database } from './database.ts';
import { Keeping, type WriterWorld } from './keeping.ts';
import { appendEvent, type ChainRow, newChain } from './links.ts';
import type { MakeRules } from './journal.ts';

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
    const { checkStoreEvent } = await import('../case/store-events.schema.ts');
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
      import('./check-travelling.ts'),
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
