import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { width } from '../../src/terminal/text.ts';
import { Inside } from '../support/inside.ts';

let place: Inside;
beforeEach(() => {
  place = new Inside();
});
afterEach(() => place.remove());

const NOW = Date.parse('2026-11-22T15:00+08:00');
const STORY =
  'new --site 飞快卡盟 --order CM20261119001 --amount 100 --paid-at 2026-11-19T14:02+08:00 --product 100元游戏点卡 ' +
  '--pay-channel bank-card --card-network visa --deducted yes --order-state success --delivered nothing --refused none --yes';
const LIFE = [
  STORY,
  'log contact 1 等等 --promise 5wd --agent 1001 --at 2026-11-20T09:00+08:00',
  'log refunded 1 40 --at 2026-11-20T09:30+08:00',
  'log request 1 --at 2026-11-20T10:00+08:00',
  'log contact 1 再等 --promise 8wd --agent 1002 --at 2026-11-20T11:00+08:00',
  'clause add 1 --title 服务条款 --number 第5条 --text 五个工作日内处理 --after 5wd --from request',
];
const live = async (lines: readonly string[], now = NOW) => {
  for (const line of lines) await place.run(line.split(' '), { now });
};
const screen = async (columns: number, ...words: string[]) => {
  // In a terminal both ways out are one.
  const { err } = await place.run(words, { now: NOW, terminal: { columns } });
  return err.trimEnd().split('\n');
};

const listed = async () =>
  JSON.parse((await place.run(['status', '--json'], { now: NOW })).out) as {
    cases: { id: number; deadlines: { state: string }[] }[];
  };

describe('the page of a case', () => {
  it.each([
    [80, 24],
    [60, 30],
  ])('with eight running clocks fits a screen of %i columns in %i lines', async (columns, most) => {
    await live(LIFE);
    const { cases } = await listed();
    const running =
      cases[0]?.deadlines.filter(({ state }) => ['running', 'soon', 'over'].includes(state)) ?? [];
    expect(running.length).toBeGreaterThanOrEqual(8);
    const lines = await screen(columns, 'status', '1');
    expect(lines.length).toBeLessThanOrEqual(most);
    expect(Math.max(...lines.map((line) => width(line)))).toBeLessThanOrEqual(columns);
    const text = lines.join('').replaceAll(/\s+/g, '');
    for (const part of ['已退40.00，还差60.00', '下一步', 'refundstatus1--details'])
      expect(text).toContain(part);
  });

  it('says the same in colour: whatever paints may join all that it is handed', async () => {
    await live(LIFE);
    const all = (...texts: string[]) => texts.join(' ');
    const paint = { bold: all, dim: all, red: all, yellow: all, green: all, cyan: all };
    for (const words of [['status', '1'], ['status', '1', '--details'], ['status'], ['next', '1']]) {
      for (const columns of [60, 80, 100]) {
        const { err } = await place.run(words, { now: NOW, terminal: { columns, paint } });
        expect(err.trimEnd().split('\n')).toEqual(await screen(columns, ...words));
      }
    }
  });

  it('says each clock in one line, with its basis as one word; what waits is only what everybody is told of', async () => {
    await live([STORY]);
    const lines = await screen(80, 'status', '1');
    const clocks = lines.filter((line) => /^[○□] /.test(line));
    for (const line of clocks) expect(line).toMatch(/ (?:法律|官方|承诺|习惯|自定)$/);
    expect(clocks.join('\n')).toContain('提出退款要求后起算');
    expect(clocks.join('\n')).not.toContain('12315 决定');
    expect((await screen(80, 'status', '1', '--all-clocks')).join('\n')).toContain('12315 决定');
  });

  it('has the sources, the articles and the facts with --details', async () => {
    await live(LIFE);
    const text = (await screen(80, 'status', '1', '--details')).join('\n');
    for (const part of ['《', '两种算法', '退款依据', '100元游戏点卡', '▲']) expect(text).toContain(part);
  });

  it('of a closed case shows what came of it, and no clock', async () => {
    await live([...LIFE, 'close 1 --outcome partly']);
    const lines = await screen(80, 'status', '1');
    expect(lines.join('\n')).toContain('已结案');
    expect(lines.filter((line) => /^[○□] /.test(line))).toEqual([]);
  });

  it('is the same in a pipe, whole and without colour', async () => {
    await live(LIFE);
    const piped = (await place.run(['status', '1'], { now: NOW })).out.trimEnd().split('\n');
    const words = (lines: readonly string[]) => lines.join('').replaceAll(/\s+/g, '');
    expect(words(piped)).toBe(words(await screen(80, 'status', '1')));
  });
});

describe('the list', () => {
  it('is a line a case, thirty on a screen of forty lines, the most pressing last, and whole in a pipe', async () => {
    for (let index = 0; index < 33; index += 1) {
      const order = `CM${1000 + index}`;
      const day = String(1 + (index % 20)).padStart(2, '0');
      await place.run(
        STORY.replace('CM20261119001', order).replace('2026-11-19', `2026-11-${day}`).split(' '),
        { now: NOW },
      );
    }
    const lines = await screen(80, 'status');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map((line) => width(line)))).toBeLessThanOrEqual(80);
    const { cases } = await listed();
    expect(lines.at(-1)?.trimStart()).toMatch(new RegExp(`^${cases[0]?.id} `));
    const piped = (await place.run(['status'], { now: NOW })).out.trimEnd().split('\n');
    expect(piped).toHaveLength(33);
    const plain = (await place.run(['status', '--plain'], { now: NOW })).out.trimEnd().split('\n');
    expect(plain[0]?.split('\t')).toEqual(expect.arrayContaining(['case', 'site', 'due', 'command']));
    expect(plain).toHaveLength(34);
  });

  it('is filtered by a part of a name', async () => {
    await live([
      STORY,
      STORY.replace('飞快卡盟', '快充网').replace('CM20261119001', 'A1'),
      STORY.replace('飞快卡盟', '别家').replace('CM20261119001', 'B1'),
    ]);
    expect(await screen(80, 'status', '快')).toHaveLength(2);
    expect((await screen(80, 'status', '快充'))[0]).toContain('案件 2');
    const { code, err } = await place.run(['letter', '快'], { now: NOW });
    expect([code, err.includes('1'), err.includes('2')]).toEqual([2, true, true]);
    expect((await place.run(['log', 'contact', '快充', '问了'], { now: NOW })).code).toBe(2);
    expect((await place.run(['close', '快充', '--outcome', 'settled'], { now: NOW })).code).toBe(2);
  });
});

describe('after a change', () => {
  it('at most five lines say what was recorded, what that started or ended, and the next step', async () => {
    await live([STORY]);
    for (const line of [...LIFE.slice(1), 'edit 1 --amount 90', 'close 1 --outcome partly']) {
      const lines = await screen(80, ...line.split(' '));
      expect(lines.length, line).toBeLessThanOrEqual(5);
      expect(lines.join('\n'), line).toMatch(/下一步/);
    }
  });

  it('names the clocks that a request starts, with their ends', async () => {
    await live([STORY]);
    const text = (await screen(80, 'log', 'request', '1', '--at', '2026-11-20T10:00+08:00')).join('\n');
    expect(text.replaceAll(/\s/g, '')).toMatch(/开始计时：.*7个工作日.*12-0124:00前/);
  });
});
