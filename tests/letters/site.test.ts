import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/case/facts.ts';
import { RECIPIENTS } from '../../src/letters/recipients.ts';
import { render } from '../../src/letters/render.ts';
import { FACTS_OF_STORY } from '../support/case-builders.ts';
import { letterOf } from '../support/letters.ts';
import { clause, promised, refunded, replied, requested } from '../support/moments.ts';

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
    expect(text).toContain('如果合同没有成立：根据《中华人民共和国民法典》第九百八十五条');
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
    expect(old.text).not.toMatch(/依据|法规核对/);
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
    expect(text).toContain(
      '从下单（2024年5月1日14:02）起，截至2024年5月3日16:00已 49 小时 58 分，条件已经满足',
    );
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
    expect(text).toContain('3. 2024年5月2日16:02，你们作了答复，但没有处理结果：“系统处理中”');
    expect(text).toContain('承诺在2024年5月2日15:02前处理并答复');
  });

  it('asks only for what has not come back yet', () => {
    const { text } = formal({}, [requested(), refunded(4_000)], 30);
    expect(text).toContain('已经退回40.00元，还有60.00元没有退');
    expect(text).toContain('把60.00元原路退回');
    expect(text).not.toContain('把100.00元');
  });

  it('fits a chat, and says in which day the answer is the user’s own wish', () => {
    const { text, left } = letterOf('site', 'chat', { product: '点卡'.repeat(80) });
    expect([...text.trimEnd()].length).toBeLessThanOrEqual(200);
    expect(left).toBeGreaterThan(0);
    expect(text).toContain('不是法定期限');
  });

  it('does not let what somebody typed turn into formatting', () => {
    const { letter } = formal({ description: '# 标题 [x](y)\u001b[31m\u202e' });
    const text = render(letter, 'markdown');
    expect(text).toContain('\\# 标题 \\[x\\](y)');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});
