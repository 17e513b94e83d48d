import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { channelOf } from '../../src/advice/road.ts';
import { FACTS, type Facts } from '../../src/case/facts.ts';
import { lintViewOfLetter } from '../../src/lint/finding.ts';
import { lintLetter } from '../../src/lint/lint.ts';
import { RECIPIENTS } from '../../src/letters/recipients.ts';
import { assessed } from '../support/assessed.ts';
import { EVERY_FORM, letterOf, WHOLE } from '../support/letters.ts';
import { clause, filed, promised, refunded, replied, requested } from '../support/moments.ts';

const CHILD: Partial<Facts> = { payer: 'minor', childAge: 7, guardian: 'unaware', operatedBy: 'child' };
const CLAIMS = EVERY_FORM.filter(({ to }) => !['operator', 'telecom', '12377'].includes(to));
const text = (
  to: (typeof EVERY_FORM)[number]['to'],
  form: 'chat' | 'ticket' | 'formal',
  facts: Partial<Facts>,
) => letterOf(to, form, { ...WHOLE, ...facts }).text;

describe('what decides a case reaches everybody who is to decide it', () => {
  it('that the site is gone, and once', () => {
    for (const { to, form } of EVERY_FORM.filter((one) => one.to !== 'site')) {
      const said = text(to, form, { reachable: 'no' }).match(/已经联系不上/g);
      expect([to, form, said?.length]).toEqual([to, form, 1]);
    }
    expect(text('site', 'formal', { reachable: 'no' })).not.toContain('联系不上');
  });

  it('what came instead of what was ordered', () => {
    for (const { to, form } of CLAIMS) {
      for (const delivered of ['wrong-value', 'wrong-item'] as const) {
        expect(text(to, form, { delivered, received: '只有1个月会员。' })).toContain(
          '是“1个月会员”，与订单不一致',
        );
      }
      expect(text(to, form, { delivered: 'wrong-value', goods: 'membership' })).not.toContain('面额');
    }
  });

  it('which part of the price it is', () => {
    const part = { claimFen: 4_000 } as const;
    for (const { to, form } of CLAIMS.filter((one) => one.to !== 'bank' || one.form === 'formal')) {
      expect(text(to, form, { ...part, delivered: 'wrong-value' })).toContain('没有到账的那部分，40.00元');
      const balance = { ...part, delivered: 'correct', money: 'balance', refused: 'risk-control' } as const;
      expect(text(to, form, balance)).toContain('没有用掉的40.00元');
      expect(text(to, form, balance)).not.toContain('商品已经收到');
    }
  });

  it('that nobody agreed to the payment of a child, also how the payment company acted', () => {
    for (const { to, form } of CLAIMS)
      expect([to, form, text(to, form, CHILD)]).toEqual([
        to,
        form,
        expect.stringMatching(/没有同意.*不予追认/),
      ]);
  });

  it('both numbers, where a payment company has to find the shop’s order', () => {
    for (const facts of [{}, CHILD, { refused: 'no-refund-clause' }, { delivered: 'wrong-item' }] as const) {
      const ticket = text('payment', 'ticket', facts);
      expect(ticket).toContain('2024050122001400001');
      expect(ticket).toContain('CM20240501001');
    }
  });

  it('that the shop refused, if need be without its words', () => {
    const long = '按照我们平台的规定卡密发出不退';
    const facts = { ...WHOLE, refused: 'no-refund-clause', product: '点'.repeat(30) } as const;
    for (const [to, form] of [
      ['payment', 'ticket'],
      ['12315', 'ticket'],
      ['site', 'chat'],
    ] as const) {
      const told = letterOf(to, form, facts, [requested(), replied('site', 'refused', 5, long)], 48).text;
      expect([to, told]).toEqual([to, expect.stringMatching(/拒绝退款/)]);
    }
  });
});

describe('sentences that are said once, and are so', () => {
  it('no speaker stands in the words that are quoted', () => {
    const events = [requested(), replied('site', 'refused', 5, '网站客服：会员已激活不退')];
    for (const { to, form } of EVERY_FORM)
      expect(letterOf(to, form, WHOLE, events, 48).text).not.toMatch(/“网站客服/);
  });

  it('a restriction is told in the active voice, after a frozen deal without saying when again', () => {
    for (const { to, form } of CLAIMS) {
      const told = text(to, form, { refused: 'risk-control', orderState: 'frozen' });
      expect(told).not.toMatch(/被被|付款之后.*付款之后/s);
      expect(told).toContain('以风控为由限制了');
    }
  });

  it('a refund as points is no agreement to refund', () => {
    const events = [requested(), replied('site', 'accepted', 5, '已经为您退成平台积分500分')];
    const letter = letterOf('site', 'formal', WHOLE, events, 48).text;
    expect(letter).not.toMatch(/请履行已经同意的退款|按.*同意的内容/);
  });

  it('points are said to be none, and are asked for as money', () => {
    const events = [
      requested(),
      replied('site', 'answered', 5, '已经为您退成平台积分500分，可以在商城里抵扣使用'),
    ];
    const said = (to: 'site' | 'payment' | '12315', form: 'chat' | 'ticket' | 'formal') =>
      letterOf(to, form, WHOLE, events, 48).text;
    expect(said('site', 'formal')).toContain('积分、余额和优惠券不是退款');
    for (const [to, form] of [
      ['site', 'chat'],
      ['payment', 'ticket'],
      ['12315', 'ticket'],
    ] as const)
      expect(said(to, form)).toContain('说给积分或者券，没有退钱');
  });

  it('what was charged twice is not called undelivered', () => {
    for (const { to, form } of CLAIMS) {
      const told = text(to, form, { deducted: 'twice', delivered: 'correct', refused: 'no-refund-clause' });
      expect(told).not.toContain('没有履行的责任');
    }
  });

  it('a report names the clause that was copied, and doubts only one that was not', () => {
    const facts = { ...WHOLE, refused: 'no-refund-clause' } as const;
    const copied = { ...clause(), text: '一经充值概不退款', after: null, from: null } as CaseEvent;
    const report = (events: CaseEvent[]) =>
      /七、举报.*以上线索/s.exec(letterOf('12315', 'formal', facts, events, 48).text)?.[0];
    expect(report([copied])).toMatch(/对方用《.*》第5条拒绝退款/);
    expect(report([copied])).not.toContain('如果确有');
    expect(report([])).toContain('如果确有这样的格式条款');
  });

  it('nobody asks for help in reaching a shop that is gone', () => {
    for (const form of ['ticket', 'formal'] as const)
      expect(text('payment', form, { reachable: 'no' })).not.toMatch(/联系商家|转给商家/);
    expect(text('bank', 'formal', { reachable: 'no' })).not.toContain('协助联系');
  });

  it('an office that is not competent is not spoken to as the next one', () => {
    const refused = (why: string) =>
      letterOf(
        '12315',
        'formal',
        WHOLE,
        [requested(), filed('12315', 5), replied('12315', 'refused', 40, why)],
        72,
      ).text;
    expect(refused('不在本辖区，请向平台住所地投诉')).not.toContain('贵局');
    expect(refused('缺少地址')).toContain('贵局决定不予受理');
  });

  it('what was sent because it was asked for is no second complaint to the institution', () => {
    const events = [
      filed('payment', 5),
      replied('payment', 'asks-more', 20, '请补订单截图'),
      filed('payment', 30),
    ];
    const { text: told } = letterOf('pboc', 'formal', WHOLE, events, 24 * 20);
    expect(told).toContain('我向该机构补交了材料');
    expect(told.match(/我向该机构投诉/g)).toHaveLength(1);
    expect(told).toContain('没有收到该机构的答复');
  });

  it('an operator is asked how much came where some of it came, and for no money', () => {
    const facts = {
      goods: 'phone-credit',
      product: '100元话费',
      operator: '中国移动',
      delivered: 'wrong-value',
      received: '50元',
      claimFen: 5_000,
    } as const;
    for (const [to, form] of [
      ['operator', 'ticket'],
      ['operator', 'formal'],
      ['telecom', 'formal'],
    ] as const) {
      expect(text(to, form, facts)).toContain('有几笔充值入账');
      expect(text(to, form, facts)).not.toMatch(/要求退回|没有入账记录/);
    }
  });

  it('what the user retold is quoted without who said it', () => {
    const { text: told } = letterOf('site', 'formal', WHOLE, [promised(1, 24)], 48);
    expect(told).toContain('我联系了你们的客服（工号1001）：“会处理”');
  });

  it('an appeal tells of the operator once, with the number there', () => {
    const facts = { ...WHOLE, goods: 'phone-credit', operator: '中国移动' } as const;
    const { text: told } = letterOf('telecom', 'formal', facts, [filed('operator', 5, '10086-1')], 24 * 20);
    expect(told.match(/向运营商/g)).toHaveLength(1);
    expect(told).toContain('先向运营商投诉（编号10086-1）；截至2024年5月21日已经超过15日，我没有收到');
    expect(letterOf('telecom', 'formal', facts, [filed('operator', 5)], 24 * 3).text).not.toContain(
      '超过15日',
    );
  });

  it('a public post gives no number of a complaint, and a partial refund once', () => {
    const events = [requested(), filed('payment', 5, 'TS889'), refunded(2_000, 30)];
    const { text: told } = letterOf('public', 'ticket', WHOLE, events, 48);
    expect(told).not.toContain('TS889');
    expect(told.match(/20\.00元/g)).toHaveLength(1);
  });

  it('a ticket about a failed order is short', () => {
    for (const orderState of ['failed', 'missing'] as const) {
      const ticket = text('site', 'ticket', { orderState });
      expect([...ticket.trimEnd()].length).toBeLessThan(260);
      expect(ticket).toMatch(/第九百八十五条.*第五百七十七条/);
    }
  });
});

describe('a suit', () => {
  it('ends the contract, also where late goods were still wanted, and where it is open whether there is one', () => {
    expect(text('court', 'formal', { lateGoods: 'wanted' })).toContain('1. 判令解除原告与被告之间');
    expect(text('court', 'formal', { orderState: 'failed' })).toMatch(
      /1\. 如果合同已经成立，判令解除.*如果合同已经成立：到起诉时仍没有交付/s,
    );
  });

  it('is about a sale where the goods were bought to sell on', () => {
    expect(text('court', 'formal', { purpose: 'resale' })).toContain('买卖合同纠纷');
    expect(text('court', 'formal', { purpose: 'resale' })).not.toContain('网络购物');
  });
});

describe('however it was paid', () => {
  it('the bank is asked for whatever rules the card has, also where nobody knows its network', () => {
    for (const cardNetwork of ['unionpay', 'unknown'] as const) {
      const letter = text('bank', 'formal', { payChannel: 'bank-card', bank: '招商银行', cardNetwork });
      expect(letter).toContain('有争议处理规则的，请以“商品或服务未收到”为理由发起');
      expect(letter).not.toContain('按卡组织的争议规则');
    }
    const theft = { payChannel: 'bank-card', bank: '招商银行', payer: 'stolen' } as const;
    expect(text('bank', 'formal', theft)).not.toContain('为理由发起');
  });

  it('every letter passes the checks of a draft', () => {
    const wrong: unknown[] = [];
    for (const payChannel of FACTS.payChannel.choices) {
      for (const bank of [undefined, '成都农商银行']) {
        const came = { delivered: 'wrong-value', received: '50元' } as const;
        const more = bank === undefined ? came : { bank, cardTail: '0021' };
        for (const { to, form } of EVERY_FORM) {
          const { text: told, view } = letterOf(to, form, {
            ...WHOLE,
            payChannel,
            operator: '中国移动',
            ...more,
          });
          const limit = RECIPIENTS[to].limit(form, view.facts)?.characters ?? null;
          const found = lintLetter(told, lintViewOfLetter(view, limit));
          if (found.length > 0) wrong.push([to, form, payChannel, found]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('a complaint in the app of the card network counts as one to the channel', () => {
    const at = (...events: Parameters<typeof letterOf>[3][]) =>
      channelOf(assessed({ payChannel: 'unionpay' }, events.flat() as never, 48).state);
    expect([at(), at([filed('payment')]), at([filed('payment'), filed('bank', 5)])]).toEqual([
      'bank',
      'payment',
      'bank',
    ]);
  });
});
