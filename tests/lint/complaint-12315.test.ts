import { describe, expect, it } from 'vitest';
import { lintLetter } from '../../src/lint/lint.ts';
import { lintView } from '../support/lint-view.ts';

type Changes = Parameters<typeof lintView>[0];

const COMPLETE = [
  '投诉人：张小明，电话：13812345678，通讯地址：杭州市上城区解放路2号',
  '被投诉人：飞快网络科技有限公司，地址：杭州市西湖区文三路1号',
  '我于2026年11月20日付款100.00元，订单号：CM20261120001，至今没有收到所购的商品。',
  '请求：责令被投诉人把100.00元退还给我。',
].join('\n');
const ME = { name: '张小明', phone: '13812345678', address: '杭州市上城区解放路2号' };

function check(draft: string, changes: Changes = {}) {
  return lintLetter(draft, lintView({ to: '12315', me: ME, ...changes }));
}
const levels = (draft: string, changes: Changes = {}) =>
  Object.fromEntries(check(draft, changes).map(({ rule, level }) => [rule, level]));

describe('why 12315 would refuse a complaint', () => {
  it('nothing is found in a complete one', () => {
    expect(check(COMPLETE)).toEqual([]);
  });

  it.each([
    ['我买来转卖给客户，差价不高。', 'refused-resale', 'error'],
    ['我是代理，平时从你们这里拿货。', 'refused-resale', 'error'],
    ['这批卡用于转售。', 'refused-resale', 'error'],
    ['我帮客户充值的。', 'refused-resale', 'error'],
    ['法院已经立案。', 'refused-elsewhere', 'error'],
    ['消费者协会已受理此事。', 'refused-elsewhere', 'error'],
    ['已由西湖区消协调解。', 'refused-elsewhere', 'error'],
    ['我们15名受害者一起投诉。', 'refused-mass', 'warning'],
    ['我已经投诉20多次。', 'refused-mass', 'warning'],
    ['这是维权群里的统一模板。', 'refused-mass', 'warning'],
  ] as const)('%s is %s', (sentence, rule, level) => {
    expect(levels(`${COMPLETE}\n${sentence}`)).toMatchObject({ [rule]: level });
    expect(levels(`${COMPLETE}\n${sentence}`, { to: 'site' })).not.toHaveProperty(rule);
  });

  it.each([
    '所购商品为本人自用，不是用来转卖。',
    '我没有转卖过。',
    '此事尚未向消费者协会投诉。',
    '法院尚未受理。',
    '我已在黑猫投诉平台提交，支付宝已受理。',
    '客服说“你是代理，拿货不退”，截图附后。',
    '我只投诉这一笔订单。',
    '你们的代理没有发货。',
  ])('no reason at all: %s', (sentence) => {
    expect(check(`${COMPLETE}\n${sentence}`).filter(({ rule }) => rule.startsWith('refused'))).toEqual([]);
  });

  it('who bought for resale is told even where the draft is silent', () => {
    expect(levels(COMPLETE, { facts: { purpose: 'resale' } })).toMatchObject({ 'refused-resale': 'error' });
  });

  it('more than three years since one knew is too old, three years to the day are not', () => {
    const paid = (day: string) => ({ paidAt: Date.parse(`${day}T14:02:00+08:00`) });
    expect(levels(COMPLETE, { facts: paid('2023-11-24') })).toHaveProperty('refused-too-old', 'error');
    expect(levels(COMPLETE, { facts: paid('2023-11-25') })).not.toHaveProperty('refused-too-old');
    const late = { ...paid('2023-01-01'), knownAt: Date.parse('2026-11-01T00:00:00+08:00') };
    expect(levels(COMPLETE, { facts: late })).not.toHaveProperty('refused-too-old');
  });

  it('says which of the required particulars are missing', () => {
    const lines = COMPLETE.split('\n');
    const without = (index: number) => lines.filter((_, place) => place !== index).join('\n');
    expect(levels(without(0))).toMatchObject({ 'refused-identity': 'warning' });
    expect(levels(without(1))).toMatchObject({
      'missing-addressee': 'error',
      'refused-respondent-address': 'warning',
    });
    expect(levels(without(2))).toMatchObject({ 'refused-facts': 'warning' });
    expect(levels(without(3))).toMatchObject({ 'missing-request': 'error' });
    // A form on the screen has fields for them.
    expect(levels(without(0), { form: 'ticket' })).not.toHaveProperty('refused-identity');
  });
});
