import { describe, expect, it } from 'vitest';
import type { Finding, RuleId } from '../../src/lint/finding.ts';
import { lintLetter } from '../../src/lint/lint.ts';
import { draftWith, lintView } from '../support/lint-view.ts';

type Changes = Parameters<typeof lintView>[0];

function found(sentence: string, changes: Changes = {}): Finding[] {
  return lintLetter(draftWith(sentence), lintView(changes)).filter(({ line }) => line === 3);
}
const rules = (sentence: string, changes: Changes = {}): RuleId[] =>
  found(sentence, changes).map(({ rule }) => rule);
const whole = (draft: string, changes: Changes = {}): RuleId[] =>
  lintLetter(draft, lintView(changes)).flatMap(({ rule, line }) => (line === null ? [rule] : []));

describe('what a draft leaves out', () => {
  it('nothing is missing in a letter that has everything', () => {
    expect(lintLetter(draftWith('谢谢。'), lintView())).toEqual([]);
  });

  it.each([
    ['missing-amount', '飞快卡盟：\n我于2026年11月20日付款，订单号CM20261120001，没有到账。请原路退款。'],
    ['missing-request', '飞快卡盟：\n我于2026年11月20日付款100元，订单号CM20261120001，没有到账。'],
    [
      'missing-request',
      '飞快卡盟：\n我于2026年11月20日付款100元，订单号CM20261120001，充值后不退款是不对的。',
    ],
    ['missing-addressee', '我于2026年11月20日付款100元，订单号CM20261120001，没有到账。请原路退款。'],
    ['missing-order', '飞快卡盟：\n我于2026年11月20日付款100元，没有到账。请原路退款。'],
    ['missing-date', '飞快卡盟：\n我付款100元，订单号CM20261120001，没有到账。请原路退款。'],
  ] as const)('%s is found', (rule, draft) => {
    expect(whole(draft)).toContain(rule);
  });

  it('amounts, dates and numbers count however they are written', () => {
    for (const amount of [
      '100元',
      '¥100',
      '￥１００',
      '100.00 元',
      '一百元',
      '壹佰元整',
      '人民币100',
      '100 yuan',
    ]) {
      const draft = `飞快卡盟：\n我于11月20日付款${amount}，订单号CM2026 1120 001。请退款。`;
      expect(whole(draft)).toEqual([]);
      expect(lintLetter(draft, lintView())).toEqual([]);
    }
    for (const date of ['2026-11-20', '2026/11/20', '２０２６年１１月２０日', '11月20日', '2026.11.20']) {
      expect(whole(`飞快卡盟：\n${date}付款100元，订单号CM20261120001。请退款。`)).toEqual([]);
    }
  });

  it('a chat needs no addressee, an authority needs the respondent by name', () => {
    const chat = '11月20日付款100元，订单号CM20261120001，没到账，请退款。';
    expect(whole(chat, { form: 'chat' })).toEqual([]);
    expect(whole(chat, { form: 'ticket' })).toEqual([]);
    expect(whole(`尊敬的客服：\n${chat}`)).toEqual([]);
    expect(whole(`市场监督管理局：\n${chat}`, { to: '12315' })).toContain('missing-addressee');
    expect(whole(`被投诉人：飞快网络科技有限公司\n${chat}`, { to: '12315' })).not.toContain(
      'missing-addressee',
    );
    expect(whole(`支付宝客服：\n${chat}`, { to: 'payment' })).toEqual([]);
    expect(whole(chat, { to: 'bank' })).toContain('missing-addressee');
  });

  it('the payment number will do where no order came about', () => {
    const { order: _, ...facts } = lintView().facts;
    const view = { ...lintView(), facts };
    const draft = '飞快卡盟：\n11月20日付款100元，支付单号2026112022001456781234567890，没有订单。请退款。';
    expect(lintLetter(draft, view)).toEqual([]);
    const without = lintLetter('飞快卡盟：\n11月20日付款100元。请退款。', view);
    expect(without.map(({ rule }) => rule)).toEqual(['missing-order']);
  });

  it('the same letter in English lacks nothing either', () => {
    const draft =
      'To 飞快卡盟:\nOn 2026-11-20 I paid 100.00 yuan, order CM20261120001. Nothing came. Please refund it.';
    expect(lintLetter(draft, lintView())).toEqual([]);
  });
});

describe('facts that the case does not hold', () => {
  it.each([
    ['foreign-order', '订单号：CM20261120009。'],
    ['foreign-order', '交易流水 420000123420261120555566667777。'],
    ['foreign-amount', '我一共付了198元。'],
    ['foreign-amount', '损失￥9,800。'],
    ['foreign-date', '我于2026年10月1日联系了客服。'],
    ['foreign-date', '9月3日客服没有回复。'],
    ['foreign-phone', '客服电话13812345678。'],
    ['foreign-phone', '联系人0571-88886666。'],
    ['others-data', '客服的家庭住址是某小区。'],
  ] as const)('%s is a warning: %s', (rule, sentence) => {
    expect(found(sentence).find((one) => one.rule === rule)?.level).toBe('warning');
  });

  it.each([
    ['订单号：CM-20261120001，支付单号：2026 1120 2200 1456 7812 3456 7890。', {}],
    ['充值手机号是13900001111。', {}],
    ['客服电话400-800-1234，市场监管热线12315，支付宝95188。', {}],
    ['我的电话是13812345678。', { me: { phone: '13812345678' } }],
    ['工单号GD8888777766665555。', { known: ['GD8888777766665555'] }],
    ['已退回30元，还差70元。', { known: ['30.00元', '70.00元'] }],
    ['请在2026年12月2日前答复。', {}],
    ['所购为100元游戏点卡。', {}],
    ['该办法2026年4月15日起施行。', {}],
    ['请参考2026-11-21的聊天记录。', { days: [lintView().today - 4] }],
  ] as const)('what the case holds is no stranger: %s', (sentence, changes) => {
    expect(found(sentence, changes)).toEqual([]);
  });
});

describe('what was never filled in', () => {
  it.each([
    '我是某某，电话13900001111。',
    '尊敬的XX客服：你好。',
    '我在____网站购买。',
    '金额为【】元。',
    '金额：［　］',
    '收件人：〔填写〕',
    '尊敬的{平台名称}：',
    '此致 ${site}',
    '日期：    年  月  日',
    '2026年  月  日',
    '订单号是undefined。',
    '金额null元。',
    '合计NaN元。',
    'TODO 补充经过',
    '我于×××购买。',
    '我于【付款日期】在【平台名称】付款【金额】元。',
    '收款方：[公司名称]',
    '付款金额***元。',
    '经过（此处填写事情经过）。',
    '电话：xxxxxxxx',
  ])('a blank harms: %s', (sentence) => {
    expect(found(sentence).find(({ rule }) => rule === 'placeholder')?.level).toBe('error');
  });

  it.each([
    '【订单号】CM20261120001【金额】100元',
    '【事情经过】',
    '手机号139****1111，卡号尾号1234。',
    '- [x] 截图已经附上',
    '证据[1]为付款记录。',
    '出生年月日与本案无关。',
    '我于2026年 11月 20日付款。',
    '***',
    '经办人张某某，工号01。',
    '所购为XXL会员卡。',
    '客服让我请填写表单，我已填写。',
    '见 https://example.com/a__b/c',
    '**重要**：请核实。',
  ])('a form that is no blank is left alone: %s', (sentence) => {
    expect(rules(sentence)).not.toContain('placeholder');
  });

  it('the site’s own name may look like one', () => {
    const view = lintView({ facts: { site: '某某卡盟' } });
    const draft = draftWith('谢谢。').replace('飞快卡盟', '某某卡盟');
    expect(lintLetter(draft, view)).toEqual([]);
    expect(lintLetter(draft.replace('某某卡盟', '某某平台'), view)[0]?.rule).toBe('placeholder');
  });
});

describe('numbers that must not travel', () => {
  it.each([
    ['card-number', '我的卡号是6222021234567890128。', '…0128'],
    ['card-number', '卡号6222 0212 3456 7890。', '…7890'],
    ['card-number', '信用卡４１１１１１１１１１１１１１１１被扣款。', '…1111'],
    ['card-number', '银行卡号：6217000012345678903', '…8903'],
    ['id-number', '身份证号11010519491231002X。', '…002x'],
    ['id-number', '身份证110105 19491231 002X', '…002x'],
    ['id-number', '证件号130503670401001。', '…1001'],
    ['secret', '登录密码是abc123456。', '登录密码'],
    ['secret', '我的支付密码：123456', '支付密码'],
    ['secret', '短信验证码 839201 已经给了客服。', '短信验证码'],
    ['secret', 'CVV:123', 'CVV'],
  ] as const)('%s is an error and is not repeated: %s', (rule, sentence, shown) => {
    const finding = found(sentence).find((one) => one.rule === rule);
    expect(finding).toMatchObject({ level: 'error', found: shown });
    expect(found(sentence).map((one) => one.rule)).not.toContain('foreign-order');
  });

  it.each([
    '支付单号2026112022001456781234567890。',
    '卡号尾号0128。',
    '时间戳1763618520000。',
    '身份证号110105194912310021不对。',
    '密码错误，验证码没有收到。',
    '密码为6位数字。',
    '验证码2026年11月20日收到。',
    '客服索要验证码，我没有提供。',
    '客服要求我提供身份证照片，我拒绝了。',
    '不要把密码告诉任何人。',
  ])('what is none is left alone: %s', (sentence) => {
    expect(rules(sentence).filter((rule) => ['card-number', 'id-number', 'secret'].includes(rule))).toEqual(
      [],
    );
  });

  it('an order number that looks like a card is an order number', () => {
    const order = '6222021234567890128';
    const draft = draftWith(`订单号${order}。`).replace('CM20261120001', order);
    expect(lintLetter(draft, lintView({ facts: { order } }))).toEqual([]);
  });
});

describe('the length of a draft', () => {
  it('is counted in characters and held against what the recipient takes', () => {
    const base = draftWith('谢谢。');
    const length = Array.from(base).length;
    const padded = (by: number) => `${base}${'😀'.repeat(by)}\n\n`;
    expect(lintLetter(padded(5), lintView({ limit: length + 5 }))).toEqual([]);
    expect(lintLetter(padded(6), lintView({ limit: length + 5 }))).toMatchObject([
      { rule: 'too-long', level: 'error', found: String(length + 6), instead: String(length + 5) },
    ]);
  });
});
