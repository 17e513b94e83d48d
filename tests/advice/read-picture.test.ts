import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seenIn } from '../../src/advice/contents.ts';
import { PAID_AT } from '../support/case-builders.ts';

const NOW = PAID_AT + 86_400_000;
const PAGE = `全 部 账 单
某 某 卡 盟 商 贸 有 限 公 司
-100.00
付 款 方 式 余 额 宝
支 付 时 间 2024-05-01 14:02:09
订 单 号 : CM20240501001
商 家 订 单 号 9988`;

describe('what the text read in a picture seems to say', () => {
  it('is order, amount and time of a page of an app, spaces between its characters or not', () => {
    const all = { order: 'CM20240501001', amountFen: 10_000, at: PAID_AT };
    expect(seenIn(PAGE, NOW)).toEqual(all);
    expect(seenIn(PAGE.replaceAll(/(?<=\p{Script=Han}) /gu, ''), NOW)).toEqual(all);
  });

  it.each([
    ['¥ 88', { amountFen: 8_800 }],
    ['￥1,234.50 已支付', { amountFen: 123_450 }],
    ['金额：88 元', { amountFen: 8_800 }],
    ['交 易 单 号 4200002178202405', { order: '4200002178202405' }],
    ['2024年5月1日 14:02', { at: PAID_AT }],
    ['2024 / 05 / 01 14:02', { at: PAID_AT }],
    ['2024-05-01', {}],
    ['2034-05-01 14:02', {}],
    ['2024-13-41 14:02', {}],
    ['您好', {}],
    ['', {}],
  ])('%s', (text, seen) => {
    expect(seenIn(text, NOW)).toEqual(seen);
  });

  it('never fails, whatever was read', () => {
    const piece = fc.constantFrom('订单号', '¥', '1,', '2024-', ' ', '金额', '99:99');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => void seenIn(parts.join(''), NOW)),
    );
    seenIn(`${'订 '.repeat(100_000)}${'1,'.repeat(100_000)}${'2024-'.repeat(100_000)}`, NOW);
  });
});
