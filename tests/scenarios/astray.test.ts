import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Inside } from '../support/inside.ts';
import { Program, STORY } from '../support/program.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
});
afterEach(() => program.remove());

/** A case as a person sees it, 76 columns wide. */
async function screens(...calls: readonly (readonly string[])[]): Promise<string> {
  const place = new Inside();
  try {
    await place.run(['new', ...STORY]);
    let last = '';
    for (const words of calls) last = (await place.run(words, { terminal: { columns: 76 } })).err;
    return last;
  } finally {
    place.remove();
  }
}

describe('somebody whose payment was stolen', () => {
  it('is sent to the channel the money went through, the police, and never back to the site', async () => {
    const screen = await screens(['edit', '1', '--payer', 'stolen'], ['status', '1']);
    expect(screen).toContain('【先看这里】这笔钱不是你付的');
    for (const astray of ['该找谁', '先联系网站', '网站处理退款', '退款要求发给网站'])
      expect([astray, screen.includes(astray)]).toEqual([astray, false]);
    expect(screen).toContain('refund log filed 1 --to payment');
    expect(await screens(['edit', '1', '--payer', 'stolen'], ['status'])).toContain(
      '【先看这里】这笔钱不是你付的',
    );
  });

  it('can open a case without knowing what came', () => {
    expect(program.open('--payer', 'stolen', '--delivered', 'unknown').code).toBe(0);
  });

  it('is given no sentence for the site, and is not told to gather evidence first', () => {
    program.open('--payer', 'stolen');
    const said = program.run('say', '1', '系统处理中');
    expect([said.out, said.err]).toEqual(['', expect.stringContaining('不是找网站退款')]);
    expect(said.err).toContain('refund got 1');
    expect(program.run('say', '1', '先交解冻费才能退').err).toContain('--to police');
    expect(program.run('letter', '1', '--to', 'payment').err).not.toContain('先补上再交');
  });
});

describe('a reply that wants money first', () => {
  it.each([
    '请先支付20元保证金再给您退款',
    '您先交50元解冻费，马上给您退',
    // Said as a refusal, it is the same demand.
    '您不先交保证金，我们没法给您退',
    '不交解冻费不能退款的，同意的话马上处理',
  ])('is no consent, and says not to pay: %s', (reply) => {
    program.open();
    const { err } = program.run('got', '1', reply, '--from', 'site', '--yes');
    expect(err).toContain('不要付');
    expect(err).not.toContain('受理或同意');
  });
});

describe('a reply that says that no fee is asked', () => {
  it.each([
    ['您好，退款已受理，无需支付任何手续费，24小时内原路退回', 'accepted'],
    // Too few words for the reader to be sure of a yes: the user is asked.
    ['经核实，同意退款，您不用先付手续费', null],
    ['退款不会再让您付手续费，已同意退款', 'accepted'],
    ['请不要交任何保证金，谨防诈骗，退款申请已受理', 'accepted'],
    ['需要转人工审核流水，请耐心等待', 'answered'],
  ])('is no swindle, and what it promises is kept: %s', (reply, outcome) => {
    program.open();
    const { proposal } = program.run('got', '1', reply, '--from', 'site', '--json').json() as {
      proposal: { outcome: string; feeDemanded: boolean };
    };
    expect(proposal).toMatchObject({ outcome, feeDemanded: false });
  });
});

describe('a letter after a part came back', () => {
  it('says so, in every form, and never that nothing came', () => {
    program.open('--purpose', 'own-use', '--goods', 'game-card');
    program.run('log', 'request', '1');
    program.run('got', '1', '同意退款，3天内到账', '--from', 'site', '--yes');
    program.run('log', 'refunded', '1', '--amount', '40');
    for (const [to, form] of [
      ['payment', 'ticket'],
      ['payment', 'formal'],
      ['site', 'chat'],
      ['site', 'formal'],
      ['public', 'ticket'],
    ] as const) {
      const { out } = program.run('letter', '1', '--to', to, '--form', form);
      expect([to, form, out]).toEqual([to, form, expect.stringContaining('还有60.00元没有退')]);
      expect(out).not.toContain('至今没有退');
    }
  });
});

describe('a rule that is held against the user', () => {
  it('is named and quoted in the letter once it was copied, and made up never', () => {
    program.open('--refused', 'no-refund-clause', '--purpose', 'own-use');
    expect(program.run('letter', '1').out).not.toContain('一经充值');
    const clause = ['--title', '充值服务条款', '--number', '第八条', '--text', '一经充值，概不退款'];
    program.run('clause', 'add', '1', ...clause);
    expect(program.run('letter', '1').out).toContain('第八条“一经充值，概不退款”为由不予退款');
    // One that promises a refund was held against nobody.
    for (const text of ['未到账的，用户可以在七日内申请全额退款', '不满意可退款', '不能使用的可以退款'])
      program.run('clause', 'add', '1', ...clause.slice(0, 4), '--text', text);
    expect(program.run('letter', '1').out).toContain('“一经充值，概不退款”为由');
    program.run('clause', 'add', '1', ...clause.slice(0, 4), '--text', '概不退款'.repeat(20));
    const { out } = program.run('letter', '1', '--to', 'payment');
    expect(out).toContain('第八条的规定为由不予退款');
  });
});

describe('the list of cases', () => {
  const sounds = ['edit', '1', '--product', '反外挂软件会员', '--goods', 'membership'] as const;
  const promise = ['log', 'contact', '1', '今天办', '--promise', '24h', '--at', '2024-05-01 15:00'] as const;

  it('keeps a running clock on the screen where goods only sound unlawful', async () => {
    const screen = await screens(sounds, promise, ['status']);
    expect(screen).toContain('还剩');
    expect(screen).not.toContain('【先看这里】');
  });

  it('has a line for each case, the most pressing last, cut to the screen', async () => {
    const place = new Inside();
    try {
      await place.run(['new', ...STORY]);
      const of = async (columns: number) => (await place.run(['status'], { terminal: { columns } })).err;
      expect(await of(60)).toMatch(
        /^1 {2}某某卡盟 {2}100\.00 {2}○ 05-02 14:02 前 {2}还剩 21 小时 40 分 {2}…\n$/,
      );
      expect(await of(100)).toMatch(/24 小时：先联系网站\n$/);
    } finally {
      place.remove();
    }
  });
});

describe('what is logged against oneself', () => {
  beforeEach(() => {
    program.open();
  });

  it('is pointed out: the same complaint twice, or with two bodies at once', () => {
    program.run('log', 'filed', '1', '--to', 'consumer-association', '--ref', 'C1');
    expect(program.run('log', 'filed', '1', '--to', '12315', '--ref', 'B1').err).toContain('消费者协会');
    const again = program.run('log', 'filed', '1', '--to', '12315', '--ref', '受理编号');
    expect([again.code, again.err]).toEqual([0, expect.stringContaining('一样的不要重复交')]);
  });

  it('is cited once, though the same clause was copied twice', () => {
    const copy = [
      '--title',
      '条款',
      '--number',
      '5',
      '--text',
      '超过1小时可申请退款',
      '--after',
      '1h',
      '--from',
      'order',
    ];
    program.run('clause', 'add', '1', ...copy);
    program.run('clause', 'add', '1', ...copy, '--url', 'https://example.com/other');
    expect(program.run('letter', '1').out.match(/超过1小时可申请退款/g)).toHaveLength(1);
  });

  it('is pointed out: closed as refunded though less was logged', () => {
    program.run('log', 'refunded', '1', '--amount', '40');
    expect(program.run('close', '1', '--outcome', 'refunded').err).toContain('只记过退回 ¥40.00');
    program.open('--order', 'CM2');
    program.run('log', 'refunded', '2', '--amount', '100');
    expect(program.run('close', '2', '--outcome', 'refunded').err).not.toContain('只记过');
  });
});

describe('what cannot be what it says', () => {
  it.each(['x.pdf', 'x.doc', 'x.PNG'])('is refused: a letter in a file called %s', (name) => {
    program.open();
    const path = join(program.home, '..', name);
    expect(program.run('letter', '1', '-o', path)).toMatchObject({
      code: 2,
      err: expect.stringContaining('打印成 PDF'),
    });
  });

  it('is refused: a number without a digit or a letter', () => {
    program.open();
    expect(program.run('edit', '1', '--payment-no', '五十').err).toContain('不像单号');
  });

  it('is said as the help says it: options, arguments, an empty store', () => {
    expect(program.run('letter', '2').err).toContain('refund new');
    program.open();
    expect(program.run('letter', '1', '--to').err).toContain('--to <谁>');
    expect(program.run('rules', 'set', 'foo', '--days', '3', '--case', '1').err).toMatch(
      /^(?!.*--window).*时限 填的“foo”/s,
    );
  });

  it('is not read: that nothing came, where an order could not be found', () => {
    const path = join(program.home, '..', '经过.txt');
    writeFileSync(path, '我昨天下午两点半在小白卡盟充了50块钱视频会员，微信付的，钱扣了，网站上查不到订单');
    const { proposal } = program.run('new', '--from-text', path, '--json').json() as {
      proposal: { answers: Record<string, string> };
    };
    expect(proposal.answers).toMatchObject({ orderState: 'missing' });
    expect(proposal.answers['delivered']).toBeUndefined();
  });
});
