import { describe, expect, it } from 'vitest';
import type { Recovered } from '../../src/advice/recovered.ts';
import { statsScreen } from '../../src/commands/stats.ts';
import type { Output } from '../../src/ports.ts';
import { makePaint } from '../../src/terminal/output.ts';
import { width } from '../../src/terminal/text.ts';
import { en } from '../../src/words/en/index.ts';
import { zh } from '../../src/words/zh/index.ts';

const paint = await makePaint(false);
const terminal = (columns: number): Output => ({ isTerminal: true, columns, paint, write: () => {} });

const sum = (claimedFen: number, recoveredFen: number, openFen: number, lostFen = 0) => ({
  cases: 2,
  claimedFen,
  askedFen: claimedFen,
  recoveredFen,
  openFen,
  lostFen,
});
const SUMS: Recovered = {
  ...sum(3_000_000_000, 1_000_000_100, 2_000_000_000, 100),
  openCases: 1,
  closed: { refunded: 1, partly: 0, delivered: 0, 'given-up': 0, settled: 0 },
  daysToMoney: { cases: 2, median: 2.5, least: 1, most: 4 },
  bySite: [
    { name: '全部都还没回来的卡盟'.repeat(6), ...sum(1_000_000_000, 0, 1_000_000_000) },
    { name: '多退了的\u001b[31m卡盟', ...sum(1_000_000_000, 1_000_000_000, 500_000_000) },
    { name: '差一分', ...sum(1_000_000_000, 999_999_999, 1) },
    { name: '小的', ...sum(100, 100, 0) },
  ],
  byChannel: [{ name: 'alipay', ...sum(3_000_000_000, 1_000_000_000, 2_000_000_000) }],
  byProblem: [{ name: 'not-delivered', ...sum(3_000_000_000, 1_000_000_000, 2_000_000_000) }],
};
const bars = (lines: readonly string[]) => lines.flatMap((line) => /^ {2}([#-]+) /.exec(line)?.[1] ?? []);

describe('the sums on a screen', () => {
  it.each([40, 60, 80, 200])('stay within %i columns, in both languages', (columns) => {
    for (const messages of [zh, en]) {
      const lines = statsScreen(SUMS, messages, terminal(columns));
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      expect(lines.join('\n')).not.toMatch(/\u001b|undefined|NaN/);
    }
  });

  it('show by a bar how much came back, by the amount that was paid', () => {
    const [none, over, nearly, small] = bars(statsScreen(SUMS, zh, terminal(60)));
    expect(none).toMatch(/^-{20}$/);
    // Twice the money of one case does not make up for the other.
    expect(over).toBe('#'.repeat(10) + '-'.repeat(10));
    // One fen is still missing, and it shows.
    expect(nearly).toBe(`${'#'.repeat(19)}-`);
    expect(small).toBe('#');
  });

  it('name channels and problems as a person does, and say the numbers beside each bar', () => {
    const text = statsScreen(SUMS, zh, terminal(60)).join('\n');
    expect(text).toContain('支付宝（2 个案件）');
    expect(text).toContain('没到账，或到账不对（2 个案件）');
    expect(text).toContain('收回 ¥9999999.99，共 ¥10000000.00');
    expect(text).toContain('中位数 2.5 天，最快 1 天，最慢 4 天');
  });

  it('are cut to ten groups on a screen, and whole for a pipe', () => {
    const many = {
      ...SUMS,
      bySite: Array.from({ length: 12 }, (_, index) => ({ name: `站${index}`, ...sum(100, 0, 100) })),
    };
    expect(statsScreen(many, zh, terminal(60)).join('\n')).toContain('另有 2 个');
    const lines = statsScreen(many, zh, { ...terminal(60), isPlain: true });
    expect(lines.filter((line) => line.startsWith('site\t'))).toHaveLength(12);
    expect(lines[0]).toBe('row\tname\tcases\tclaimed\trecovered\topen\tlost');
    expect(lines[1]).toBe('total\t\t2\t30000000.00\t10000001.00\t20000000.00\t1.00');
    expect(lines).toContain('days\t\t2\t2.5\t1\t4');
  });
});
