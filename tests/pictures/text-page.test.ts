import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/pictures/facts.ts';
import type { Line, PictureText } from '../../src/pictures/picture.ts';
import { pageOfText } from '../../src/pictures/text-page.ts';
import { isoInstant } from '../../src/time/day.ts';
import { NOW, outcome, scored, type Truth } from './score.ts';

const ROWS = readFileSync(new URL('../fixtures/pictures/lines.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Truth & { readonly picture: PictureText });

/** What a person copies of a page: its lines from above to below, columns apart. */
function copied({ lines }: PictureText, between: string): string {
  const rows: Line[][] = [];
  for (const line of lines.toSorted((a, b) => a.top - b.top)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && line.top + line.height / 2 < first.top + first.height) row.push(line);
    else rows.push([line]);
  }
  return rows
    .map((row) => row.toSorted((a, b) => a.left - b.left).map(({ text }) => text))
    .map((row) => row.join(between))
    .join('\n');
}

const page = (text: string): PictureText => {
  const read = pageOfText(text);
  if (typeof read === 'string') throw new Error(read);
  return read;
};
const factsOf = (text: string) => readFacts(page(text), NOW).facts;

describe('a page as text', () => {
  it.each(['\t', '  ', '\n', ' '])('gives no wrong value, its columns set apart by %j', (between) => {
    const wrong = ROWS.flatMap((row) =>
      (['amountFen', 'order', 'paymentNo', 'paidAt'] as const).flatMap((fact) => {
        const how = outcome(fact, scored(row, page(copied(row.picture, between))));
        return how.startsWith('wrong') ? [`${row.file} ${fact} ${how}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('is read as a receipt is: the sum in its head, and each value beside its label', () => {
    const { paidAt, ...facts } = factsOf(
      '账单详情\n-98.00\n当前状态  支付成功\n支付时间  2026年11月20日 19:42:33\n商品  100元话费充值\n' +
        '商户全称  飞速网络科技有限公司\n商户单号  FS20261120001\n余额  1203.55',
    );
    expect(facts).toMatchObject({ amountFen: 9800, order: 'FS20261120001', payee: '飞速网络科技有限公司' });
    expect(isoInstant(paidAt ?? 0)).toBe('2026-11-20T19:42:33+08:00');
  });

  it.each([
    ['what was taken off', '账单详情\n商家优惠\n-5.00\n支付时间 2026年11月20日 19:42'],
    ['what came back', '账单详情\n退款金额\n-5.00\n支付时间 2026年11月20日 19:42'],
    ['one of several', '账单详情\n-5.00\n-98.00\n支付时间 2026年11月20日 19:42'],
  ])('does not take %s for what was paid', (_, text) => {
    expect(factsOf(text).amountFen).toBeUndefined();
  });

  it('that lists hundreds of payments is not read: nobody knows which is meant', () => {
    expect(pageOfText('订单号 1\n'.repeat(301))).toBe('too-long-text');
  });
});
