import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import { letterOf, WHOLE } from '../support/letters.ts';
import { filed, refundPromised, replied, requested } from '../support/moments.ts';

const report = (facts: Partial<Facts>, events: readonly CaseEvent[], hours: number) =>
  /举报（与投诉分开处理）\n([\s\S]*?)\n\n/.exec(
    letterOf('12315', 'formal', { ...WHOLE, ...facts }, events, hours).text,
  )?.[1] ?? '';
const DAY = 24;
/** Asked on 1 May at 17:02: the fifteenth day ends on 16 May at 24:00. */
const ASKED = requested(3);
const END_OF_15 = 15 * DAY + 10;

describe('what a complaint reports besides', () => {
  it('a balance that is plainly refused counts at once, and fifteen days only once the fifteenth has ended', () => {
    const refused = [ASKED, replied('site', 'refused', 2 * DAY)];
    const balance = { money: 'balance' } as const;
    expect(report(balance, refused, 5 * DAY)).toContain('对方明确表示不退');
    expect(report(balance, refused, 5 * DAY)).not.toContain('15日');
    // 360 hours after the request the day is not over.
    expect(report(balance, refused, END_OF_15 - 2)).not.toContain('15日');
    expect(report(balance, refused, END_OF_15 + 1)).toContain('明确表示不退，到现在已超过15日');
  });

  it('anything else only from a time that was agreed, or for what was not as ordered', () => {
    expect(report({}, [ASKED], 40 * DAY)).toBe('');
    expect(report({ deducted: 'twice' }, [ASKED], 40 * DAY)).toBe('');
    expect(report({}, [ASKED, refundPromised(4, 3)], 40 * DAY)).toContain(
      '对方自己定的退款时间过去以后，又超过15日',
    );
    expect(report({ delivered: 'card-used' }, [ASKED], 40 * DAY)).toContain('已超过15日');
  });

  it('says nothing of a child’s terms, nor of stalling to who bought to sell on', () => {
    const child = { payer: 'minor', childAge: 10, guardian: 'unaware', refused: 'no-refund-clause' } as const;
    expect(report(child, [ASKED], 5 * DAY)).toBe('');
    expect(report({ purpose: 'resale', delivered: 'card-used' }, [ASKED], 40 * DAY)).toBe('');
  });
});

describe('what a mediated settlement is to the site', () => {
  it('the site is held to it, and told by whom it was mediated', () => {
    const events = [
      ASKED,
      filed('12315', 30),
      replied('12315', 'settled', 90, '同意退款', { amount: 3, unit: 'days' }),
    ];
    const { text } = letterOf('site', 'formal', WHOLE, events, 20 * DAY);
    expect(text).toContain('市场监管部门（12315）主持调解，双方达成一致');
    expect(text).toContain('请履行已经同意的退款');
    expect(text).not.toContain('不同意退款的');
  });
});
