import { areInstants } from '../case/lift.ts';
import type { CaseState } from '../case/state.ts';

/** A state as the store keeps it; undefined where it is damaged: the events, which it was folded from, still tell. */
export function keptState(body: string): CaseState | undefined {
  let state: unknown;
  try {
    state = JSON.parse(body);
  } catch {
    return undefined;
  }
  return isState(state) ? state : undefined;
}

function isState(value: unknown): value is CaseState {
  if (!isObject(value)) return false;
  const {
    identity,
    facts,
    happened,
    clauses,
    exhibits,
    ownLengths,
    closed,
    openedAt,
    recordedUntil,
    lastSeq,
  } = value;
  return (
    typeof identity === 'string' &&
    isObject(facts) &&
    typeof facts['site'] === 'string' &&
    typeof facts['payChannel'] === 'string' &&
    [facts['amountFen'], facts['paidAt'], openedAt, recordedUntil, lastSeq].every(Number.isFinite) &&
    [happened, clauses, exhibits].every(areEvents) &&
    isObject(ownLengths) &&
    (closed === null || (isObject(closed) && typeof closed['outcome'] === 'string'))
  );
}

function areEvents(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (one: unknown) =>
        isObject(one) &&
        Number.isFinite(one['seq']) &&
        isObject(one['event']) &&
        typeof one['event']['type'] === 'string' &&
        areInstants(one['event']),
    )
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
