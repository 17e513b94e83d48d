import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf, timeOf } from '../../src/bills/cells.ts';
import { amountOf, fenOf } from '../../src/bills/cells.ts';

const fens = fc.integer({ min: 0, max: 100_000_000 });
const yuan = (fen: number) => (fen / 100).toFixed(2);

describe('an amount', () => {
  it('reads back to the fen from every way a bill writes it', () => {
    fc.assert(
      fc.property(fens, fens, (fen, back) => {
        for (const text of [
          yuan(fen),
          `¥${yuan(fen)}`,
          `￥ ${yuan(fen)}元`,
          String(fen / 100),
          (fen / 100).toExponential(16),
        ])
          expect(fenOf(text)).toBe(fen);
        expect(fenOf((fen / 100).toLocaleString('en', { minimumFractionDigits: 2 }))).toBe(fen);
        expect(amountOf(`${yuan(fen)}(已退款${yuan(back)})`)).toEqual({ fen, refundedFen: back });
        expect(amountOf(`${yuan(fen)}(已全额退款)`)).toEqual({ fen, refundedFen: fen });
      }),
    );
  });

  it.each(['', '-1.00', '1.005', 'abc', '1.2.3', '1e400', '1(退)', 'NaN', '١٢'])(
    'is not taken from %j',
    (text) => {
      expect(amountOf(text)).toBeUndefined();
    },
  );
});

describe('a time', () => {
  it('is Shanghai’s to the second, as text and as a spreadsheet’s number', () => {
    const seconds = fc.integer({ min: Date.UTC(2005, 0, 1) / 1000, max: Date.UTC(2090, 0, 1) / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const wall = new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
        const at = second * 1000 - 8 * 3_600_000;
        expect(timeOf(wall)).toEqual({ at, toTheSecond: true });
        expect(timeOf(wall.slice(0, 16).replaceAll('-', '/'))?.at).toBe(Math.floor(at / 60_000) * 60_000);
        const serial = (second * 1000 - Date.UTC(1899, 11, 30)) / 86_400_000;
        expect(timeOf(serial.toFixed(9))).toEqual({ at, toTheSecond: true });
      }),
    );
  });

  it.each(['2026-02-30 10:00', '2026-13-01 10:00', '2026-11-20 24:00', '2026-11-20', '99999', '12'])(
    'is not taken from %j',
    (text) => {
      expect(timeOf(text)).toBeUndefined();
    },
  );
});

describe('a number', () => {
  it('loses only what pads it, and is never guessed where a spreadsheet rounded it', () => {
    expect(numberOf(' 4200002611\t')).toEqual({ value: '4200002611', lost: false });
    expect(numberOf("'4200002611")).toEqual({ value: '4200002611', lost: false });
    expect(numberOf('2.02609E+27')).toEqual({ value: null, lost: true });
    for (const none of ['', '/', null, 'null', '-'])
      expect(numberOf(none)).toEqual({ value: null, lost: false });
  });
});
