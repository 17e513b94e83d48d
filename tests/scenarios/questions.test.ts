import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HAPPENED, type Happened } from '../../src/law/problems.ts';
import { type Answer, Asked } from '../support/asked.ts';
import { alipayApp, ALIPAY_ROW } from '../support/bills.ts';
import { Inside } from '../support/inside.ts';

let inside: Inside;
beforeEach(() => {
  inside = new Inside();
});
afterEach(() => inside.remove());

const ANSWERS: readonly (readonly [string, ...Answer[]])[] = [
  ['网站叫什么', '某某卡盟'],
  ['订单号是多少', 'CM20240501001'],
  ['付了多少钱', '100'],
  ['什么时候付的', '昨天 20:15'],
  ['怎么付的', 'alipay'],
  ['买的是什么', '100元游戏点卡'],
];
const file = (name: string, content: string) => {
  const path = join(inside.folder, name);
  writeFileSync(path, content);
  return path;
};
/** The last yes apart. */
const counted = ({ labels }: Asked) => labels.filter((label) => label !== '都对吗');
const facts = async () => {
  const { out } = await inside.run(['status', '1', '--json']);
  return (JSON.parse(out) as { cases: Record<string, unknown>[] }).cases[0];
};
/** These make no case, or only one more look. */
const NO_CASE: readonly string[] = ['arrived', 'unclear', 'not-deducted'];
const REAL = (Object.keys(HAPPENED) as Happened[]).filter((choice) => !NO_CASE.includes(choice));

describe('a new case asks for no more than it needs', () => {
  it('nine questions from nothing, of which two may stay empty', async () => {
    const asked = new Asked(ANSWERS);
    expect((await inside.run(['new'], { prompter: asked })).code).toBe(0);
    expect(counted(asked)).toEqual([
      '出了什么事',
      '对方有没有拿规定拒绝你',
      '网站叫什么',
      '订单号是多少',
      '付了多少钱',
      '什么时候付的',
      '怎么付的',
      '买的是什么',
      '充到哪个账号',
    ]);
  });

  it.each(REAL)('never more than nine, whatever happened: %s', async (choice) => {
    for (const refused of ['none', 'risk-control', 'no-refund-clause']) {
      const home = join(inside.folder, `home ${choice} ${refused}`);
      const asked = new Asked([
        ['出了什么事', HAPPENED[choice].name.zh],
        ['拿规定拒绝', refused],
        ...ANSWERS.filter(([words]) => choice !== 'order-missing' || words !== '订单号是多少'),
      ]);
      expect((await inside.run(['new'], { prompter: asked, home })).err).toContain('已开案件 1');
      expect(counted(asked).length).toBeLessThanOrEqual(9);
    }
  });

  it('and keeps what the one question says as the three facts it stands for', async () => {
    const asked = new Asked([['出了什么事', '查不到订单'], ...ANSWERS]);
    await inside.run(['new'], { prompter: asked });
    expect(await facts()).toMatchObject({
      detail: 'order-missing',
      answers: { deducted: 'yes', orderState: 'missing', delivered: 'nothing', refused: 'none' },
    });
  });

  it('three after a story, which is asked for nothing that it told', async () => {
    const story = file(
      '经过.txt',
      '4月30日晚上8点多在星星卡盟用支付宝付了100元买游戏点卡，订单显示成功，点卡一直没到账',
    );
    const asked = new Asked(ANSWERS);
    const { code } = await inside.run(['new', '--from-text', story], { prompter: asked });
    expect(code).toBe(0);
    expect(counted(asked)).toEqual(['对方有没有拿规定拒绝你', '订单号是多少']);
    expect(await facts()).toMatchObject({ paidAt: '2024-04-30T20:00:00+08:00', paidAbout: 'hour' });
  });

  it('three after the row of a bill; the number that the bill suggests stands on its line', async () => {
    const row = { ...ALIPAY_ROW, 交易时间: '2024-04-30 20:15:33', 商家订单号: 'CM20240430001' };
    const bill = file('账单.csv', alipayApp([row]));
    const asked = new Asked(ANSWERS.filter(([words]) => words !== '订单号是多少'));
    const { code } = await inside.run(['import', bill], { prompter: asked });
    expect(code).toBe(0);
    const questions = asked.questions.filter(({ label }) => !/哪一笔|都对吗/.test(label));
    expect(questions.map(({ label }) => label.replace(/[？（].*/u, ''))).toEqual([
      '出了什么事',
      '对方有没有拿规定拒绝你',
      '网站叫什么',
      '订单号是多少',
    ]);
    expect(questions.at(-1)).toMatchObject({ preset: 'CM20240430001', enterWill: true });
    expect(await facts()).toMatchObject({ order: 'CM20240430001', goods: 'game-card' });
  });

  it('and asks who paid before it says that what arrived gives no case: a child may have', async () => {
    const arrived: typeof ANSWERS = [
      ['出了什么事', HAPPENED.arrived.name.zh],
      ['拿规定拒绝', 'none'],
    ];
    const child = new Asked([...arrived, ['钱是谁付的', 'minor'], ...ANSWERS]);
    expect((await inside.run(['new'], { prompter: child })).code).toBe(0);
    expect(await facts()).toMatchObject({ detail: 'paid-by-child', payer: 'minor' });
    const own = new Asked([...arrived, ['钱是谁付的', 'self'], ...ANSWERS]);
    const home = join(inside.folder, 'own');
    const { code, err } = await inside.run(['new'], { prompter: own, home });
    expect([code, err]).toEqual([1, expect.stringContaining('没有开案件')]);
  });

  it('offers of what happened only what the flags leave open', async () => {
    const asked = new Asked(ANSWERS);
    await inside.run(['new', '--delivered', 'nothing', '--order-state', 'frozen'], { prompter: asked });
    expect(asked.labels).not.toContain('出了什么事');
    const other = new Asked([...ANSWERS, ['出了什么事', '一直在处理']]);
    await inside.run(['new', '--delivered', 'nothing', '--again'], { prompter: other });
    expect(other.questions[0]?.choices).not.toContain(HAPPENED['wrong-item'].name.zh);
  });

  it('infers the kind of goods from the product, and shows it', async () => {
    const asked = new Asked([['买的是什么', '移动话费 100元'], ...ANSWERS]);
    const { out } = await inside.run(['new'], { prompter: asked });
    expect(out).toContain('商品种类：话费');
    expect(asked.questions.at(-1)?.choices).toContain('改 商品种类：话费');
    expect(await facts()).toMatchObject({ goods: 'phone-credit' });
  });

  it('takes 没有 for none where none is allowed, and for no order number elsewhere', async () => {
    const asked = new Asked([['买的是什么', '没有'], ['充到哪个账号', '无'], ...ANSWERS]);
    expect((await inside.run(['new'], { prompter: asked })).code).toBe(0);
    expect(await facts()).toMatchObject({ product: null, account: null });
    const wrong = new Asked([['订单号是多少', '没有'], ...ANSWERS]);
    await expect(inside.run(['new', '--again'], { prompter: wrong })).resolves.toMatchObject({
      err: expect.stringContaining('不像单号'),
    });
  });
});

describe('what only one recipient needs is asked with its letter', () => {
  const begin = async (...flags: string[]) => {
    const story = '--site 某某卡盟 --order CM1 --amount 100 --pay-channel bank-card --product 移动话费100元';
    const more = '--deducted yes --order-state success --delivered nothing --refused none';
    const words = ['new', ...story.split(' '), '--paid-at', '昨天 20:15', ...more.split(' '), ...flags];
    expect((await inside.run(words)).code).toBe(0);
  };
  const askedFor = async (to: string, ...answers: (readonly [string, ...Answer[]])[]) => {
    const asked = new Asked([
      ['哪家银行', '招商银行'],
      ['卡号后四位', '1234'],
      ['运营商', '移动'],
      ['充到哪个账号', '13800000000'],
      ['你的姓名', '张三'],
      ['你的电话', '13800000000'],
      ['你的通讯地址', '某市某路1号'],
      ['你的邮编', '100000'],
      ['收款方的地址', '某市'],
      ['付款那天孩子几周岁', '10'],
      ...answers,
    ]);
    await inside.run(['letter', '1', '--to', to], { prompter: asked });
    return asked.labels;
  };

  it('of the site its own three, of the bank the card, of the operator’s authority the operator', async () => {
    await begin();
    expect(await askedFor('site')).toEqual([
      '网站还联系得上吗',
      '买来自己用，还是转卖',
      '过了信里定的那天才补到，还要不要',
    ]);
    expect(await askedFor('bank')).toEqual([
      '钱是谁付的',
      '刷的是什么卡',
      '是哪家银行的卡',
      '卡号后四位',
      '你的姓名',
      '你的电话',
    ]);
    // An appeal is only written once the operator was asked.
    await inside.run(['log', 'filed', '1', '--to', 'operator']);
    expect(await askedFor('telecom')).toEqual([
      '买的是哪一类',
      '号码是哪家运营商的',
      '充到哪个账号',
      '你的通讯地址',
      '你的邮编',
    ]);
  });

  it('of a shop on a marketplace, before a court, whether the marketplace said who it is', async () => {
    await begin('--seller', 'marketplace');
    const labels = await askedFor('court', ['平台给了没有', 'none']);
    expect(labels).toContain('店家的真实名称、地址、联系方式，平台给了没有');
    expect(await facts()).toMatchObject({ shopData: 'none' });
  });

  it('goes back on Esc to the one before, although every answer is kept at once', async () => {
    await begin();
    const labels = await askedFor(
      'site',
      ['还联系得上吗', 'no', 'yes'],
      ['自己用，还是转卖', { key: 'esc' }, 'own-use'],
    );
    expect(labels.slice(0, 4)).toEqual([
      '网站还联系得上吗',
      '买来自己用，还是转卖',
      '网站还联系得上吗',
      '买来自己用，还是转卖',
    ]);
    expect(await facts()).toMatchObject({ reachable: 'yes', purpose: 'own-use' });
    const asked = new Asked([
      ['你的姓名', '张三', '李四'],
      ['你的电话', { key: 'esc' }, '13800000000'],
      ['你的通讯地址', '某市某路1号'],
      ['收款方的地址', '某市'],
    ]);
    await inside.run(['letter', '1', '--to', '12315'], { prompter: asked });
    const names = asked.questions.filter(({ label }) => label.includes('你的姓名'));
    expect(names.map(({ preset }) => preset)).toEqual([undefined, '张三']);
    expect((await inside.run(['me'])).out).toContain('李四');
  });

  it('of a shop its name, and of a child its age', async () => {
    await begin('--seller', 'marketplace', '--payer', 'minor');
    expect(await askedFor('site')).toEqual([
      '网站还联系得上吗',
      '买来自己用，还是转卖',
      '是谁操作付的款',
      '这笔钱，监护人事先知道、同意吗',
      '付款那天孩子几周岁',
      '店铺叫什么',
    ]);
  });

  it('leaves room in the statement of claim for what nobody knows, and says how to have it printed', async () => {
    await begin('--purpose', 'own-use', '--payer', 'self', '--interest', 'no');
    const { code, out, err } = await inside.run(['letter', '1', '--to', 'court']);
    expect(code).toBe(0);
    for (const blank of ['姓名：________', '被告住所：________', '通讯地址：________'])
      expect(out).toContain(blank);
    expect(out).not.toContain('undefined');
    expect(err).toContain('refund edit 1 --payee --payee-address');
    expect(err).not.toContain('placeholder');
  });
});

describe('edit without flags', () => {
  beforeEach(async () => {
    const asked = new Asked(ANSWERS);
    await inside.run(['new'], { prompter: asked });
  });
  const edit = (words: readonly string[], ...answers: (readonly [string, ...Answer[]])[]) => {
    const asked = new Asked(answers);
    return inside
      .run(['edit', '1', ...words], { prompter: asked })
      .then((outcome) => ({ ...outcome, asked }));
  };

  it('asks again where an answer leaves the problem open, and keeps what was changed', async () => {
    const { out, code } = await edit([], ['改哪一项', 'delivered'], ['东西到了吗', 'unknown', 'card-used']);
    expect(code).toBe(0);
    expect(out).toContain('先看清楚');
    expect(await facts()).toMatchObject({ detail: 'card-used' });
  });

  it('asks what the change makes necessary: the order of an order that came about, the card of a payment by card', async () => {
    const card = await edit(['--pay-channel', 'bank-card'], ['什么卡', 'visa']);
    expect(card.asked.labels).toEqual(['刷的是什么卡']);
    expect(await facts()).toMatchObject({ payChannel: 'bank-card', cardNetwork: 'visa' });
  });

  it('asks for the fact whose flag stands without a value, and tells a script that it is missing', async () => {
    const { asked } = await edit(
      ['--payee-address', '--payee'],
      ['收款方的地址', '某市'],
      ['收款方叫什么', '某公司'],
    );
    expect(asked.labels).toEqual(['账单上的收款方叫什么', '收款方的地址']);
    expect(await facts()).toMatchObject({ payeeAddress: '某市', payee: '某公司' });
    const { code, err } = await inside.run(['edit', '1', '--payee-address']);
    expect([code, err]).toEqual([2, expect.stringContaining('--payee-address')]);
  });
});

describe('a text of several lines', () => {
  it('is taken whole as a clause, whose number may be left out', async () => {
    await inside.run(['new'], { prompter: new Asked(ANSWERS) });
    const text = '五、虚拟商品一经充值成功，\n概不退换；\n六、超过24小时未到账的可申请退款。';
    const asked = new Asked([
      ['规则叫什么', '充值服务条款'],
      ['原文', text],
    ]);
    expect((await inside.run(['clause', 'add', '1'], { prompter: asked })).code).toBe(0);
    const { out } = await inside.run(['clause', 'list', '1', '--json']);
    expect(JSON.parse(out)).toMatchObject({ clauses: [{ number: '', text }] });
  });
});

describe('an argument that was left out', () => {
  it('is asked for in a terminal, so that a command printed without it runs as it stands', async () => {
    await inside.run(['new'], { prompter: new Asked(ANSWERS) });
    const proof = file('付款 截图.txt', '付款记录 CM20240501001 100.00');
    const asked = new Asked([['文件在哪', `'${proof}'`]]);
    expect((await inside.run(['evidence', 'add', '1'], { prompter: asked })).code).toBe(0);
    const bare = new Asked([
      ['是哪一类证据', 'payment-record'],
      ['一句话', '支付宝里的这一笔'],
      ['什么时候发生', '昨天'],
    ]);
    expect((await inside.run(['evidence', 'edit', '1', 'E1'], { prompter: bare })).code).toBe(0);
    const { out } = await inside.run(['evidence', 'list', '1', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      evidence: [
        { kind: 'payment-record', caption: '支付宝里的这一笔', capturedAt: '2024-04-30T00:00:00+08:00' },
      ],
    });
    const backup = new Asked([['写到哪个文件', join(inside.folder, '备份.zip')]]);
    expect((await inside.run(['backup'], { prompter: backup })).code).toBe(0);
  });

  it('is named where nobody can be asked', async () => {
    const { code, err } = await inside.run(['backup']);
    expect([code, err]).toEqual([2, expect.stringContaining('后面还要写')]);
  });
});

describe('an unfinished case that two windows go on with', () => {
  const drafts = () => {
    const database = new Sqlite(join(inside.home, 'refund.sqlite'), { readonly: true });
    try {
      return database.prepare('SELECT answers FROM draft').pluck().all().join();
    } finally {
      database.close();
    }
  };
  const upTo = (site: string): Asked =>
    new Asked([
      ['接着填', 'yes'],
      ['网站叫什么', site],
      ['订单号是多少', { key: 'ctrl-c' }],
    ]);

  it('keeps what was answered in either', async () => {
    await inside.run(['new'], { prompter: new Asked([['网站叫什么', { key: 'ctrl-c' }]]) });
    const one = upTo('某某卡盟');
    const { type } = one;
    let others = 1;
    one.type = async (question) => {
      if (question.label.includes('网站叫什么') && others-- > 0)
        await inside.run(['new'], { prompter: upTo('星星点卡') });
      return type(question);
    };
    await inside.run(['new'], { prompter: one });
    expect(others).toBe(0);
    expect(drafts()).toContain('某某卡盟');
    expect(drafts()).toContain('星星点卡');
  });
});
