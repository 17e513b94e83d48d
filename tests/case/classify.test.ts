import { describe, expect, it } from 'vitest';
import { type Answers, classify, classifyDraft } from '../../src/case/classify.ts';
import { FACTS } from '../../src/case/facts.ts';
import { DETAILS, PROBLEMS } from '../../src/law/problems.ts';

const ALL: Answers[] = FACTS.deducted.choices.flatMap((deducted) =>
  FACTS.orderState.choices.flatMap((orderState) =>
    FACTS.delivered.choices.flatMap((delivered) =>
      FACTS.refused.choices.map((refused) => ({ deducted, orderState, delivered, refused })),
    ),
  ),
);

/** The precedence of the rules, written down once more and differently. */
function expected({ deducted, orderState, delivered, refused }: Answers): string {
  if (deducted === 'no') return 'no-case';
  if (deducted !== 'yes' || orderState === 'missing' || orderState === 'failed') return 'payment-deducted';
  if (orderState === 'frozen' || refused !== 'none') return 'account-restricted';
  return { correct: 'no-case', unknown: 'one-more-answer' }[delivered as string] ?? 'not-delivered';
}

describe('the classifier', () => {
  it('sends each of the 360 combinations where it belongs, so that nobody claims on the wrong ground', () => {
    expect(ALL).toHaveLength(360);
    for (const answers of ALL) {
      const found = classify(answers);
      expect(found.kind === 'case' ? found.problem : found.kind, JSON.stringify(answers)).toBe(
        expected(answers),
      );
      expect(found.reasons.length).toBeGreaterThan(0);
      if (found.kind !== 'case') continue;
      expect(PROBLEMS[found.problem]).toBeDefined();
      expect(found.detail === null ? undefined : DETAILS[found.detail]).toBeDefined();
      expect(found.alsoApplies).not.toContain(found.problem);
    }
  });

  it.each([
    [
      { deducted: 'twice', orderState: 'success', delivered: 'correct', refused: 'none' },
      'charged-twice',
      [],
    ],
    [{ deducted: 'yes', orderState: 'missing', delivered: 'nothing', refused: 'none' }, 'order-missing', []],
    [
      { deducted: 'yes', orderState: 'failed', delivered: 'nothing', refused: 'risk-control' },
      'order-failed',
      ['account-restricted'],
    ],
    [
      { deducted: 'pending', orderState: 'success', delivered: 'nothing', refused: 'none' },
      'payment-pending',
      ['not-delivered'],
    ],
    [
      { deducted: 'yes', orderState: 'processing', delivered: 'nothing', refused: 'none' },
      'nothing-came',
      ['payment-deducted'],
    ],
    [
      { deducted: 'yes', orderState: 'success', delivered: 'wrong-value', refused: 'no-refund-clause' },
      'no-refund-clause',
      ['not-delivered'],
    ],
    [{ deducted: 'yes', orderState: 'frozen', delivered: 'unknown', refused: 'none' }, 'trade-frozen', []],
    [{ deducted: 'yes', orderState: 'success', delivered: 'card-used', refused: 'none' }, 'card-used', []],
  ] as const)('keeps the detail and the second ground of %o', (answers, detail, alsoApplies) => {
    expect(classify(answers)).toMatchObject({ kind: 'case', detail, alsoApplies });
  });

  const ARRIVED = { deducted: 'yes', orderState: 'success', delivered: 'correct', refused: 'none' } as const;

  it.each([
    [{ payer: 'minor' }, 'paid-by-child'],
    [{ payer: 'minor', guardian: 'refuses', operatedBy: 'child' }, 'paid-by-child'],
    [{ payer: 'stolen' }, 'nothing-came'],
  ] as const)('gives %o a case although what was bought arrived', (who, detail) => {
    expect(classifyDraft({ ...ARRIVED, ...who })).toMatchObject({ kind: 'case', detail });
  });

  it.each([{}, { payer: 'self' }, { payer: 'minor', guardian: 'consented' }] as const)(
    'gives %o none: what was bought arrived, and nobody may take it back',
    (who) => {
      expect(classifyDraft({ ...ARRIVED, ...who })?.kind).toBe('no-case');
    },
  );

  it('takes the problem a user names without inventing a detail', () => {
    expect(classifyDraft({ problem: 'not-delivered' })).toMatchObject({
      problem: 'not-delivered',
      detail: null,
    });
  });
});
