import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { classifyDraft } from '../../src/case/classify.ts';
import { FACTS, type Facts } from '../../src/case/facts.ts';
import type { StatuteRow } from '../../src/law/citation.ts';
import type { Recipient } from '../../src/law/parties.ts';
import { STATUTES } from '../../src/law/statutes.ts';
import { RECIPIENTS } from '../../src/letters/recipients.ts';
import { lintViewOfLetter } from '../../src/lint/finding.ts';
import { lintLetter } from '../../src/lint/lint.ts';
import { FACTS_OF_STORY } from '../support/case-builders.ts';
import { dayOf, isoDay } from '../../src/time/day.ts';
import { EVERY_FORM, letterOf, ME, WHOLE } from '../support/letters.ts';
import { clause, exhibit, filed, promised, refunded, replied, requested } from '../support/moments.ts';

const CASES: Facts[] = FACTS.deducted.choices
  .flatMap((deducted) =>
    FACTS.orderState.choices.flatMap((orderState) =>
      FACTS.delivered.choices.flatMap((delivered) =>
        FACTS.refused.choices.map((refused): Facts => ({
          ...FACTS_OF_STORY,
          ...WHOLE,
          deducted,
          orderState,
          delivered,
          refused,
        })),
      ),
    ),
  )
  .filter((facts) => classifyDraft(facts)?.kind === 'case');

const HISTORY = [
  clause(),
  promised(1, 24),
  requested(3),
  replied('site', 'refused', 40, '充值后不退'),
  filed('payment', 50, 'ZF20240503001'),
  refunded(2_000, 60),
  exhibit('payment-record', 1),
];
const LATER = 24 * 20;
const STAGES = [
  { events: [], hours: 2 },
  { events: HISTORY, hours: LATER },
];

describe('every letter, to everybody, in every form and for every case', () => {
  it('has every fact it rests on, and nothing left to fill in', () => {
    expect(CASES.length).toBeGreaterThan(200);
    for (const { to, form } of EVERY_FORM) {
      for (const facts of CASES) {
        for (const { events, hours } of STAGES) {
          const { text } = letterOf(
            to,
            form,
            { ...facts, operator: '中国移动', reachable: 'no' },
            events,
            hours,
          );
          expect(text).not.toMatch(
            to === 'court'
              ? /undefined|null|NaN|\[|\{|…|某某(?!卡盟|网络科技)|\n\n\n|^\s|（）|“”|：。|。。/
              : /undefined|null|NaN|\[|\{|____|…|某某(?!卡盟|网络科技)|\n\n\n|^\s|（）|“”|：。|。。/,
          );
          // Words that accuse, threaten or promise, and rules that do not exist or are repealed.
          expect(text).not.toMatch(/诈骗|骗子|曝光|七个?工作日|7个?工作日|无理由|暂行办法|三倍/);
          expect(text).toContain('100.00元');
          if (!['12377', 'telecom', 'operator', 'payment'].includes(to))
            expect(text).toContain('CM20240501001');
        }
      }
    }
  });

  it('names no number that the case, the user or the table of law does not hold', () => {
    const known = [
      FACTS_OF_STORY.order,
      WHOLE.paymentNo,
      WHOLE.account,
      WHOLE.url,
      WHOLE.product,
      WHOLE.payeeAddress,
      ME.phone,
      ME.address,
      ME.postcode,
      'ZF20240503001 1001 12315 12363 12378 E1',
      '100.00 20.00 80.00 《充值服务条款》第5条 超过1小时 15日 0000000000000000',
    ].join(' ');
    const days =
      /\d{4}年\d{1,2}月\d{1,2}日(?:\d{2}:\d{2})?|\d{1,2}月\d{1,2}日(?:\d{2}:\d{2})?|\d+ (?:天|小时|分)/g;
    for (const { to, form } of EVERY_FORM) {
      for (const { events, hours } of STAGES) {
        const { text } = letterOf(to, form, { ...WHOLE, reachable: 'no' }, events, hours);
        const numbers =
          text
            .replaceAll(days, '')
            .replaceAll(/^\d+\. /gm, '')
            .match(/\d[\d.]*/g) ?? [];
        for (const number of numbers)
          expect([to, form, known]).toEqual([to, form, expect.stringContaining(number)]);
      }
    }
  });

  /** What a report to the regulator names beside the complaint. */
  const ALONE = ['第五十六条', '第十二条', '第二十一条', '第八条', '第十条'];

  it('cites only what stands in the table, fits this recipient, problem, seller and buyer, and was in force', () => {
    for (const { to, form } of EVERY_FORM) {
      for (const facts of CASES) {
        const { letter, view } = letterOf(to, form, facts, HISTORY, LATER);
        for (const { law, article, paragraph } of letter.citations) {
          const row: StatuteRow | undefined = Object.values(STATUTES).find(
            (one) => one.law === law && one.article === article && one.paragraph === paragraph,
          );
          expect(row?.role).toBe(
            ['court', 'telecom'].includes(to) && row?.role === 'procedure' ? 'procedure' : 'ground',
          );
          expect(row?.binds).not.toBe('marketplace');
          expect([to, law, article, row?.to.includes(to) || ALONE.includes(article)]).toEqual([
            to,
            law,
            article,
            true,
          ]);
          expect((row?.since ?? '9999') <= '2024-05-01').toBe(true);
          if (row?.role === 'ground') expect(isoDay(dayOf(view.facts.paidAt)) >= row.since).toBe(true);
        }
      }
    }
  });

  it('goes through the checks of a draft without a finding, for whatever buyer and seller', () => {
    const others: Partial<Facts>[] = [
      {},
      { purpose: 'resale' },
      { seller: 'marketplace' },
      { seller: 'marketplace', shopData: 'none' },
      { seller: 'marketplace', shop: '张三的店', shopData: 'waiting' },
      { seller: 'marketplace', shopData: 'given', platformKnew: '4月起就有买家投诉过同一家店' },
      { payer: 'minor' },
      { money: 'balance' },
      { paidAt: Date.parse('2020-03-01T10:00:00+08:00') },
      { intentEvidence: '客服承认收钱时就没有货' },
    ];
    const seen = new Set<string>();
    const wrong: unknown[] = [];
    for (const { to, form } of EVERY_FORM) {
      for (const [index, facts] of CASES.entries()) {
        // Each kind of buyer meets each kind of case; all of them with all would take minutes.
        for (const more of others.filter((_, other) => other === index % others.length)) {
          const { text, view } = letterOf(
            to,
            form,
            { ...facts, ...more, operator: '中国移动' },
            HISTORY,
            LATER,
          );
          if (seen.has(text)) continue;
          seen.add(text);
          const limit = RECIPIENTS[to].limit(form, view.facts)?.characters ?? null;
          const found = lintLetter(text, lintViewOfLetter(view, limit))
            // What is wrong with the case is no fault of the letter: 12315 is not for who resells.
            .filter(
              ({ rule }) =>
                !(rule === 'refused-resale' && more.purpose === 'resale') &&
                !(rule === 'refused-too-old' && more.paidAt !== undefined),
            );
          if (found.length > 0) wrong.push([to, form, more, found, text]);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('stays within the limit, also where every optional fact is as long as it may be', () => {
    const long = {
      ...WHOLE,
      product: '点'.repeat(2000),
      statement: '说'.repeat(20_000),
      url: `https://${'u'.repeat(1900)}`,
    };
    for (const { to, form } of EVERY_FORM) {
      const limit = RECIPIENTS[to].limit(form, { ...FACTS_OF_STORY, ...long });
      const { text, left } = letterOf(to, form, { ...long, reachable: 'no' }, HISTORY, LATER);
      if (limit === null) expect(text).toContain('说'.repeat(20_000));
      else {
        expect([...text.trimEnd()].length).toBeLessThanOrEqual(limit.characters);
        expect(left).toBeGreaterThan(0);
      }
    }
  });

  it('stays whole with every fact at its greatest length, odd amounts, and a history that contradicts itself', () => {
    const long = {
      site: '卡'.repeat(2000),
      product: '点'.repeat(2000),
      account: 'a'.repeat(2000),
      payee: '司'.repeat(2000),
      payeeAddress: '址'.repeat(2000),
      order: 'C'.repeat(128),
      paymentNo: 'P'.repeat(128),
      intentEvidence: '证'.repeat(2000),
      statement: '说'.repeat(20_000),
      operator: '运'.repeat(200),
    };
    const twentyThousand = { ...clause(), text: '一经充值概不退款'.repeat(2_500), after: null, from: null };
    for (const { to, form } of EVERY_FORM) {
      for (const amountFen of [1, 999_999_999]) {
        const facts = { ...WHOLE, ...long, amountFen, refused: 'no-refund-clause', reachable: 'no' } as const;
        const { text } = letterOf(
          to,
          form,
          facts,
          [
            twentyThousand as CaseEvent,
            requested(3),
            replied('site', 'refused', 5, '不'.repeat(20_000)),
            filed('court', 10),
            replied('court', 'settled', 20),
            refunded(amountFen * 2, 30),
            replied('site', 'accepted', 50),
          ],
          24 * 40,
        );
        expect([to, form, /undefined|NaN|null|-\d/.test(text.replaceAll(/\d-\d/g, ''))]).toEqual([
          to,
          form,
          false,
        ]);
        expect([to, form, text.includes(amountFen === 1 ? '0.01元' : '9999999.99元')]).toEqual([
          to,
          form,
          true,
        ]);
      }
    }
  });

  it('carries who the user is only to recipients that need it, and never to the site or the public', () => {
    for (const { to, form } of EVERY_FORM) {
      const { text } = letterOf(to, form, { ...WHOLE, reachable: 'no' }, HISTORY, LATER);
      const told = ['site', 'payment', 'public', '12377'].includes(to) || form === 'ticket';
      for (const mine of [ME.name, ME.phone, ME.address]) {
        if (told) expect(text).not.toContain(mine);
      }
      if (to !== 'telecom') expect(text).not.toContain(ME.postcode);
    }
  });

  it('tells the regulator that nobody else has it only where nobody was turned to', () => {
    const said = (...to: Recipient[]) =>
      letterOf(
        '12315',
        'formal',
        WHOLE,
        to.map((one) => filed(one, 5)),
        LATER,
      ).text.includes('都没有受理过这笔争议');
    expect([said(), said('payment'), said('site')]).toEqual([true, true, true]);
    for (const to of [
      '12315',
      'court',
      'police',
      'pboc',
      'telecom',
      '12377',
      'consumer-association',
    ] as const) {
      expect([to, said(to)]).toEqual([to, false]);
    }
  });

  it('hides who the user is and the account in what goes public, also where the user wrote it', () => {
    const product = `点卡 充值到 player1001 联系${ME.phone}`;
    const { text } = letterOf('public', 'ticket', { ...WHOLE, product });
    expect(text).toContain('点卡');
    expect(text).not.toMatch(/13800001111|player1001/);
  });

  it('pleads in the alternative in a ticket as well', () => {
    const { text } = letterOf('site', 'ticket', { ...WHOLE, orderState: 'missing' });
    expect(text).toMatch(/如果合同没有成立：.*如果合同已经成立：/s);
  });

  it('hides numbers and addresses of anybody in what goes public, and keeps the order’s', () => {
    const { text } = letterOf('public', 'ticket', {
      ...WHOLE,
      product:
        '客服手机13912345678，卡号6222 0212 3456 7890 123，邮箱 someone@example.com，身份证11010519491231002X',
    });
    expect(text).not.toMatch(/13912345678|6222 0212|someone@|11010519491231002X/);
    expect(text).toContain('CM20240501001');
  });
});
