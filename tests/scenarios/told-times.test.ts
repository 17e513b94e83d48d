import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Inside } from '../support/inside.ts';

/** Wednesday, 1 May 2024, 16:22. */
let inside: Inside;
beforeEach(() => {
  inside = new Inside();
});
afterEach(() => inside.remove());

const STORY =
  '--site 某某卡盟 --order CM1 --amount 100 --pay-channel alipay --product 点卡 --purpose own-use --reachable yes ' +
  '--deducted yes --order-state success --delivered nothing --refused none --late-goods unwanted';
const run = async (...words: string[]) => {
  const outcome = await inside.run(words);
  expect(outcome.code, outcome.err).toBe(0);
  return outcome;
};
const open = (paidAt: string) => run('new', ...STORY.split(' '), '--paid-at', paidAt);
const json = async <T>(...words: string[]) => JSON.parse((await run(...words, '--json')).out) as T;
interface Status {
  readonly cases: readonly {
    readonly paidAt: string;
    readonly paidAbout: string | null;
    readonly deadlines: readonly { window: string; dueAt: string | null; state: string }[];
  }[];
}

describe('a time that nobody knows to the minute', () => {
  it('of the payment is no minute in any letter, on the page or in the package', async () => {
    await open('4天前');
    const { out: letter } = await run('letter', '1');
    expect(letter).toContain('我于2024年4月27日通过支付宝');
    expect(letter).toContain('付款时间：2024年4月27日\n');
    expect(letter).not.toContain('00:00');
    for (const words of [
      ['status', '1'],
      ['history', '1'],
      ['letter', '1', '--form', 'chat'],
    ])
      expect((await run(...words)).out).not.toContain('00:00');
    expect(await json<Status>('status')).toMatchObject({
      cases: [{ paidAt: '2024-04-27T00:00:00+08:00', paidAbout: 'day' }],
    });
  });

  it('is an hour where an hour was told', async () => {
    await open('27号晚上8点多');
    expect((await run('letter', '1')).out).toContain('我于2024年4月27日20时左右通过支付宝');
    expect((await run('status', '1')).out).toContain('04-27 20 点左右');
  });

  it('is exact once the minute is said', async () => {
    await open('4天前');
    const { err } = await run('edit', '1', '--paid-at', '2024-04-27 20:15');
    expect(err).toContain('付款时间：2024-04-27 → 2024-04-27 20:15');
    expect((await run('letter', '1')).out).toContain('我于2024年4月27日20:15通过支付宝');
    expect(await json<Status>('status')).toMatchObject({ cases: [{ paidAbout: null }] });
  });

  it('of a contact is told back as it was understood, and in a letter by its day', async () => {
    await open('4天前');
    const { err } = await run('log', 'contact', '1', '客服说在查', '--at', '3天前');
    expect(err).toContain('2024-04-28');
    expect(err).not.toContain('00:00');
    expect((await run('letter', '1')).out).toContain('2024年4月28日，我联系了');
    expect((await run('history', '1')).out).not.toContain('00:00');
  });

  it('calls nobody late before the last hour that it can mean', async () => {
    await open('4天前');
    await run('log', 'contact', '1', '24小时内退款', '--at', '昨天', '--promise', '24h', '--refund');
    const { cases } = await json<Status>('status');
    const promise = cases[0]?.deadlines.find(({ window }) => window === 'promise');
    expect(promise?.dueAt).toBe('2024-05-01T23:59:00+08:00');
    expect(promise?.state).not.toBe('over');
  });

  it('keeps the order in which things of one day were told', async () => {
    await open('昨天 10:30');
    // No payment lies after what followed it, though the day began before.
    await run('log', 'request', '1', '--at', '昨天');
    await run('log', 'reply', '1', '不退', '--from', 'site', '--outcome', 'refused', '--at', '昨天');
    const { out } = await run('letter', '1', '--to', 'payment');
    expect(out).toContain('拒绝');
    const { code, err } = await inside.run(['log', 'request', '1', '--at', '前天']);
    expect([code, err]).toEqual([2, expect.stringContaining('2024-04-30 10:30')]);
  });

  it('to come is refused where a past one is asked', async () => {
    await open('4天前');
    for (const [flag, text] of [
      ['--paid-at', '明天'],
      ['--paid-at', '下周五'],
      ['--paid-at', '今晚8点'],
    ] as const) {
      const { code, err } = await inside.run(['edit', '1', flag, text]);
      expect([code, err]).toEqual([2, expect.stringContaining('比现在还晚')]);
    }
  });
});
