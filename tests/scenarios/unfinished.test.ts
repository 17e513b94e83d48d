import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, Asked } from '../support/asked.ts';
import { alipayApp } from '../support/bills.ts';
import { Inside } from '../support/inside.ts';

let place: Inside;
beforeEach(() => {
  place = new Inside();
});
afterEach(() => place.remove());

const NOW = Date.parse('2026-11-29T12:00:00+08:00');
const LATER = Date.parse('2026-12-20T12:00:00+08:00');
const CTRL_C = { key: 'ctrl-c' } as const;
const CHAT = [
  '我 2026-11-21 09:00:00',
  '昨天下午两点在星星卡盟充了100块话费，订单号CM77，用支付宝付的，显示成功但一直没到账',
  '客服 2026-11-21 09:05:00',
  '请耐心等待，系统处理中，3天内退款',
  '我 2026-11-24 09:00:00',
  '三天过了，还没退',
  '客服 2026-11-24 09:05:00',
  '充值后不退不换',
].join('\n');

const newCase = (order: string) =>
  `new --yes --site 某某卡盟 --order ${order} --amount 100 --paid-at 2026-11-20T14:02+08:00 --pay-channel alipay --deducted yes --order-state success --delivered nothing --refused none`.split(
    ' ',
  );

type Rows = readonly (readonly [words: string, ...answers: Answer[]])[];
const run = (words: readonly string[], rows: Rows = [], now = NOW) =>
  place.run(words, { prompter: new Asked(rows), now });
const paste = (rows: Rows) => run(['new', '--from-text', '-'], [['贴', CHAT], ...rows]);
const history = async (number = '1') =>
  (
    await place.json<{ events: { type: string; at: string; facts?: { description?: string } }[] }>(
      'history',
      number,
    )
  ).events;
const types = async () => (await history()).map(({ type }) => type);

describe('a chat that was pasted for a new case', () => {
  it.each(['按这样记下吗', '都对吗'])(
    'is not lost with Ctrl-C at “%s”: --resume has it whole',
    async (at) => {
      const left = await paste([[at, CTRL_C]]);
      expect([left.code, left.err.includes('refund new --resume')]).toEqual([130, true]);
      expect((await run(['new', '--resume'], [], LATER)).code).toBe(0);
      expect(await types()).toEqual([
        'case-opened',
        'contact-logged',
        'reply-logged',
        'contact-logged',
        'reply-logged',
        'evidence-added',
      ]);
      expect((await place.run(['new', '--resume'])).code).toBe(1);
    },
  );

  it('keeps what was answered of it, too, as is said', async () => {
    const chat = [
      '我 2026-11-20 15:02',
      '付了648元，没到账',
      '客服 2026-11-20 15:05',
      '稍等，24小时内给您处理',
      '客服 2026-11-22 10:05',
      '风控了，不能退',
    ].join('\n');
    const askedNext = async (words: readonly string[]) => {
      const asked = new Asked([
        ['贴', chat],
        ['哪一种更像', '订单在'],
        ['出了什么事', CTRL_C],
      ]);
      const { err } = await place.run(['new', ...words], { prompter: asked, now: NOW });
      expect(err).toContain('填过的都存好了');
      return asked.questions.at(-1);
    };
    const next = await askedNext(['--from-text', '-']);
    expect(await askedNext(['--resume'])).toEqual(next);
  });

  it('means the day it meant, however much later it is gone on with', async () => {
    await paste([['都对吗', CTRL_C]]);
    await run(['new', '--resume'], [], LATER);
    expect((await history())[0]?.facts?.description).toContain('昨天下午两点（2026-11-20 14:00）');
  });

  it('that is not to be recorded now is kept for the next time, as was said', async () => {
    await paste([['按这样记下吗', '先不记（原话留着']]);
    expect(await types()).toEqual(['case-opened']);
    const asked = new Asked();
    await place.run(['got', '1'], { prompter: asked, now: NOW });
    expect(asked.questions[0]?.label).toContain('上次贴的还没记下');
    expect(await types()).toHaveLength(6);
  });

  it('goes with the answers that turn out to be no case', async () => {
    await paste([['都对吗', CTRL_C]]);
    const { err } = await run(
      ['new', '--resume'],
      [
        ['都对吗', '扣款情况'],
        ['钱扣了吗', '没扣'],
      ],
    );
    expect(err).toContain('不用开案件');
    expect((await place.run(['new', '--resume'])).code).toBe(1);
  });
});

describe('files that were read for a new case', () => {
  it('are said not to be kept where the answers are', async () => {
    const file = join(place.folder, '订单.txt');
    writeFileSync(
      file,
      '星星卡盟\n订单号：CM20261120001\n订单金额：¥100.00\n支付方式：支付宝\n下单时间：2026-11-20 14:00:00\n',
    );
    const { code, err } = await run(
      ['new', file],
      [
        ['充到哪个账号', CTRL_C],
        ['什么时候付', '11-20 14:02'],
      ],
    );
    expect([code, err.includes('refund new --resume')]).toEqual([130, true]);
    expect(err).toContain('截图没有一起存');
  });
});

describe('what waits in a backup', () => {
  const backup = () => join(place.folder, '备份.zip');
  const open = (home: string, order: string) => place.run(newCase(order), { home, now: NOW });
  const here = () => join(place.folder, 'here');
  const reply = { key: 'ctrl-c' } as const;

  it('waits for its own case, whatever number that has here, and is no unfinished case', async () => {
    await open(place.home, 'A1');
    await run(
      ['got', '1'],
      [
        ['原样贴进来', '客服说 24 小时内处理'],
        ['谁说的', reply],
      ],
    );
    await place.run(['backup', backup()]);
    await open(here(), 'B1');
    const { out } = await place.run(['restore', backup(), '--merge'], { home: here() });
    expect(out).not.toContain('没填完的案件');
    const labels = async (number: string) => {
      const asked = new Asked([['贴', CTRL_C]]);
      await place.run(['got', number], { home: here(), prompter: asked, now: NOW });
      return asked.labels.join();
    };
    expect(await labels('1')).not.toContain('上次贴的');
    expect(await labels('2')).toContain('上次贴的');
  });

  it('is taken where only a pasted reply waits here, and said to be taken only then', async () => {
    await paste([['都对吗', CTRL_C]]);
    await place.run(['backup', backup()]);
    await open(here(), 'B1');
    await place.run(['got', '1'], {
      home: here(),
      now: NOW,
      prompter: new Asked([
        ['原样贴进来', '客服说 24 小时内处理'],
        ['谁说的', reply],
      ]),
    });
    const { out } = await place.run(['restore', backup(), '--merge'], { home: here() });
    expect(out).toContain('没填完的案件也取回来了');
    expect((await place.run(['new', '--resume', '--yes'], { home: here(), now: LATER })).code).toBe(0);
  });

  it('is gone on with in the order it was left, though the clock was set back in between', async () => {
    const left = (order: string, now: number) => {
      const paid = ['--site', '某某卡盟', '--order', order, '--amount', '100', '--pay-channel', 'alipay'];
      return run(['new', ...paid, '--paid-at', '2026-11-20 14:02'], [['规定', CTRL_C]], now);
    };
    await left('A1', LATER);
    expect((await left('B1', NOW)).err).toContain('refund new --resume');
    await run(['new', '--resume']);
    expect((await place.run(['status', '1'], { now: NOW })).out).toContain('B1');
  });
});

describe('what was recorded before Ctrl-C', () => {
  const open = (...more: string[]) => place.run([...newCase('A1'), ...more], { now: NOW });

  it('is not called “nothing was changed”: an answer before a letter', async () => {
    await open();
    const { code, err } = await run(
      ['letter', '1', '--to', 'court'],
      [
        ['本人', CTRL_C],
        ['谁付', CTRL_C],
        ['付的', CTRL_C],
      ],
    );
    expect(await types()).toEqual(['case-opened', 'facts-edited']);
    expect([code, err.includes('什么都没有改动'), err.includes('都留着')]).toEqual([130, false, true]);
  });

  it('nor is a refund out of a bill, and nothing is claimed where nothing was', async () => {
    await open('--payment-no', '2026112022001499991234567890');
    const refund = { '收/支': '不计收支', 交易状态: '退款成功', 金额: '40.00' };
    const number = { 交易订单号: '2026112022001499991234567890_1', 交易时间: '2026-11-21 15:00:00' };
    const bill = join(place.folder, '账单.csv');
    writeFileSync(
      bill,
      alipayApp([
        { ...refund, ...number },
        { 交易时间: '2026-11-20 14:02:33', 交易订单号: '2026112022001499991234567890' },
      ]),
    );
    const none = await run(['import', bill], [['记进案件', CTRL_C]]);
    expect(none.err).toContain('已取消，什么都没有改动');
    const { err } = await run(
      ['import', bill],
      [
        ['记进案件', 'yes'],
        ['哪一笔', CTRL_C],
      ],
    );
    expect(err).toContain('已记下：案件 1 退回');
    expect(err).not.toContain('什么都没有改动');
  });

  it('nor is a reply that was too long to be read said to be not kept, and offered again', async () => {
    await open();
    const { err } = await run(['got', '1'], [['原样贴进来', '还在处理。'.repeat(5000)]]);
    expect(err).toContain('什么都没有保存');
    const asked = new Asked([['贴', CTRL_C]]);
    await place.run(['got', '1'], { prompter: asked, now: NOW });
    expect(asked.labels.join()).not.toContain('上次贴的');
  });

  it('nor is a pasted reply, which is kept', async () => {
    await open();
    const { err } = await run(
      ['got', '1'],
      [
        ['原样贴进来', '24 小时内处理'],
        ['谁说的', CTRL_C],
      ],
    );
    expect(err).toContain('贴的原话留着');
  });
});
