import type { Recorded } from '../case/events.ts';
import { lift } from '../case/lift.ts';
import { foldOwnRules, NO_OWN_RULES, type OwnRules, type StoreEvent } from '../case/own-rules.ts';
import type { Rules } from '../deadlines/rules.ts';
import { RefundError } from '../errors.ts';
import type { Database } from './database.ts';
import { rulesStamp } from './due.ts';

/** How rules are made of what the user added; tests hand in others than the shipped ones. */
export type MakeRules = (own: OwnRules) => Rules;

/** The events of every chain, and the rules that follow from those of the whole store. */
export class Journal {
  protected readonly database: Database;
  readonly #makeRules: MakeRules;
  #own: { readonly own: OwnRules; readonly head: string } | undefined;
  #rules: Rules | undefined;

  constructor(database: Database, makeRules: MakeRules) {
    this.database = database;
    this.#makeRules = makeRules;
  }

  /** The rules with what the user added. */
  protected rules(): Rules {
    this.#rules ??= this.#makeRules(this.own().own);
    return this.#rules;
  }

  /** Changes whenever clocks might that were computed from the rules. */
  protected stamp(): string {
    return rulesStamp(this.rules(), this.own().head);
  }

  /** Whether the due table was computed from these rules. */
  protected isFresh(): boolean {
    const kept = this.database.get<{ value: string }>("SELECT value FROM stamp WHERE name = 'due'");
    return kept?.value === this.stamp();
  }

  /** What the user added for the whole store, and the head of the chain that says so. */
  protected own(): { readonly own: OwnRules; readonly head: string } {
    if (this.#own) return this.#own;
    let own = NO_OWN_RULES;
    let head = '';
    for (const { hash, payload } of this.database.all<{ hash: string; payload: Buffer }>(
      'SELECT hash, payload FROM event JOIN chain ON chain.id = event.chain WHERE chain.number IS NULL ORDER BY seq',
    )) {
      own = this.readable(() =>
        foldOwnRules(own, lift<StoreEvent>(payload.toString('utf8'), this.database.path)),
      );
      head = hash;
    }
    this.#own = { own, head };
    return this.#own;
  }

  /** Whatever breaks over events that were read breaks because they are damaged. @throws RefundError `store-damaged` */
  protected readable<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof RefundError) throw error;
      throw new RefundError('store-damaged', { path: this.database.path, reason: 'event' }, error);
    }
  }

  /** To be called when the user's rules changed. */
  protected forgetRules(): void {
    this.#own = undefined;
    this.#rules = undefined;
  }

  protected chainOf(number: number): number {
    const row = this.database.get<{ id: number }>('SELECT id FROM chain WHERE number = ?', number);
    if (!row) throw new RefundError('no-such-case', { given: String(number) });
    return row.id;
  }

  protected historyOf(chain: number): Recorded[] {
    return this.database
      .all<{ seq: number; hash: string; payload: Buffer | null }>(
        'SELECT seq, hash, payload FROM event WHERE chain = ? ORDER BY seq',
        chain,
      )
      .map(({ seq, hash, payload }) => ({
        seq,
        hash,
        event: payload && lift(payload.toString('utf8'), this.database.path),
      }));
  }
}
