import { describe, expect, it } from 'vitest';
import { seenDiffers } from '../../src/advice/contents.ts';
import { FACTS_OF_STORY, PAID_AT } from '../support/case-builders.ts';

const facts = { ...FACTS_OF_STORY, paymentNo: '2024050122001' };
const DAY = 86_400_000;

describe('what the user read in a picture', () => {
  it.each([
    ['the order', { order: 'cm20240501001' }],
    ['the payment number', { order: '2024050122001' }],
    ['a number with stars', { order: 'CM2024****001' }],
    ['the amount', { amountFen: 10_000 }],
    ['the day, at another time', { at: PAID_AT + 3_600_000 }],
    ['nothing', {}],
  ])('agrees with the case: %s', (_, seen) => {
    expect(seenDiffers(seen, 'payment-record', facts)).toEqual([]);
  });

  it.each([
    ['another order', { order: 'CM20240501002' }, ['order']],
    ['a part of the order', { order: 'CM2024' }, ['order']],
    ['stars around another number', { order: 'CM2024****002' }, ['order']],
    ['another beginning before stars', { order: 'XX****001' }, ['order']],
    ['the same stars twice over', { order: 'CM20240501001*001' }, ['order']],
    ['another amount', { amountFen: 9_999 }, ['amount']],
    ['another day', { at: PAID_AT + DAY }, ['day']],
    ['all of them', { order: 'X', amountFen: 1, at: 0 }, ['order', 'amount', 'day']],
  ])('is pointed out where it differs: %s', (_, seen, differs) => {
    expect(seenDiffers(seen, 'payment-record', facts)).toEqual(differs);
  });

  it('may be of another day in a chat or a ticket, and of the day of the order', () => {
    expect(seenDiffers({ at: PAID_AT + DAY }, 'chat', facts)).toEqual([]);
    expect(seenDiffers({ at: PAID_AT + DAY }, 'other', facts)).toEqual(['day']);
    const orderedBefore = { ...facts, orderedAt: PAID_AT - DAY };
    expect(seenDiffers({ at: PAID_AT - DAY }, 'order-page', orderedBefore)).toEqual([]);
  });

  it('has nothing to be held against where the case knows no number', () => {
    const { order: _, ...unknown } = FACTS_OF_STORY;
    expect(seenDiffers({ order: 'CM1' }, 'other', unknown)).toEqual([]);
  });
});
