import { RefundError } from '../errors.ts';
import type { StoreReader } from '../ports.ts';
import type { StoredCase } from '../case/state.ts';

/** A case number as typed. @throws RefundError `no-such-case` */
export function readCaseNumber(given: string): number {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new RefundError('no-such-case', { given });
  return Number(given);
}

/** The case a number names, refused where it is closed. @throws RefundError `no-such-case`, `case-closed` */
export function openCase(store: StoreReader, given: string): StoredCase {
  const stored = store.caseByNumber(readCaseNumber(given));
  const { closed } = stored.state;
  if (closed) throw new RefundError('case-closed', { number: stored.number, outcome: closed.outcome });
  return stored;
}
