import { foldHistory } from '../case/fold.ts';
import { type CaseState, FOLD_VERSION } from '../case/state.ts';
import { sameOrderKey } from '../case/view.ts';
import { dueRows } from './due.ts';
import { Reader } from './reader.ts';

/** Keeps what is folded from the events: the state of each case, its exhibits and its clocks. */
export class Folding extends Reader {
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
