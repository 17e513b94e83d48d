import { describe, expect, it } from 'vitest';
import { eventToUndo } from '../../src/case/history.ts';
import { momentsOf } from '../../src/case/moments.ts';
import { foldHistory } from '../../src/case/state.ts';
import { event, historyOf, OPENED, PAID_AT } from '../support/case-builders.ts';

const REQUEST = event({ type: 'request-logged', text: null });
const CLOSE = event({ type: 'case-closed', outcome: 'refunded' });
const momentsAfter = (history: Parameters<typeof foldHistory>[0]) => {
  const state = foldHistory(history);
  return state === null ? [] : momentsOf(state);
};
const undo = (refersTo: number) => event({ type: 'event-undone', refersTo });

describe('the fold', () => {
  it('moves the payment with a corrected time, or its clocks stay at the old date', () => {
    const history = historyOf(OPENED, event({ type: 'facts-edited', changes: { paidAt: PAID_AT + 1 } }));
    expect(momentsAfter(history)).toContainEqual({ kind: 'payment', at: PAID_AT + 1, seq: 1, party: 'you' });
  });

  it('takes an event back, and gives it again when the undo is undone', () => {
    expect(foldHistory(historyOf(OPENED, REQUEST, undo(2)))?.happened).toHaveLength(0);
    expect(foldHistory(historyOf(OPENED, REQUEST, undo(2), undo(3)))?.happened).toHaveLength(1);
  });

  it('has no case left where the opening was taken back or erased', () => {
    expect(foldHistory(historyOf(OPENED, undo(1)))).toBeNull();
    expect(foldHistory(historyOf(null, REQUEST))).toBeNull();
  });
});

describe('undo', () => {
  it('takes the newest event that holds', () => {
    expect(eventToUndo(1, historyOf(OPENED, REQUEST)).seq).toBe(2);
    expect(eventToUndo(1, historyOf(OPENED, REQUEST, undo(2))).seq).toBe(3);
    expect(eventToUndo(1, historyOf(OPENED)).seq).toBe(1);
  });

  it('refuses what a later event rests on, and names that one', () => {
    const reopened = historyOf(OPENED, CLOSE, event({ type: 'case-reopened', refersTo: 2 }));
    expect(() => eventToUndo(1, reopened, 2)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ by: 3 }) }),
    );
    expect(() => eventToUndo(1, historyOf(OPENED, REQUEST), 1)).toThrow(
      expect.objectContaining({ code: 'undo-refused', details: expect.objectContaining({ by: 2 }) }),
    );
  });

  it('refuses an event that is not there', () => {
    expect(() => eventToUndo(1, historyOf(OPENED), 9)).toThrow(
      expect.objectContaining({ code: 'no-such-event' }),
    );
    expect(() => eventToUndo(1, [])).toThrow(expect.objectContaining({ code: 'nothing-to-undo' }));
  });
});
