import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import type { LetterRecipient } from '../../src/law/parties.ts';
import { RECIPIENTS } from '../../src/letters/recipients.ts';
import { letterOf, WHOLE } from '../support/letters.ts';
import { clause, exhibit, filed, promised, replied, requested } from '../support/moments.ts';

const PROOF = [exhibit('payment-record', 1, '支付宝电子回单'), exhibit('order-page', 2), exhibit('chat', 3)];

/** One case for each problem. */
const PROBLEMS: Readonly<Record<string, Partial<Facts>>> = {
  'payment-deducted': { orderState: 'failed' },
  'not-delivered': {},
  'account-restricted': { refused: 'no-refund-clause', money: 'balance' },
};

const BEFORE: readonly CaseEvent[] = [clause(), promised(1, 24), requested(3), ...PROOF];

/** First: they hear of it for the first time. Again: they were told before, and it came to nothing. */
const stages = (
  to: LetterRecipient,
): Readonly<Record<string, { events: readonly CaseEvent[]; hours: number }>> => ({
  first:
    to === 'site'
      ? { events: PROOF, hours: 2 }
      : { events: [...BEFORE, replied('site', 'refused', 48, '充值后不退')], hours: 24 * 20 },
  again: {
    events: [
      ...BEFORE,
      replied('site', 'answered', 20, '系统处理中'),
      ...(to === 'site' ? [] : [filed(to, 30, 'TS20240502001'), replied(to, 'answered', 60, '已转商家')]),
      ...(to === 'telecom'
        ? [filed('operator', 10), replied('operator', 'answered', 40, '没有到账记录')]
        : []),
    ],
    hours: 24 * 20,
  },
});

/** What a recipient presupposes besides. */
const PHONE = {
  goods: 'phone-credit',
  product: '100元话费',
  account: '13800002222',
  operator: '中国移动',
} as const;
const ONLY: Readonly<Partial<Record<LetterRecipient, Partial<Facts>>>> = {
  telecom: PHONE,
  operator: PHONE,
  bank: { payChannel: 'bank-card', cardNetwork: 'visa', bank: '招商银行', cardTail: '1234' },
  '12377': { reachable: 'no' },
};

/** Nobody goes there with such a problem. */
const SENSELESS: readonly string[] = [
  'operator account-restricted',
  'telecom account-restricted',
  '12377 account-restricted',
];

/** What makes another letter of it, for those to whom that matters. */
const SPECIAL: Readonly<Record<string, Partial<Facts>>> = {
  child: { payer: 'minor', childAge: 10, guardian: 'unaware', operatedBy: 'child' },
  marketplace: { seller: 'marketplace', shop: '张三的点卡店' },
  'marketplace-unnamed': {
    seller: 'marketplace',
    shop: '张三的点卡店',
    shopData: 'none',
  },
  'marketplace-knew': {
    seller: 'marketplace',
    shop: '张三的点卡店',
    shopData: 'given',
    platformKnew: '4月就有三个买家在平台投诉过同一家店，平台没有处理',
  },
  theft: { payer: 'stolen' },
  'nothing-and-clause': { refused: 'no-refund-clause' },
  deceit: { delivered: 'card-used', intentEvidence: '客服承认发的是用过的卡密', interest: 'yes' },
};
const READ_BY: Readonly<Record<string, readonly LetterRecipient[]>> = {
  child: ['site', '12315', 'court', 'payment'],
  marketplace: ['site', '12315', 'court'],
  'marketplace-unnamed': ['site', '12315', 'consumer-association', 'court'],
  'marketplace-knew': ['site', '12315', 'court'],
  theft: ['payment', 'pboc', 'court'],
  'nothing-and-clause': ['site', '12315', 'court'],
  deceit: ['site', '12315', 'consumer-association', 'court'],
};

const SPECIAL_ROWS = Object.entries(READ_BY).flatMap(([name, readers]) =>
  readers.map((to) => [to, name] as const),
);

const ROWS = (Object.keys(RECIPIENTS) as LetterRecipient[]).flatMap((to) =>
  Object.keys(PROBLEMS)
    .filter((problem) => !SENSELESS.includes(`${to} ${problem}`))
    .flatMap((problem) => ['first', 'again'].map((stage) => [to, problem, stage] as const)),
);

describe('the letters as a clerk receives them', () => {
  it.each(ROWS)('%s, %s, %s', async (to, problem, stage) => {
    const { events = [], hours = 0 } = stages(to)[stage] ?? {};
    const facts = { ...WHOLE, ...PROBLEMS[problem], ...ONLY[to] };
    const texts = RECIPIENTS[to].forms.map((form) => {
      const { text } = letterOf(to, form, facts, events, hours);
      const limit = RECIPIENTS[to].limit(form, facts as Facts);
      const length = `${[...text.trimEnd()].length}${limit === null ? '' : ` of ${limit.characters}`}`;
      return `===== ${form} (${length} characters)\n\n${text}`;
    });
    await expect(texts.join('\n')).toMatchFileSnapshot(`golden/${to}-${problem}-${stage}.txt`);
  });

  it.each(SPECIAL_ROWS)('%s: %s', async (to, name) => {
    const { events = [], hours = 0 } = stages(to)['again'] ?? {};
    const told =
      name === 'theft' ? [filed('payment', 2), replied('payment', 'refused', 60, '没有发现异常')] : events;
    const facts = { ...WHOLE, ...SPECIAL[name] };
    const texts = RECIPIENTS[to].forms.map(
      (form) => `===== ${form}\n\n${letterOf(to, form, facts, told, hours).text}`,
    );
    await expect(texts.join('\n')).toMatchFileSnapshot(`golden/${to}-${name}.txt`);
  });

  it('site: agreed, and late', async () => {
    const due = { amount: 3, unit: 'days' } as const;
    const events = [...BEFORE, replied('site', 'accepted', 24, '同意退款，3天内到账', due)];
    const texts = RECIPIENTS.site.forms.map(
      (form) => `===== ${form}\n\n${letterOf('site', form, WHOLE, events, 24 * 12).text}`,
    );
    await expect(texts.join('\n')).toMatchFileSnapshot('golden/site-agreed-late.txt');
  });
});
