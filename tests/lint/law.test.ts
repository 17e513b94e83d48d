import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../src/lint/finding.ts';
import { inChinese, numberOf } from '../../src/lint/numbers.ts';
import { citedIn } from '../../src/lint/law.ts';
import { lintLetter } from '../../src/lint/lint.ts';
import { dayOf } from '../../src/time/day.ts';
import { draftWith, lintView } from '../support/lint-view.ts';

type Changes = Parameters<typeof lintView>[0];

function found(sentence: string, changes: Changes = {}) {
  return lintLetter(draftWith(sentence), lintView(changes)).filter(({ line }) => line === 3);
}
const rules = (sentence: string, changes: Changes = {}): RuleId[] =>
  found(sentence, changes).map(({ rule }) => rule);
const errors = (sentence: string, changes: Changes = {}) =>
  found(sentence, changes).filter(({ level }) => level === 'error');

const harmful: readonly (readonly [RuleId, string, Changes?])[] = [
  ['repealed', '根据《中华人民共和国合同法》第一百零七条，应当承担违约责任。'],
  ['repealed', '依据合同法第107条，请退款。'],
  ['repealed', '根据《民法总则》第一百八十八条。'],
  ['repealed', '根据《民法通则》第九十二条，属于不当得利。'],
  ['repealed', '根据《市场监督管理投诉举报处理暂行办法》第十五条。', { to: '12315' }],
  ['repealed', '根据暂行办法第21条，请调解。', { to: '12315' }],
  ['repealed', '依照《网络交易管理办法》处理。'],
  ['repealed-days', '市场监管部门应在45个工作日内调解完毕。'],
  ['repealed-days', '12315四十五个工作日内办结。', { to: '12315' }],
  ['no-such-article', '根据《电子商务法》第九十九条。'],
  ['no-such-article', '根据《消费者权益保护法》第一百条。'],
  ['no-such-article', '根据《民法典》第一千三百条。'],
  ['no-such-article', '根据《消费者权益保护法实施条例》第六十条。'],
  ['no-such-days', '根据《电子商务法》，平台需在7个工作日内处理退款申请。'],
  ['no-such-days', '根据《电商法》第五十九条，你们应当在七日内处理完毕。'],
  ['no-such-days', '法律规定48小时内必须退款。'],
  ['no-such-days', '按照电商法，15日内必须退款。'],
  ['no-such-days', '根据《消费者权益保护法》，你们应在7个工作日内退款。'],
  ['no-such-days', '法律规定商家必须在３天内退款。'],
  ['no-such-days', '根据《民法典》第五百零九条，应当于十日内退款。'],
  ['seven-day-return', '请按页面的七天无理由退款办理。'],
  ['seven-day-return', '我要求七天无理由退款。'],
  ['seven-day-return', '根据《消费者权益保护法》第二十五条，我有权退货。'],
  ['seven-day-return', '我享有7天无理由退货的权利。'],
  ['platform-only', '根据《电子商务法》第三十八条，你们承担连带责任。'],
  ['platform-only', '根据《电子商务法》第六十一条，请协助。'],
  ['platform-only', '根据《消费者权益保护法》第四十四条，请先行赔偿。'],
  ['platform-only', '根据《网络交易平台规则监督管理办法》第三十条。'],
  ['platform-only', '根据《电子商务法》第二十条、第三十二条，规则应当公平。'],
  ['platform-only', '根据《电子商务法》第三十二条至第三十四条。'],
  ['platform-unasked', '根据电商法第31条，请提供记录。', { facts: { seller: 'unknown' } }],
  ['consumers-only', '根据《消费者权益保护法》第二十六条第二款。', { facts: { purpose: 'resale' } }],
  [
    'not-in-force',
    '根据《民法典》第五百七十七条。',
    { facts: { paidAt: Date.parse('2020-06-01T10:00:00+08:00') } },
  ],
  [
    'not-in-force',
    '根据《市场监督管理投诉举报处理办法》第十条。',
    { to: '12315', today: dayOf(Date.parse('2026-01-05T10:00:00+08:00')) },
  ],
  ['wrong-addressee', '根据《非银行支付机构监督管理条例》第三十五条，请处理。'],
  ['wrong-addressee', '根据《电子商务法》第五十五条第二款，请赔偿。'],
  ['wrong-addressee', '根据《电信用户申诉处理办法》第十条。'],
  ['wrong-claim', '根据《消费者权益保护法》第四十六条，请你们处理。'],
  ['wrong-claim', '根据《电子商务法》第三十四条，应当退款。', { facts: { seller: 'marketplace' } }],
  ['not-a-ground', '根据《个人信息保护法》第六条，请退款。'],
  ['not-a-ground', '根据《电子商务法》第九条，你们是经营者。'],
  ['accusation', '依照《治安管理处罚法》第五十八条处理。'],
  ['unfit-article', '根据《未成年人网络保护条例》第四十四条，请退款。', { facts: { payer: 'self' } }],
  ['unfit-article', '根据《未成年人网络保护条例》第四十四条，请退款。'],
  ['consumers-unasked', '根据消法第二十六条第二款。', { facts: { purpose: undefined as never } }],
  ['unlisted-article', '根据《民法典》第六百条。'],
  ['unknown-law', '根据《网络消费安全法》第三条。'],
  ['unknown-clause', '根据贵平台《充值服务条款》第5条，应当退款。'],
];

const harmless: readonly (readonly [string, Changes?])[] = [
  ['根据《中华人民共和国电子商务法》第二十条，经营者应当按照承诺交付。'],
  ['根据《中华人民共和国电子商务法》第五十九条，经营者应当及时受理、处理投诉。'],
  ['根据《民法典》第五百零九条第一款、第五百七十七条，请全面履行。'],
  ['根据《消费者权益保护法》第二十六条第二款，该条款不公平。'],
  ['《电子商务法》第五十九条没有规定7个工作日的期限，只说及时处理。'],
  ['根据电商法第五十九条，请及时处理；请在7日内答复，这是我提出的合理期限。'],
  ['你们承诺3个工作日内到账，没有做到，不符合《电子商务法》第二十条。'],
  ['客服说24小时内处理，现在已经过去48小时。'],
  ['你们页面承诺24小时内到账，依法应当履行。'],
  ['已经过去7天，仍未按《电子商务法》第二十条交付。'],
  ['市场监管部门收到投诉后7个工作日内决定是否受理。'],
  ['双方同意调解的，受理之日起60日内办结。'],
  ['经营者无正当理由超过十五日不退，可能被认定为故意拖延（《侵害消费者权益行为处罚办法》第八条）。'],
  ['原《合同法》已经废止，现适用《民法典》第五百七十七条。'],
  ['客服称“根据《合同法》第一百零七条不予退款”，截图见附件。'],
  ['你们以“数字商品不支持七天无理由退货”为由拒绝，但我主张的是没有交付。'],
  ['本案不属于七天无理由退货，而是没有履行。'],
  ['根据《电子商务法》第三十一条，请提供交易记录。', { facts: { seller: 'marketplace' } }],
  ['根据《消费者权益保护法》第四十四条，请提供卖家信息。', { facts: { seller: 'marketplace' } }],
  ['根据《非银行支付机构监督管理条例》第三十五条，请妥善处理争议。', { to: 'payment' }],
  ['根据《市场监督管理投诉举报处理办法》第十条，提供以下材料。', { to: '12315' }],
  [
    '根据《合同法》第一百零七条，应当承担违约责任。',
    { facts: { paidAt: Date.parse('2020-06-01T10:00:00+08:00') } },
  ],
  ['我在2026年11月20日收到三十条短信，都是发货失败的提示。'],
  ['页面写的服务条款有二十条，其中没有不退款的约定。'],
  ['根据贵站《充值服务条款》第5条，应当退款。', { known: ['《充值服务条款》', '第5条'] }],
  ['根据《消费者权益保护法》第四十六条，请在七个工作日内处理并告知。', { to: '12315' }],
  ['根据《未成年人网络保护条例》第四十四条，请退款。', { facts: { payer: 'minor' } }],
  ['请按页面的七天无理由退款办理。', { known: ['支持7天无理由退款'] }],
  ['根据电商法第五十九条请及时处理，请在7日内答复，这是我提出的合理期限。'],
  ['根据《电子商务法》第二十条，你们应当按承诺在24小时内交付。'],
  ['根据法律规定，无正当理由在十五日内不退款的，可能构成故意拖延。'],
  ['取消法定节假日的安排与此无关。'],
  ['行政处罚办法第三条与此无关。'],
  ['法院收到起诉状后七日内立案。', { to: 'court' }],
  ['根据《中华人民共和国民法典》第五百六十三条第一款第（四）项，我解除合同。'],
  ['请提供该法人的营业执照。'],
  ['依法处理即可。'],
  ['商家承诺七天无理由退款，请兑现。', { known: ['支持7天无理由退款'] }],
];

describe('the law in a draft', () => {
  const cases = harmful.map(([rule, sentence, changes = {}]) => ({ rule, sentence, changes }));
  it.each(cases)('false, repealed or unfit law is found: $rule, $sentence', ({ rule, sentence, changes }) => {
    expect(rules(sentence, changes)).toContain(rule);
  });

  const fine = harmless.map(([sentence, changes = {}]) => ({ sentence, changes }));
  it.each(fine)('law that holds and fits is left alone: $sentence', ({ sentence, changes }) => {
    expect(errors(sentence, changes)).toEqual([]);
  });

  it('names the law and article that took the place of a repealed one', () => {
    const [finding] = found('根据《市场监督管理投诉举报处理暂行办法》第十五条。', { to: '12315' });
    expect(finding).toMatchObject({
      found: '《市场监督管理投诉举报处理暂行办法》第十五条',
      words: {
        better: { zh: expect.stringContaining('《市场监督管理投诉举报处理办法》第十六条') as string },
      },
    });
    expect(found('根据合同法第107条，请退款。')[0]).toMatchObject({
      instead: '《中华人民共和国民法典》第五百七十七条',
    });
  });

  it('before the day of a repeal the old rule is only pointed at', () => {
    const old = { to: '12315' as const, today: dayOf(Date.parse('2026-01-05T10:00:00+08:00')) };
    const [finding] = found('根据《市场监督管理投诉举报处理暂行办法》第十五条。', old);
    expect(finding).toMatchObject({ rule: 'repealed-soon', level: 'warning', instead: '2026-04-15' });
    expect(errors('12315四十五个工作日内办结。', old)).toEqual([]);
  });

  it('asks first where nobody said whether the purchase was for own use', () => {
    const { purpose: _, ...rest } = lintView().facts;
    const view = { ...lintView(), facts: rest };
    const findings = lintLetter(draftWith('根据《消费者权益保护法》第二十六条第二款。'), view);
    expect(findings.find(({ rule }) => rule === 'consumers-unasked')?.level).toBe('warning');
  });

  it('reads citations as people write them', () => {
    const places = (text: string) =>
      citedIn(text).map(({ law, article, paragraph }) =>
        `${law.replace('中华人民共和国', '')} ${article} ${paragraph ?? ''}`.trim(),
      );
    expect(places('根据《电子商务法》第九条、第二十条和第59条')).toEqual([
      '电子商务法 第九条',
      '电子商务法 第二十条',
      '电子商务法 第五十九条',
    ]);
    expect(places('电商法第三十二条至第三十四条')).toEqual([
      '电子商务法 第三十二条',
      '电子商务法 第三十三条',
      '电子商务法 第三十四条',
    ]);
    expect(places('《电子商务法》第49条第1款。同法第五十一条第二款')).toEqual([
      '电子商务法 第四十九条 1',
      '电子商务法 第五十一条 2',
    ]);
    expect(places('《刑法》第一百二十条之一')).toEqual(['刑法 第一百二十条之一']);
    expect(places('民法典第５６３条第一款第（四）项')).toEqual(['民法典（合同编） 第五百六十三条 1(四)']);
    expect(places('消法实施条例第二十二条，消保法第五十三条')).toEqual([
      '消费者权益保护法实施条例 第二十二条',
      '消费者权益保护法 第五十三条',
    ]);
    expect(places('条款第五条')).toEqual([]);
    expect(places('见《电子商务法》第二十条。收费标准见第九条。')).toEqual(['电子商务法 第二十条']);
  });

  it('counts articles in both kinds of figures', () => {
    for (let number = 1; number <= 1300; number += 1) expect(numberOf(inChinese(number))).toBe(number);
    expect([10, 49, 105, 110, 509, 985, 1024, 1165].map(inChinese)).toEqual([
      '十',
      '四十九',
      '一百零五',
      '一百一十',
      '五百零九',
      '九百八十五',
      '一千零二十四',
      '一千一百六十五',
    ]);
  });
});
