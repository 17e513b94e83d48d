import { describe, expect, it } from 'vitest';
import type { LetterRecipient } from '../../src/law/parties.ts';
import { RECIPIENTS } from '../../src/letters/recipients.ts';
import { lintViewOfLetter, type RuleId } from '../../src/lint/finding.ts';
import { lintLetter } from '../../src/lint/lint.ts';
import { letterOf, WHOLE } from '../support/letters.ts';
import { filed, promised, refunded, replied, requested } from '../support/moments.ts';

/** A letter as each reader gets it, by a user who goes over it once more. */
const PHONE = {
  goods: 'phone-credit',
  product: '100元话费',
  account: '13800002222',
  operator: '中国移动',
} as const;
const PAST = [promised(1, 24), requested(3), replied('site', 'answered', 20, '系统处理中')];
const READERS = Object.keys(RECIPIENTS) as LetterRecipient[];
const factsFor = (to: LetterRecipient) => ({
  ...WHOLE,
  ...(to === 'telecom' || to === 'operator' ? PHONE : {}),
  reachable: to === '12377' ? ('no' as const) : ('yes' as const),
});

function draftTo(to: LetterRecipient, index: number) {
  const { forms } = RECIPIENTS[to];
  const form = forms[index % forms.length] ?? 'formal';
  const past = index % 2 === 0 ? PAST : [...PAST, filed('payment', 40), refunded(2_000, 60)];
  const { text, view } = letterOf(to, form, factsFor(to), past, 24 * 9);
  const limit = RECIPIENTS[to].limit(form, view.facts)?.characters ?? null;
  // A draft on paper may be longer than the form.
  return { text, view: lintViewOfLetter(view, limit === null ? null : limit + 400) };
}

/** One sentence that would harm its sender, and the rule that has to find it. */
const PLANTED: readonly (readonly [string, RuleId])[] = [
  ['你们这帮骗子。', 'accusation'],
  ['这是诈骗行为。', 'accusation'],
  ['真是一群垃圾客服。', 'insult'],
  ['不退钱我就天天曝光你们。', 'threat'],
  ['再不处理，后果自负。', 'vague-threat'],
  ['给我500元，我就撤诉并且不再举报。', 'money-for-silence'],
  ['我保证一定能胜诉。', 'guarantee'],
  ['本律师受当事人委托发出此函。', 'impersonation'],
  ['请按三倍赔偿。', 'triple-damages'],
  ['请赔偿精神损失费5000元。', 'beyond-claim'],
  ['根据《中华人民共和国合同法》第九十四条。', 'repealed'],
  ['法律规定商家必须在24小时内退款。', 'no-such-days'],
  ['根据《中华人民共和国电子商务法》第一百二十条。', 'no-such-article'],
  ['电子商务法规定7个工作日内必须退款。', 'no-such-days'],
  ['我要求七天无理由退货。', 'seven-day-return'],
  ['根据《中华人民共和国电子商务法》第三十八条，你们要承担责任。', 'platform-only'],
  ['根据《未名交易管理条例》第三条。', 'unknown-law'],
  ['根据你们《会员服务协议》第12条，应当退款。', 'unknown-clause'],
  ['联系人：【你的姓名】', 'placeholder'],
  ['尊敬的【平台名称】:你好', 'placeholder'],
  ['我的电话是____。', 'placeholder'],
  ['卡号6222021001116245702，请退到这张卡。', 'card-number'],
  ['我的身份证号是11010519491231002X。', 'id-number'],
  ['支付密码是abc12345。', 'secret'],
  ['客服的电话是13912345678。', 'foreign-phone'],
  ['客服的家庭住址是某市某路3号。', 'others-data'],
  ['订单号：ZZ99887766554433。', 'foreign-order'],
  ['我一共付了888.88元。', 'foreign-amount'],
  ['我是2023年2月3日付的款。', 'foreign-date'],
  ['根据《中华人民共和国刑法》第二百六十六条，你们已经犯罪。', 'not-a-ground'],
  ['退款请加微信并附上验证码384756。', 'secret'],
];

/** Sentences that harm nobody, though they come near one that does. */
const CLEAN: readonly string[] = [
  '客服说“我们不是骗子”。',
  '我没有说你们诈骗。',
  '如未解决，我将依法向支付渠道和市场监管部门（12315）投诉。',
  '必要时我会向法院起诉。',
  '希望我们能协商解决。',
  '请核对后书面答复我。',
  '卡号尾号5702。',
  '我不同意先付任何费用。',
  '客服回复“系统处理中”。',
  '付款金额是100.00元。',
  '付款时间是2024年5月1日14:02。',
  '收到退款后，双方就本订单再无争议。',
  '我愿意提供付款凭证供核对。',
  '请提供这笔订单的处理记录。',
  '订单（网站显示已完成）和实际不符。',
  '【订单号】CM20240501001',
  '我反对任何诈骗行为，也不认为这是诈骗。',
  '请不要让我提供验证码。',
  '谢谢配合。',
  '以上信息可以与记录核对。',
];

describe('a draft to each reader with one planted fault', () => {
  const rows = PLANTED.flatMap(([sentence, rule], index) =>
    [index, index + 5].map(
      (place) => [READERS[place % READERS.length] as LetterRecipient, place, sentence, rule] as const,
    ),
  );

  it('is not missed: sixty planted, in every place', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    const missed = rows.flatMap(([to, place, sentence, rule]) => {
      const { text, view } = draftTo(to, place);
      const lines = text.trimEnd().split('\n');
      lines.splice((place * 7) % lines.length, 0, sentence);
      const found = lintLetter(lines.join('\n'), view);
      const hit = found.some(
        (one) =>
          one.line !== null &&
          one.level !== 'notice' &&
          (one.rule === rule || ALIKE[rule]?.includes(one.rule)),
      );
      return hit ? [] : [[to, sentence, found.map((one) => one.rule)]];
    });
    expect(missed).toEqual([]);
  });
});

/** Another rule may see the same harm first. */
const ALIKE: Readonly<Partial<Record<RuleId, readonly RuleId[]>>> = {
  accusation: ['insult'],
  insult: ['accusation'],
  'beyond-claim': ['foreign-amount'],
  'money-for-silence': ['threat'],
  'platform-only': ['platform-unasked', 'wrong-addressee'],
  'not-a-ground': ['accusation'],
  'no-such-days': ['wrong-claim'],
};

describe('a clean draft to each reader', () => {
  it('is not accused: sixty of them', () => {
    const accused = READERS.flatMap((to, reader) =>
      Array.from({ length: 6 }, (_, place) => {
        const index = reader * 6 + place;
        const { text, view } = draftTo(to, index);
        const lines = text.trimEnd().split('\n');
        const sentence = CLEAN[index % CLEAN.length] ?? '';
        lines.splice((index * 5) % lines.length, 0, sentence);
        const found = lintLetter(lines.join('\n'), view).filter(({ level }) => level !== 'notice');
        return found.length === 0 ? [] : [[to, sentence, found]];
      }).flat(),
    );
    expect(READERS.length * 6).toBeGreaterThanOrEqual(60);
    expect(accused).toEqual([]);
  });
});
