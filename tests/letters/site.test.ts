import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/case/facts.ts';
import { RECIPIENTS } from '../../src/letters/recipients.ts';
import { render } from '../../src/letters/render.ts';
import { FACTS_OF_STORY } from '../support/case-builders.ts';
import { EVERY_FORM, letterOf } from '../support/letters.ts';
import { clause, contacted, promised, refunded, replied, requested } from '../support/moments.ts';

const formal = (
  facts: Partial<Facts> = {},
  ...rest: Parameters<typeof letterOf> extends [any, any, any, ...infer R] ? R : never
) => letterOf('site', 'formal', facts, ...rest);
const laws = (facts: Partial<Facts>) => formal(facts).letter.citations.map(({ law }) => law);
const needs = (facts: Partial<Facts>) => RECIPIENTS.site.needs(formal(facts).view).map(({ name }) => name);

describe('a letter to the site', () => {
  it('pleads both ways where no contract may have come about', () => {
    const { text } = formal({ orderState: 'failed' });
    expect(text).toContain('如果合同已经成立：');
    expect(text).toMatch(/如果合同没有成立：.*根据《中华人民共和国民法典》第九百八十五条/);
  });

  it('cites consumer law only for somebody who said that they bought for themselves', () => {
    const refused = { refused: 'no-refund-clause' } as const;
    const law = '中华人民共和国消费者权益保护法';
    expect(laws(refused)).not.toContain(law);
    expect(laws({ ...refused, purpose: 'own-use' })).toContain(law);
    expect(laws({ ...refused, purpose: 'resale' })).not.toContain(law);
  });

  it('rests on no law where none was in force on the day', () => {
    const old = formal({ paidAt: Date.parse('2018-06-01T10:00:00+08:00') });
    expect(old.letter.citations).toEqual([]);
    expect(old.text).not.toMatch(/依据|根据|依照/);
  });

  it('asks for what the site could not do without', () => {
    const { order: _, ...without } = FACTS_OF_STORY;
    expect(needs({ ...without, order: undefined, orderState: 'missing' } as unknown as Facts)).toEqual([
      'paymentNo',
    ]);
    expect(needs({ delivered: 'wrong-value' })).toEqual(['product']);
    expect(needs({})).toEqual([]);
  });

  it('quotes the site’s own clause and counts from it to the minute', () => {
    // Paid and ordered at 14:02; 49 hours and 58 minutes later it is 16:00 two days on.
    const { text } = formal({}, [clause()], 49 + 58 / 60);
    expect(text).toContain('《充值服务条款》第5条写明：“超过1小时未处理可申请退款”');
    expect(text).toContain('从下单（2024年5月1日14:02）起，截至2024年5月3日16:00已49小时58分，条件已经满足');
    expect(formal({}, [clause()], 0.5).text).not.toContain('充值服务条款');
  });

  it('restates what was said before, by date, and what came back', () => {
    const { text } = formal(
      {},
      [promised(1, 24), requested(2), replied('site', 'answered', 26, '系统处理中')],
      30,
    );
    expect(text).toContain('再次要求退款');
    expect(text).toContain('1. 2024年5月1日15:02，我联系了你们的客服（工号1001）');
    expect(text).toContain('2. 2024年5月1日16:02，我向你们提出了退款要求');
    expect(text).toContain('3. 2024年5月2日16:02，你们答复：“系统处理中”。');
    expect(text).toContain('“会处理”，说好2024年5月2日15:02前办好，到期没有兑现');
  });

  it('asks only for what has not come back yet', () => {
    const { text } = formal({}, [requested(), refunded(4_000)], 30);
    expect(text).toContain('已经退回40.00元，还有60.00元没有退');
    expect(text).toContain('把60.00元原路退回');
    expect(text).not.toContain('把100.00元');
  });

  it('fits a chat, and never tells the other side that its day is not a statutory one', () => {
    const { text, left } = letterOf('site', 'chat', { product: '点卡'.repeat(80) });
    expect([...text.trimEnd()].length).toBeLessThanOrEqual(200);
    expect(left).toBeGreaterThan(0);
    expect(text).toContain('最晚');
    for (const form of RECIPIENTS.site.forms)
      expect(letterOf('site', form, {}).text).not.toContain('法定期限');
  });

  it('does not let what somebody typed turn into formatting', () => {
    const { letter } = formal({ statement: '# 标题 [x](y)\u001b[31m\u202e' });
    const text = render(letter, 'markdown');
    expect(text).toContain('\\# 标题 \\[x\\](y)');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('demands performance or the money by a day, and ends the contract by itself after it', () => {
    const { text, letter } = formal();
    expect(text).toContain(
      '请最晚2024年5月8日（当天24:00前）按订单交付所购的商品，或者把100.00元原路退回我的付款账户。',
    );
    expect(text).toContain(
      '到2024年5月8日24:00仍没有交付也没有退款的，这笔订单的合同自动解除，我不再接受补发，请退款。',
    );
    expect(letter.citations.map(({ article }) => article)).toContain('第五百六十五条');
    const wanted = formal({ lateGoods: 'wanted' }).text;
    expect(wanted).toContain('我仍然愿意接收');
    expect(wanted).not.toContain('自动解除');
  });

  it('ends it at once where what came is of no use, and in the alternative where there may be none', () => {
    expect(formal({ delivered: 'card-used' }).text).toContain('这封信到达时，这笔订单的合同解除。');
    expect(formal({ orderState: 'failed' }).text).toContain(
      '如果你们认为合同已经成立，也请在这一天前交付；到2024年5月8日24:00',
    );
    const surplus = formal({ deducted: 'twice' }).text;
    expect(surplus).toContain('把多扣的100.00元原路退回');
    expect(surplus).not.toContain('解除');
  });

  it('asks for the proof that lies with the site, and who has to show the clause', () => {
    const { text } = formal({ refused: 'no-refund-clause' });
    expect(text).toContain('提供这笔订单的到账凭据：到账账号、到账时间和上游流水号');
    expect(text).toContain('提示过要由你们证明');
    expect(formal({ orderState: 'processing' }).text).not.toContain('上游流水号');
  });

  it('counts interest only if it is wanted, and says how', () => {
    expect(formal().text).not.toContain('利息');
    expect(formal({ interest: 'yes' }).text).toContain(
      '支付利息：以100.00元为基数，从2024年5月9日起算到实际退款之日，按全国银行间同业拆借中心公布的一年期贷款市场报价利率（LPR）计算。',
    );
  });

  it('to a marketplace asks the shop for the money and the marketplace who the shop is', () => {
    const facts = { seller: 'marketplace', shop: '张三的店', purpose: 'own-use' } as const;
    const { text } = formal(facts);
    expect(text).toContain('店铺“张三的店”，以及交易平台某某卡盟：');
    expect(text.indexOf('对店铺的要求')).toBeLessThan(text.indexOf('对平台的请求'));
    expect(text).toContain('请提供店铺“张三的店”的真实名称、地址和有效联系方式。');
    expect(text).toContain('不能提供上面三项的');
    const ticket = letterOf('site', 'ticket', facts).text;
    expect(ticket).toContain('真实名称、地址和联系方式');
    expect(ticket).not.toContain('解除');
    const complaint = letterOf('12315', 'formal', { ...facts, payeeAddress: '杭州' }).text;
    expect(complaint).toContain('名称：张三的店');
    expect(complaint).not.toContain('经营的网站');
  });

  it('threatens nobody who bought to sell on with an authority that would not take it', () => {
    expect(formal({ purpose: 'resale' }).text).not.toContain('市场监管部门');
    expect(formal({ purpose: 'resale' }).text).toContain('必要时我会向法院起诉');
  });
});

describe('a card number that somebody typed', () => {
  const CARD = '6222021001116245702';
  it.each(EVERY_FORM)('keeps its last four digits in the letter to $to, $form', ({ to, form }) => {
    const facts = {
      product: `充值 ${CARD}`,
      statement: `卡号 6222 0210 0111 6245 702`,
      operator: '中国移动',
      reachable: 'no',
      intentEvidence: `他说打到 ${CARD}`,
    } as const;
    const { text } = letterOf(
      to,
      form,
      facts,
      [contacted(1), replied('site', 'answered', 5, `请打到 ${CARD}`)],
      30,
    );
    expect(text).not.toMatch(/6222\s?0210/);
  });

  it('is not what an order of the same length is called', () => {
    const order = '6222021001116245702';
    expect(formal({ order }).text).toContain(order);
    expect(formal({ statement: '对方给的流水号 6222021001116245703' }).text).toContain('6222021001116245703');
  });
});
