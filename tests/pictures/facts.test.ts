import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/pictures/facts.ts';
import type { PictureFacts } from '../../src/pictures/page.ts';
import type { Line, PictureText } from '../../src/pictures/picture.ts';
import { together } from '../../src/pictures/together.ts';
import { holds, NOW, scored, type Truth } from './score.ts';

/** Lines as the models read them in drawn and photographed pictures, with what is true of each picture. */
const ROWS = readFileSync(new URL('../fixtures/pictures/lines.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Truth & { readonly picture: PictureText });

describe('the facts of pictures', () => {
  const read = ROWS.map((row) => scored(row, row.picture));
  holds(() => read);
});

/** Lines of a made-up page: text, then left, top, width. */
const page = (
  ...rows: readonly (readonly [text: string, left: number, top: number, again?: string])[]
): PictureText => ({
  width: 800,
  height: 1600,
  turned: 0,
  tilted: false,
  lines: rows.map(([text, left, top, again]): Line => ({
    text,
    left,
    top,
    width: text.length * 20,
    height: 30,
    sure: 1,
    again: again ?? text,
    ground: [255, 255, 255],
  })),
});
const factsOf = (text: PictureText): PictureFacts => readFacts(text, NOW).facts;
const ORDER_PAGE = ['订单详情', 300, 0] as const;

describe('what stands beside a sum decides', () => {
  it.each(['余额', '面值', '原价', '会员优惠', '手续费', '冻结金额', '单价', '数量'])(
    '%s is not what was paid',
    (label) => {
      expect(
        factsOf(
          page(
            ORDER_PAGE,
            [label, 20, 100],
            ['88.00', 600, 100],
            ['订单编号', 20, 200],
            ['20260101123456', 600, 200],
          ),
        ).amountFen,
      ).toBeUndefined();
    },
  );

  it('a total is taken only where nothing is taken off', () => {
    const rows = [ORDER_PAGE, ['订单金额', 20, 100], ['88.00', 600, 100]] as const;
    expect(factsOf(page(...rows)).amountFen).toBe(8800);
    const reduced = readFacts(page(...rows, ['优惠券', 20, 200], ['-8.00', 600, 200]), NOW);
    expect([reduced.facts.amountFen, reduced.check]).toEqual([
      undefined,
      [{ fact: 'amountFen', candidates: [8800], why: 'no-label' }],
    ]);
  });

  it('two sums that were paid are both offered, and neither is taken', () => {
    const { facts, check } = readFacts(
      page(
        ORDER_PAGE,
        ['实付金额', 20, 100],
        ['88.00', 600, 100],
        ['实际支付', 20, 200],
        ['80.00', 600, 200],
      ),
      NOW,
    );
    expect([facts.amountFen, check]).toEqual([
      undefined,
      [{ fact: 'amountFen', candidates: [8800, 8000], why: 'several' }],
    ]);
  });

  it('what two readings read differently is not taken', () => {
    const { facts, check } = readFacts(
      page(ORDER_PAGE, ['订单号', 20, 100], ['220000077712', 500, 100, '22000007712']),
      NOW,
    );
    expect([facts.order, check]).toEqual([
      undefined,
      [{ fact: 'order', candidates: ['220000077712', '22000007712'], why: 'read-differently' }],
    ]);
  });

  it('of a list of orders nothing is taken', () => {
    const { facts } = readFacts(
      page(
        ['我的订单', 300, 0],
        ['订单号', 20, 100],
        ['金额', 500, 100],
        ['20260101123456', 20, 160],
        ['88.00', 500, 160],
        ['20260102123456', 20, 220],
        ['88.00', 500, 220],
      ),
      NOW,
    );
    expect(facts).not.toHaveProperty('order');
    expect(facts).not.toHaveProperty('amountFen');
  });

  it('a payment number whose day is not that of the payment is not taken, nor is that time', () => {
    const { facts, check } = readFacts(
      page(
        ['账单详情', 300, 0],
        ['支付时间', 20, 100],
        ['2026-03-05 10:00:00', 400, 100],
        ['交易单号', 20, 200],
        ['4200056802202601235916900665', 200, 200],
      ),
      NOW,
    );
    expect([facts.paymentNo, facts.paidAt, check.map(({ why }) => why)]).toEqual([
      undefined,
      undefined,
      ['other-day', 'other-day'],
    ]);
  });

  it('an order of Alipay’s bill that has 28 digits is the payment’s number', () => {
    const { facts } = readFacts(
      page(
        ['账单详情', 300, 0],
        ['付款时间', 20, 100],
        ['2026-09-21 12:24:35', 400, 100],
        ['订单号', 20, 200],
        ['2026092122006454011218641563', 200, 200],
        ['商户订单号', 20, 300],
        ['KM202609211224', 500, 300],
      ),
      NOW,
    );
    expect([facts.paymentNo, facts.order]).toEqual(['2026092122006454011218641563', 'KM202609211224']);
  });
});

describe('several pictures', () => {
  const bill = (fen: string) => ({
    name: 'a.png',
    reading: readFacts(
      page(
        ['账单详情', 300, 0],
        ['支付金额', 20, 100],
        [fen, 600, 100],
        ['商户单号', 20, 200],
        ['889900112233', 500, 200],
      ),
      NOW,
    ),
  });
  const order = {
    name: 'b.png',
    reading: readFacts(
      page(
        ORDER_PAGE,
        ['实付金额', 20, 100],
        ['88.00', 600, 100],
        ['订单号', 20, 200],
        ['20260101123456', 500, 200],
      ),
      NOW,
    ),
  };

  it('that agree give one case; the site knows its own order best', () => {
    expect(together([bill('-88.00'), order])).toMatchObject({
      draft: { amountFen: 8800, order: '20260101123456', deducted: 'yes' },
      from: { amountFen: ['a.png', 'b.png'] },
      conflicts: [],
    });
  });

  it('that differ in what was paid give no sum, and both are told', () => {
    const { draft, conflicts } = together([bill('-80.00'), order]);
    expect(draft.amountFen).toBeUndefined();
    expect(conflicts).toEqual([
      {
        fact: 'amountFen',
        values: [
          { value: 8000, file: 'a.png' },
          { value: 8800, file: 'b.png' },
        ],
      },
    ]);
  });
});
