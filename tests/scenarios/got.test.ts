import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
beforeEach(() => {
  program = new Program({ REFUND_NOW: '2026-11-25T15:00:00+08:00', REFUND_QUIET: '1' });
  program.open('--paid-at', '2026-11-20 14:02');
});
afterEach(() => program.remove());

interface Told {
  readonly type: string;
  readonly at: string;
  readonly text?: string;
  readonly from?: string;
  readonly outcome?: string;
  readonly agent?: string;
  readonly amountFen?: number;
  readonly refund?: boolean;
  readonly to?: string;
  readonly kind?: string;
  readonly due?: object | null;
}
const events = (): Told[] =>
  (program.run('history', '1', '--json').json() as { events: Told[] }).events.slice(1);
const types = () => events().map(({ type }) => type);
const proposal = (...words: string[]) =>
  program.run('got', '1', ...words, '--json').json() as Record<string, unknown>;

const REPLY = '客服1001：已为您提交退款申请，3个工作日内原路退回';
const NAMELESS = '24小时内给答复，请耐心等待';
const CHAT = [
  '阿泽 2026/11/21 21:14:02',
  '老板在吗，点券没到，你们说过24小时内退款的',
  '',
  '星卡小铺客服小月 2026/11/21 21:25:48',
  '查到了，24小时内给您答复',
  '',
  '阿泽 2026/11/22 22:40:00',
  '过了24小时了，退钱吧',
  '',
  '星卡小铺客服小月 2026/11/22 22:58:31',
  '虚拟商品售出不退不换的亲',
].join('\n');

describe('who spoke', () => {
  it('is never whoever was filed with last, or the site answers in the name of the market regulator', () => {
    program.run('log', 'filed', '1', '--to', '12315', '--at', '2026-11-22 09:00');
    expect(proposal(NAMELESS)).toMatchObject({ saved: false, proposal: { from: null } });
    const open = program.run('got', '1', NAMELESS, '--yes');
    expect([open.code, open.err]).toEqual([2, expect.stringContaining('--from')]);
    const shown = program.run('got', '1', NAMELESS);
    expect([shown.code, shown.out]).toEqual([2, expect.stringContaining('没写明')]);
    expect(shown.err).toMatch(/--yes[\s\S]*--from：site、payment/);
    expect(program.run('got', '1', NAMELESS, '--from', 'site', '--yes').code).toBe(0);
    expect(events().at(-1)).toMatchObject({ type: 'reply-logged', from: 'site' });
  });
});

describe('one reply that is given twice', () => {
  beforeEach(() => {
    program.run('log', 'contact', '1', '点券没到', '--at', '2026-11-21 09:00');
    program.run('got', '1', REPLY, '--yes');
  });

  it('is recorded once: a second one would move the clocks', () => {
    const again = program.run('got', '1', REPLY, '--yes');
    expect([again.code, again.out + again.err]).toEqual([0, expect.stringContaining('没有重复记')]);
    expect(types()).toEqual(['contact-logged', 'reply-logged']);
    expect(program.run('got', '1', REPLY).code).toBe(0);
    expect(types()).toHaveLength(2);
  });

  it('is another one at a time of its own, of another party, with another result, or after the first was undone', () => {
    program.run('log', 'filed', '1', '--to', 'payment', '--at', '2026-11-23 09:00');
    for (const words of [
      ['--at', '2026-11-24 10:00'],
      ['--from', 'payment'],
      ['--from', 'payment', '--outcome', 'refused'],
    ])
      expect(program.run('got', '1', REPLY, ...words, '--yes').code).toBe(0);
    expect(types().filter((type) => type === 'reply-logged')).toHaveLength(4);
    program.run('got', '1', NAMELESS, '--from', 'site', '--yes');
    program.run('undo', '1', '--yes');
    program.run('got', '1', NAMELESS, '--from', 'site', '--yes');
    expect(types().slice(-3)).toEqual(['reply-logged', 'event-undone', 'reply-logged']);
  });

  it.runIf(hasTerminal)('is asked about where somebody sits: the same message, or said again', async () => {
    const same = new Terminal(program.environment, ['got', '1', REPLY]);
    await same.answer('已经记过。是同一条', '1\r');
    expect(await same.ended).toBe(0);
    expect(types()).toHaveLength(2);
    const left = new Terminal(program.environment, ['got', '1', REPLY]);
    await left.answer('已经记过。是同一条', '\u0003');
    await left.shows('贴的原话留着');
    expect([await left.ended, types()]).toEqual([130, ['contact-logged', 'reply-logged']]);
    const said = new Terminal(program.environment, ['got', '1', REPLY]);
    await said.answer('已经记过。是同一条', '2\r');
    await said.answer('按这样记下吗', '1\r');
    expect(await said.ended).toBe(0);
    expect(types()).toEqual(['contact-logged', 'reply-logged', 'reply-logged']);
    // Nothing is kept of what was answered for.
    const open = new Terminal(program.environment, ['got', '1']);
    await open.answer('原样贴进来', '\u0003');
    expect(await open.ended).toBe(130);
  });
});

describe('a reply from before anything was recorded', () => {
  it('brings the contact along that it answers: people chat first and find the tool later', () => {
    program.run('log', 'request', '1', '--at', '2026-11-24 16:00');
    const early = program.run('got', '1', '客服小美 11-21 14:20：24小时内给您处理', '--yes');
    expect(early.code).toBe(0);
    expect(early.out + early.err).toContain('那次联系');
    // The letter does not say twice who spoke.
    const letter = program.run('letter', '1', '--json').out;
    expect(letter).toContain('“24小时内给您处理”');
    expect(events().slice(1)).toMatchObject([
      { type: 'contact-logged', at: '2026-11-21T14:20:00+08:00' },
      { type: 'reply-logged', at: '2026-11-21T14:20:00+08:00', from: 'site' },
    ]);
  });

  it('tells of all that it started and ended, and assumes no time that was given', () => {
    const told = program.run('got', '1', '客服小美：24小时内给您处理', '--at', '2026-11-21 14:20', '--yes');
    expect(told.out).toMatch(/开始计时：承诺[\s\S]*了结：[^\n]*先联系网站/);
    expect(told.out + told.err).toMatch(/什么时候说的：2026-11-21 14:20\n/);
  });

  it('of anybody but the site says what to record first, since their time runs from then', () => {
    program.run('log', 'filed', '1', '--to', '12315', '--at', '2026-11-24 09:00');
    const early = program.run(
      'got',
      '1',
      '决定不予受理您的投诉',
      '--from',
      '12315',
      '--at',
      '2026-11-23 09:00',
      '--yes',
    );
    expect(early.code).toBe(2);
    expect(early.err).toContain('refund log filed 1 --to 12315');
    expect(types()).toEqual(['filing-logged']);
  });
});

describe('a time that was set', () => {
  it.each([
    ['客服：24小时内给您答复', { amount: 24, most: null, unit: 'hours', until: null }],
    ['客服：3-5个工作日退回', { amount: 3, most: 5, unit: 'working-days', until: null }],
    ['客服：11月28日前退给您', { amount: null, most: null, unit: null, until: '2026-11-29T00:00:00+08:00' }],
  ])('has the same four fields for scripts, whatever its form: %s', (text, due) => {
    expect(proposal(text)).toMatchObject({ proposal: { due } });
    expect(Object.keys((proposal(text)['proposal'] as { due: object }).due)).toEqual(Object.keys(due));
  });

  it.each([
    '亲，给您补发了，预计2小时内到账',
    '客服：稍后为您重新充值，24小时内到账',
    '客服：已提交人工审核，1-3个工作日内出结果',
    '客服：会有专员24小时内给您回电',
    '客服：话费最晚明天18点前到账',
    '客服：不支持退款，卡密24小时内到账',
  ])('is no promise of the refund where goods or an answer are promised: %s', (text) => {
    expect(proposal(text)).toMatchObject({ proposal: { refund: false } });
  });
});

describe('a whole chat', () => {
  it('is a list for scripts, in which nothing of the user is a promise of the site', () => {
    expect(proposal(CHAT)).toMatchObject({
      saved: false,
      entries: [
        { kind: 'contact', from: 'me', at: '2026-11-21T21:14:02+08:00' },
        { kind: 'promise', from: 'site', agent: '小月', due: { amount: 24, unit: 'hours' }, refund: false },
        { kind: 'contact', from: 'me', at: '2026-11-22T22:40:00+08:00' },
        { kind: 'reply', outcome: 'refused', at: '2026-11-22T22:58:31+08:00' },
      ],
    });
  });

  it('is recorded once, with the chat as evidence, however often it is pasted', () => {
    expect(program.run('got', '1', CHAT, '--yes').code).toBe(0);
    const all = ['contact-logged', 'reply-logged', 'contact-logged', 'reply-logged', 'evidence-added'];
    expect(types()).toEqual(all);
    expect(events().at(-1)).toMatchObject({ kind: 'chat' });
    expect(program.run('got', '1', CHAT, '--yes').err).toContain('没有重复记');
    const more = `${CHAT}\n\n星卡小铺客服小月 2026/11/23 09:00:00\n财务同意了，今天内退给您`;
    expect(program.run('got', '1', more, '--yes').code).toBe(0);
    expect(types()).toEqual([...all, 'reply-logged', 'evidence-added']);
  });

  it('without a day is of the last one that is over, and says so; --at gives another', () => {
    const text = '14:02 我：会员没到\n14:09 客服：24小时内给您答复';
    expect(program.run('got', '1', text).out).toContain('先按 2026-11-25 算');
    expect(proposal(text, '--at', '2026-11-23')).toMatchObject({
      entries: [{ at: '2026-11-23T14:02:00+08:00' }, { at: '2026-11-23T14:09:00+08:00' }],
    });
  });
});

describe('a chat that began before the payment', () => {
  const BEFORE = [
    '阿泽 2026/11/19 10:00:00',
    '你好，充值多久到账',
    '',
    '星卡小铺客服小月 2026/11/19 10:01:00',
    '24小时内到账',
    '',
  ].join('\n');

  it('is recorded from the payment on, at the times that it tells: nothing of before is a promise of today', () => {
    const { err } = program.run('got', '1', `${BEFORE}\n${CHAT}`, '--from', 'site', '--yes');
    expect(err).toContain('另有 2 件是付款之前说的');
    const told = events().filter(({ type }) => type !== 'evidence-added');
    expect(told.map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-11-21',
      '2026-11-21',
      '2026-11-22',
      '2026-11-22',
    ]);
    expect(events().at(-1)).toMatchObject({ type: 'evidence-added', kind: 'chat' });
    expect(program.run('got', '1', `${BEFORE}\n${CHAT}`, '--from', 'site', '--yes').err).toContain(
      '都已经有了',
    );
  });

  it('is told to a script, before and after', () => {
    const chat = `${BEFORE}\n${CHAT}`;
    const shown = program.run('got', '1', chat, '--from', 'site', '--json').json();
    expect(shown).toMatchObject({ beforePayment: 2, entries: { length: 4 } });
    const { warnings } = program.run('got', '1', chat, '--from', 'site', '--yes', '--json').json() as {
      warnings: { warning: string }[];
    };
    expect(warnings.map(({ warning }) => warning)).toEqual(['before-payment']);
  });

  it('and ended before it is not recorded, nor called recorded', () => {
    const { err } = program.run('got', '1', BEFORE, '--from', 'site', '--yes');
    expect(err).toContain('都在付款之前，什么都没有记');
    expect(types()).toEqual([]);
  });

  it('is no different where the chat opens the case', () => {
    const chat = [
      BEFORE,
      '阿泽 2026/11/21 21:14:02',
      '2026-11-20 15:00 在星卡小铺充了100元点券，订单号 CM7，支付宝付的，显示成功但没到账',
      '',
      '星卡小铺客服小月 2026/11/21 21:25:48',
      '查到了，24小时内给您答复',
    ].join('\n');
    const story = join(program.home, '..', '聊天.txt');
    writeFileSync(story, chat);
    const { err } = program.run(
      'new',
      '--from-text',
      story,
      '--site',
      '星卡小铺',
      '--refused',
      'none',
      '--yes',
    );
    expect(err).toContain('另有 2 件是付款之前说的');
    const told = (program.run('history', '2', '--json').json() as { events: Told[] }).events;
    expect(told.slice(1, -1).map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-21', '2026-11-21']);
  });
});

describe('where nothing was recorded', () => {
  it('no clock is said to have begun', () => {
    program.run('got', '1', CHAT, '--from', 'site', '--yes');
    program.run('log', 'contact', '1', '又问了一次', '--promise', '24h');
    const again = program.run('got', '1', CHAT, '--from', 'site', '--yes');
    const same = program.run('edit', '1', '--amount', '100');
    expect(same.err).toContain('什么都没有记');
    for (const { out } of [again, same]) expect(out).not.toContain('开始计时');
  });
});

describe.runIf(hasTerminal)('in a terminal', () => {
  const sizes = [
    ['\r', {}],
    ['\n', { REFUND_PLAIN: '1' }],
  ] as const;
  it.each(sizes)(
    'asks who spoke, lets each line be changed, and records it with one yes %o',
    async (enter, more) => {
      const terminal = new Terminal({ ...program.environment, ...more }, ['got', '1', NAMELESS]);
      await terminal.answer('是谁说的', `2${enter}`);
      await terminal.answer('按这样记下吗', `3${enter}`);
      await terminal.answer('结果是什么', `3${enter}`);
      await terminal.answer('按这样记下吗', `6${enter}`);
      await terminal.answer('客服工号', `1002${enter}`);
      await terminal.answer('按这样记下吗', `7${enter}`);
      await terminal.answer('真的到了多少', `40${enter}`);
      await terminal.answer('按这样记下吗', `1${enter}`);
      expect(await terminal.ended).toBe(0);
      expect(events()).toMatchObject([
        { type: 'reply-logged', from: 'payment', outcome: 'refused', agent: '1002' },
        { type: 'refund-logged', amountFen: 4000 },
      ]);
    },
  );

  it('keeps what was pasted after a no, and the next time offers it', async () => {
    const refusing = new Terminal(program.environment, ['got', '1', REPLY]);
    await refusing.answer('按这样记下吗', '8\r');
    expect(await refusing.ended).toBe(130);
    expect(types()).toEqual([]);
    const again = new Terminal(program.environment, ['got', '1']);
    await again.answer('上次贴的还没记下', '1\r');
    await again.answer('按这样记下吗', '1\r');
    await again.answer('连那次联系一起记下', '1\r');
    expect(await again.ended).toBe(0);
    expect(events()).toMatchObject([{ type: 'contact-logged' }, { type: 'reply-logged', text: REPLY }]);
    const third = new Terminal(program.environment, ['got', '1']);
    await third.answer('原样贴进来', '\u0003');
    expect(await third.ended).toBe(130);
  });

  it('takes a pasted chat whole, empty lines and all, however slowly it comes', async () => {
    const [first = '', ...rest] = CHAT.split('\n\n');
    const terminal = new Terminal(program.environment, ['got', '1']);
    await terminal.answer('原样贴进来', `\u001b[200~${first}\r\r`);
    await terminal.answer('点券没到', `${rest.join('\r\r')}\u001b[201~\r\r`);
    await terminal.answer('这 4 件都记下', '1\r');
    expect(await terminal.ended).toBe(0);
    expect(types()).toHaveLength(5);
  });

  it('corrects a chat line by line: one is left out, one is changed', async () => {
    const terminal = new Terminal(program.environment, ['got', '1', CHAT]);
    await terminal.answer('按这样记下吗', '4\r');
    await terminal.answer('第 3 件', '3\r');
    await terminal.answer('按这样记下吗', '4\r');
    await terminal.answer('第 3 件', '3\r');
    await terminal.answer('结果是什么', '7\r');
    await terminal.answer('第 3 件', '1\r');
    await terminal.answer('按这样记下吗', '1\r');
    expect(await terminal.ended).toBe(0);
    expect(events()).toMatchObject([
      { type: 'contact-logged' },
      { type: 'reply-logged', outcome: 'answered' },
      { type: 'reply-logged', outcome: 'ended' },
      { type: 'evidence-added' },
    ]);
  });
});
