import { describe, expect, it } from 'vitest';
import { classifyDraft } from '../../src/case/classify.ts';
import { DEDUCTED, DELIVERED, type Facts, ORDER_STATES, REFUSED } from '../../src/case/facts.ts';
import { foldHistory } from '../../src/case/fold.ts';
import { judge } from '../../src/case/view.ts';
import { dayOf } from '../../src/deadlines/civil-day.ts';
import { STATUTES } from '../../src/knowledge/statutes/statutes.ts';
import { render } from '../../src/letters/render/render.ts';
import { missingForSite, siteLetter } from '../../src/letters/site.ts';
import { FACTS_OF_STORY, historyOf, OPENED, PAID_AT } from '../support/case-builders.ts';

const today = dayOf(PAID_AT);

function letterFor(facts: Facts) {
  const state = foldHistory(historyOf({ ...OPENED, facts }));
  if (!state) throw new Error('no case');
  return siteLetter(state, judge(facts), { today, answerBy: today + 7 });
}

const cases: Facts[] = DEDUCTED.flatMap((deducted) =>
  ORDER_STATES.flatMap((orderState) =>
    DELIVERED.flatMap((delivered) =>
      REFUSED.map((refused): Facts => ({
        ...FACTS_OF_STORY,
        product: '点卡',
        deducted,
        orderState,
        delivered,
        refused,
      })),
    ),
  ),
).filter((facts) => classifyDraft(facts)?.kind === 'case');

describe('a letter to the site', () => {
  it('has for each combination every fact, a request, a date, and nothing left to fill in', () => {
    expect(cases.length).toBeGreaterThan(200);
    for (const facts of cases) {
      const text = render(letterFor(facts), 'text');
      for (const part of [
        '某某卡盟',
        'CM20240501001',
        '100.00元',
        '2024年5月1日14:02',
        '2024年5月8日前',
        '原路退回',
      ]) {
        expect(text).toContain(part);
      }
      expect(text).not.toMatch(/undefined|null|NaN|\[|\{|____|…|某某(?!卡盟)/);
      // Words that accuse, threaten or promise, and the rule that does not exist.
      expect(text).not.toMatch(/诈骗|骗子|曝光|保证|七个?工作日|7个?工作日|无理由|暂行办法|三倍/);
    }
  });

  it('cites only what stands in the table, fits the problem and was in force on the day', () => {
    for (const facts of cases) {
      for (const { law, article, paragraph } of letterFor(facts).citations) {
        const row = Object.values(STATUTES).find(
          (one) => one.law === law && one.article === article && one.paragraph === paragraph,
        );
        const { detail } = judge(facts);
        expect(row).toMatchObject({ consumersOnly: false, role: 'ground' });
        expect(row?.fits.length === 0 || row?.fits.some((one) => one === detail)).toBe(true);
      }
    }
    const old = letterFor({ ...FACTS_OF_STORY, paidAt: Date.parse('2018-06-01T10:00:00+08:00') });
    expect(old.citations).toEqual([]);
    expect(render(old, 'text')).not.toContain('依据');
    const code = letterFor({ ...FACTS_OF_STORY, paidAt: Date.parse('2020-06-01T10:00:00+08:00') });
    expect(code.citations.every(({ law }) => law === '中华人民共和国电子商务法')).toBe(true);
  });

  it('pleads both ways where no contract may have come about', () => {
    const text = render(letterFor({ ...FACTS_OF_STORY, orderState: 'failed' }), 'text');
    expect(text).toContain('如果合同已经成立');
    expect(text).toContain('如果合同没有成立：根据《中华人民共和国民法典》第九百八十五条');
  });

  it('cites consumer law only for somebody who said that they bought for themselves', () => {
    const refused: Facts = { ...FACTS_OF_STORY, refused: 'no-refund-clause' };
    const laws = (facts: Facts) => letterFor(facts).citations.map(({ law }) => law);
    expect(laws(refused)).not.toContain('中华人民共和国消费者权益保护法');
    expect(laws({ ...refused, purpose: 'own-use' })).toContain('中华人民共和国消费者权益保护法');
    expect(laws({ ...refused, purpose: 'resale' })).not.toContain('中华人民共和国消费者权益保护法');
  });

  it('asks for what the site could not do without', () => {
    const { order: _, ...without } = FACTS_OF_STORY;
    expect(
      missingForSite({ ...without, orderState: 'missing' }, judge({ ...without, orderState: 'missing' })),
    ).toEqual(['paymentNo']);
    const wrong: Facts = { ...FACTS_OF_STORY, delivered: 'wrong-value' };
    expect(missingForSite(wrong, judge(wrong))).toEqual(['product']);
  });

  it('does not let what somebody typed turn into formatting', () => {
    const text = render(
      letterFor({ ...FACTS_OF_STORY, description: '# 标题 [x](y)\u001b[31m\u202e' }),
      'markdown',
    );
    expect(text).toContain('\\# 标题 \\[x\\](y)');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});
