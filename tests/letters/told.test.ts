import { describe, expect, it } from 'vitest';
import { classifyDraft } from '../../src/case/classify.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import { FACTS, type Facts } from '../../src/case/facts.ts';
import { FACTS_OF_STORY } from '../support/case-builders.ts';
import { EVERY_FORM, letterOf, WHOLE } from '../support/letters.ts';
import {
  delivered,
  filed,
  promised,
  refunded,
  refundPromised,
  replied,
  requested,
} from '../support/moments.ts';

/** How a letter says each answer; what was not answered so must not be said. */
const SAID = {
  deducted: { twice: '扣了两次款', pending: '付款状态一直停在处理中' },
  orderState: {
    missing: '查不到对应的订单',
    failed: '订单显示失败',
    processing: '订单一直显示处理中',
    success: '订单显示已完成',
    frozen: '交易被冻结',
  },
  delivered: {
    nothing: '没有收到所购的商品',
    'wrong-value': '面额与订单不一致',
    'wrong-item': '收到的商品与订单不一致',
    'card-used': '卡密已经被使用过',
    correct: '所购的商品已经收到',
  },
  refused: { 'risk-control': '以风控为由限制', 'no-refund-clause': '为由不予退款|规定不予退款' },
} as const;

const OPERATOR = { operator: '中国移动', reachable: 'no' } as const;
const CASES = FACTS.deducted.choices
  .flatMap((deducted) =>
    FACTS.orderState.choices.flatMap((orderState) =>
      FACTS.delivered.choices.flatMap((came) =>
        FACTS.refused.choices.map((refused): Facts => ({
          ...FACTS_OF_STORY,
          ...WHOLE,
          ...OPERATOR,
          deducted,
          orderState,
          delivered: came,
          refused,
        })),
      ),
    ),
  )
  .filter((facts) => classifyDraft(facts)?.kind === 'case');

const rules = (facts: Facts) =>
  Object.entries(SAID).flatMap(([name, answers]) =>
    Object.entries(answers).map(([answer, words]) => ({
      words: new RegExp(words),
      told: facts[name as keyof typeof SAID] === answer,
      name: `${name} ${answer}`,
    })),
  );

describe('two things at once', () => {
  it('every combination of what was told is told to everybody in every form, and nothing else is', () => {
    expect(CASES.length).toBe(266);
    const wrong = EVERY_FORM.flatMap(({ to, form }) =>
      CASES.flatMap((facts) => {
        const { text } = letterOf(to, form, facts, [requested(3)], 50);
        return rules(facts)
          .filter(({ words, told }) => words.test(text) !== told)
          .map(({ name }) => [to, form, name, text]);
      }),
    );
    expect(wrong).toEqual([]);
  }, 120_000);

  it('each of them has its own grounds in a full letter: what was owed comes before the excuse', () => {
    for (const to of ['site', '12315', 'court'] as const) {
      for (const facts of CASES) {
        const { view } = letterOf(to, 'formal', facts, [requested(3)], 50);
        const keys = view.grounds.map(({ key }) => key as string);
        const first = (...some: string[]) => keys.findIndex((key) => some.includes(key));
        const rule = first(
          'civil-496-2',
          'civil-497',
          'consumers-26-2',
          'consumers-regulation-17',
          'code-contracts-10-3',
        );
        const own = first('civil-985', 'civil-509-1', 'ecommerce-51-2', 'ecommerce-20', 'civil-577');
        const falls = ['nothing', 'wrong-value', 'wrong-item', 'card-used'].includes(facts.delivered ?? '');
        const told = [to, facts.deducted, facts.orderState, facts.delivered, facts.refused, keys];
        if (facts.refused === 'no-refund-clause') expect([...told, rule >= 0]).toEqual([...told, true]);
        if (falls || facts.deducted !== 'yes') expect([...told, own >= 0]).toEqual([...told, true]);
        if (rule >= 0 && own >= 0) expect([...told, own < rule]).toEqual([...told, true]);
      }
    }
  });

  it('nothing came and a no-refund rule: first what did not come, then the excuse and why it does not hold', () => {
    const { text } = letterOf('12315', 'formal', { ...WHOLE, refused: 'no-refund-clause' }, [], 50);
    const places = ['没有收到所购的商品', '不予退款', '不是充值后反悔'].map((words) => text.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe('what the user can show of deceit', () => {
  const FORMS = EVERY_FORM.filter(({ to }) =>
    ['site', '12315', 'consumer-association', 'court'].includes(to),
  );
  const SHOWN = { ...WHOLE, delivered: 'card-used', intentEvidence: '客服承认发的是用过的卡密' } as const;

  it.each(FORMS)('is told in $to, $form, however little room there is', ({ to, form }) => {
    const history = [promised(1, 24), requested(3), replied('site', 'answered', 20, '系统处理中')];
    const { text } = letterOf(to, form, SHOWN, history, 24 * 20);
    expect(text).toContain('客服承认发的是用过的卡密');
    if (form !== 'chat') expect(text).toMatch(/增加赔偿500\.00元/);
    expect(text).not.toMatch(to === 'court' ? /依据写在请求里/ : /理由如上/);
  });

  it('is named in a form, and stands in the attachment, if it is too long for one', () => {
    const long = { ...SHOWN, intentEvidence: '客服承认发的是用过的卡密，'.repeat(20) };
    const { text } = letterOf('12315', 'ticket', long, [requested(3)], 50);
    expect(text).toContain('理由见附件');
    expect([...text].length).toBeLessThanOrEqual(300);
  });
});

describe('a child paid', () => {
  const CHILD = { ...WHOLE, payer: 'minor', childAge: 10, guardian: 'unaware', operatedBy: 'child' } as const;
  const FORMS = EVERY_FORM.filter(({ to }) => ['site', 'payment', '12315', 'court'].includes(to));

  it.each(FORMS)('is what $to hears first in $form, with the refusal to ratify', ({ to, form }) => {
    const { text } = letterOf(to, form, CHILD, [requested(3)], 50);
    expect(text).toMatch(/孩子自己操作|原告自己操作/);
    expect(text).toContain('现明确表示不予追认');
    // A deal that never took effect asks for no proof of delivery.
    expect(text).not.toMatch(/请发来到账账号|到账凭据/);
  });
});

describe('an agreement that ran out', () => {
  const AGREED = [
    requested(2),
    replied('site', 'accepted', 10, '同意退款，3天内到账', { amount: 3, unit: 'days' }),
  ];

  it.each(EVERY_FORM.filter(({ form }) => form !== 'formal'))(
    'is told once in $to, $form',
    ({ to, form }) => {
      const { text } = letterOf(to, form, { ...WHOLE, ...OPERATOR }, AGREED, 24 * 12);
      expect(text.match(/没有兑现|已经过期/g)?.length ?? 0).toBeLessThanOrEqual(1);
    },
  );
});

describe('what a claim in court rests on', () => {
  it('restores what was paid only if the contract is ended', () => {
    for (const facts of CASES) {
      for (const money of ['order', 'balance'] as const) {
        const { text } = letterOf('court', 'formal', { ...facts, money }, [requested(3)], 50);
        expect(text.includes('第五百六十六条') && !/解除原告与被告|已于.*解除/.test(text)).toBe(false);
      }
    }
  });

  it('counts interest from the claim, and to the site from the day after the one it was given', () => {
    const facts = { ...WHOLE, interest: 'yes' } as const;
    expect(letterOf('court', 'formal', facts, [requested(3)], 50).text).toContain('从2024年5月3日起算');
    expect(letterOf('site', 'formal', facts, [requested(3)], 50).text).toContain('从2024年5月11日起算');
  });
});

describe('how it stands after an answer', () => {
  const HOURS = 24 * 8;
  const ROWS: [string, CaseEvent[], string, RegExp | null][] = [
    ['never asked', [], '', /我要求过退款/],
    ['asked, no answer', [requested(2)], '我要求过退款，至今没有收到退款。', /答复“|拒绝|你们同意/],
    [
      'answered',
      [requested(2), replied('site', 'answered', 10, '系统处理中')],
      '5月2日你们答复“系统处理中”，至今没有收到退款。',
      /没有结果|没有处理结果/,
    ],
    [
      'refused',
      [requested(2), replied('site', 'refused', 10, '不退')],
      '5月2日你们拒绝退款：“不退”。',
      /至今没有收到退款/,
    ],
    [
      'asks for more',
      [requested(2), replied('site', 'asks-more', 10, '发截图')],
      '5月2日你们要求补充材料：“发截图”。',
      /拒绝|你们同意/,
    ],
    [
      'agreed, in time',
      [requested(2), replied('site', 'accepted', 10, '同意退款', { amount: 9, unit: 'days' })],
      '5月2日你们同意退款，答应5月11日结束前到账。',
      /过期|不同意|解除/,
    ],
    [
      'agreed, late',
      [requested(2), replied('site', 'accepted', 10, '同意退款', { amount: 2, unit: 'days' })],
      '答应5月6日结束前到账，已经过期，至今没有收到退款。',
      /不同意|解除/,
    ],
    [
      'settled by a mediator, late',
      [requested(2), filed('12315', 3), replied('12315', 'settled', 10, null, { amount: 2, unit: 'days' })],
      '经市场监管部门（12315）调解，你们同意退款，答应5月6日结束前到账，已经过期，至今没有收到退款。',
      /不同意|解除/,
    ],
    [
      'paid in part',
      [requested(2), replied('site', 'answered', 10, '先退一部分'), refunded(2_000, 20)],
      '目前已经退回20.00元，还有80.00元没有退。',
      /至今没有收到退款/,
    ],
    [
      'ended',
      [requested(2), replied('site', 'ended', 10)],
      '5月2日你们作了答复，至今没有收到退款。',
      /拒绝|你们同意/,
    ],
  ];

  it.each(ROWS)('%s', (_, events, says, never) => {
    const { text } = letterOf('site', 'ticket', WHOLE, events, HOURS);
    expect(text).toContain(says);
    if (never) expect(text).not.toMatch(never);
    const formal = letterOf('site', 'formal', WHOLE, events, HOURS).text;
    expect(formal).not.toMatch(/没有处理结果|至今没有结果|我对处理结果不满意/);
    if (/agreed|settled/.test(_)) expect(formal).not.toMatch(/不同意退款的|合同自动解除/);
  });

  it('an agreed refund is held to the agreement, by its day and its law', () => {
    const events = [requested(2), replied('site', 'accepted', 10, '同意退款', { amount: 2, unit: 'days' })];
    const { text, view } = letterOf('site', 'formal', WHOLE, events, HOURS);
    expect(text).toContain('请按2024年5月2日同意的内容');
    expect(view.grounds.map(({ key }) => key)).toEqual(['civil-509-1', 'consumers-16-2', 'consumers-48-1-8']);
  });

  it('an answer that was promised is not called a refund, nor a promise of any other thing', () => {
    const { text } = letterOf('12315', 'formal', WHOLE, [promised(1, 24), requested(3)], HOURS);
    expect(text).toContain('“会处理”，说好2024年5月2日15:02前办好，到期没有兑现');
    expect(text).not.toMatch(/处理并答复|承诺/);
    const money = letterOf('12315', 'formal', WHOLE, [refundPromised(1, 2), requested(3)], HOURS).text;
    expect(money).toContain('退款，到期没有兑现');
  });

  it('what was sent after they asked for more is no second complaint', () => {
    const events = [
      filed('payment', 5),
      replied('payment', 'asks-more', 10, '补订单截图'),
      filed('payment', 20),
    ];
    const { text } = letterOf('12315', 'formal', WHOLE, events, HOURS);
    expect(text.match(/提交了投诉/g)).toHaveLength(1);
    expect(text).toContain('我向支付渠道补交了材料');
  });

  it('authorities accept and refuse; the reader is not told of itself in the third person', () => {
    const events = [filed('12315', 5), replied('12315', 'refused', 10, '缺地址')];
    expect(letterOf('12315', 'formal', WHOLE, events, HOURS).text).toContain('贵局决定不予受理：“缺地址”');
    expect(letterOf('court', 'formal', WHOLE, events, HOURS).text).toContain(
      '市场监管部门（12315）决定不予受理',
    );
    const app = [filed('payment', 5), replied('payment', 'accepted', 10)];
    expect(letterOf('payment', 'formal', WHOLE, app, HOURS).text).toContain('我向你们提交了投诉');
  });

  it('goods that came late are said to have come, and when', () => {
    const { text } = letterOf('site', 'formal', WHOLE, [requested(2), delivered(72)], HOURS);
    expect(text).toContain('所购的商品到2024年5月4日才补到');
    expect(text).not.toContain('至今没有收到所购的商品');
  });
});

describe('a told story', () => {
  const STORY = '气死我了！！前几天(好像是27号…我还有截图  求助怎么要回来';

  it('never goes out as it was told, to anybody in any form; what the user edited is enclosed', () => {
    for (const { to, form } of EVERY_FORM) {
      const { text } = letterOf(to, form, { ...WHOLE, ...OPERATOR, description: STORY });
      expect([to, form, text.includes('气死'), text.includes('求助')]).toEqual([to, form, false, false]);
      const enclosed = letterOf(to, form, { ...WHOLE, ...OPERATOR, statement: '客服两次让我等。' }).text;
      expect([to, form, enclosed.includes('客服两次让我等。')]).toEqual([to, form, form === 'formal']);
    }
  });
});
