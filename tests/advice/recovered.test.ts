import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recovered } from '../../src/advice/recovered.ts';
import type { CaseEvent, CloseOutcome } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import { foldHistory, type StoredCase } from '../../src/case/state.ts';
import { event, FACTS_OF_STORY, historyOf, OPENED } from '../support/case-builders.ts';

const at = (local: string) => Date.parse(`${local}:00+08:00`);
const PAID = at('2026-11-01T23:30');

function one(number: number, facts: Partial<Facts>, ...events: CaseEvent[]): StoredCase {
  const opened = { ...OPENED, facts: { ...FACTS_OF_STORY, paidAt: PAID, ...facts } };
  const state = foldHistory(historyOf(opened, ...events));
  if (!state) throw new Error('no case');
  return { number, state };
}
const back = (amountFen: number, when: string) =>
  event({ type: 'refund-logged', amountFen, text: null }, at(when));
const closed = (outcome: CloseOutcome) => event({ type: 'case-closed', outcome }, at('2026-12-01T00:00'));

describe('what all cases add up to', () => {
  it('counts a refund beyond the amount as received, and not towards another case', () => {
    const sums = recovered([one(1, {}, back(15_000, '2026-11-05T10:00')), one(2, { site: '另一家' })]);
    expect(sums).toMatchObject({
      cases: 2,
      claimedFen: 20_000,
      recoveredFen: 15_000,
      openFen: 10_000,
      lostFen: 0,
    });
  });

  it('no longer hopes for what was missing when a case was closed', () => {
    const sums = recovered([
      one(1, {}, back(4000, '2026-11-05T10:00'), closed('partly')),
      one(2, {}, closed('given-up')),
      // Closed as refunded without a refund logged: all of it came back, on a day nobody noted.
      one(3, {}, closed('refunded')),
      one(4, {}),
    ]);
    expect(sums).toMatchObject({ recoveredFen: 14_000, openFen: 10_000, lostFen: 16_000, openCases: 1 });
    expect(sums.closed).toEqual({ refunded: 1, partly: 1, delivered: 0, 'given-up': 1, settled: 0 });
    expect(sums.daysToMoney).toBeNull();
  });

  it('counts the civil days to the refund that completed it, and takes the middle', () => {
    const days = (...ends: readonly (readonly string[])[]) =>
      recovered(ends.map((refunds, index) => one(index + 1, {}, ...refunds.map((when) => back(5000, when)))))
        .daysToMoney;
    expect(days(['2026-11-02T00:10', '2026-11-02T00:20'])).toEqual({
      cases: 1,
      median: 1,
      least: 1,
      most: 1,
    });
    expect(days(['2026-11-09T10:00', '2026-11-03T10:00'], ['2026-11-03T10:00'])).toMatchObject({
      cases: 1,
      median: 8,
    });
    const both = (when: string) => [when, when];
    expect(days(both('2026-11-21T10:00'), both('2026-11-02T10:00'), both('2026-11-05T10:00'))).toMatchObject({
      cases: 3,
      median: 4,
      least: 1,
      most: 20,
    });
    expect(days(both('2026-11-02T10:00'), both('2026-11-05T10:00'))).toMatchObject({ median: 2.5 });
  });

  it('groups a site however it was written, by channel and by problem, the most money first', () => {
    const sums = recovered([
      one(1, { site: '某某卡盟' }),
      one(2, { site: '某某 卡盟', payChannel: 'wechat' }),
      one(3, { site: 'Ａ盟', amountFen: 50_000, delivered: 'correct', refused: 'risk-control' }),
      one(4, { site: 'a盟', amountFen: 1, deducted: 'twice' }),
    ]);
    const names = (groups: readonly { name: string; cases: number }[]) =>
      groups.map(({ name, cases }) => `${name} ${cases}`);
    expect(names(sums.bySite)).toEqual(['a盟 2', '某某 卡盟 2']);
    expect(names(sums.byChannel)).toEqual(['alipay 3', 'wechat 1']);
    expect(names(sums.byProblem)).toEqual(['account-restricted 1', 'not-delivered 2', 'payment-deducted 1']);
  });

  it('is nothing for no cases', () => {
    expect(recovered([])).toMatchObject({ cases: 0, claimedFen: 0, daysToMoney: null, bySite: [] });
  });

  it('loses no fen: every grouping sums up to the whole, and what is missing is claimed and not received', () => {
    const cases = fc.array(
      fc.record({
        site: fc.constantFrom('甲', '乙', '丙'),
        payChannel: fc.constantFrom('alipay' as const, 'wechat' as const, 'other' as const),
        amountFen: fc.integer({ min: 1, max: 1_000_000_000 }),
        refunds: fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { maxLength: 3 }),
        outcome: fc.option(fc.constantFrom('partly' as const, 'given-up' as const, 'settled' as const)),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(cases, (made) => {
        const stored = made.map(({ refunds, outcome, ...facts }, index) =>
          one(
            index + 1,
            facts,
            ...refunds.map((fen) => back(fen, '2026-11-05T10:00')),
            ...(outcome ? [closed(outcome)] : []),
          ),
        );
        const sums = recovered(stored);
        for (const groups of [sums.bySite, sums.byChannel, sums.byProblem]) {
          for (const field of ['cases', 'claimedFen', 'recoveredFen', 'openFen', 'lostFen'] as const)
            expect(groups.reduce((sum, group) => sum + group[field], 0)).toBe(sums[field]);
        }
        const missing = made.reduce((sum, { amountFen, refunds }) => {
          return sum + Math.max(0, amountFen - refunds.reduce((a, b) => a + b, 0));
        }, 0);
        expect(sums.openFen + sums.lostFen).toBe(missing);
      }),
    );
  });
});
