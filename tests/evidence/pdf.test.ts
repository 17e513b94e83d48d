import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../../src/evidence/pdf.ts';
import { chineseFont, ENCRYPTED, pdf, ucs2 } from '../support/pdfs.ts';

const RECEIPT = '订单号：CM20240501001 金额 ￥100.00';
/** 订单号：CM1 in GBK. */
const IN_GBK = '<b6a9b5a5bac5a3ba434d31>';
const textOf = async (bytes: Uint8Array) => {
  const found = await pdfText(bytes);
  return typeof found === 'string' ? found : found.text.trim();
};

describe('the text of a PDF', () => {
  it('is read, packed or not, with the Chinese of fonts that are not inside', async () => {
    expect(await textOf(pdf(['(order CM1)', '(100.00)']))).toBe('order CM1\n100.00');
    expect(await textOf(pdf(['(order CM1)'], { compress: true }))).toBe('order CM1');
    for (const encoding of ['UniGB-UCS2-H', 'UniGB-UTF16-H', 'UniGB-UCS2-V']) {
      const found = await textOf(pdf([ucs2(RECEIPT)], { font: chineseFont(encoding) }));
      expect([encoding, found]).toEqual([encoding, RECEIPT]);
    }
    expect(await textOf(pdf([IN_GBK], { font: chineseFont('GBK-EUC-H') }))).toBe('订单号：CM1');
  });

  it.each([
    ['GBK2K-H', IN_GBK],
    ['GBK2K-V', IN_GBK],
    ['GBKp-EUC-H', IN_GBK],
    ['UniGB-UTF8-H', `<${Buffer.from('订单号：CM1').toString('hex')}>`],
    [
      'UniGB-UTF32-H',
      `<${[...'订单号：CM1'].map((one) => (one.codePointAt(0) ?? 0).toString(16).padStart(8, '0')).join('')}>`,
    ],
  ])('is read where its font is coded %s', async (encoding, text) => {
    expect(await textOf(pdf([text], { font: chineseFont(encoding) }))).toBe('订单号：CM1');
  });

  it('has the characters that GB 18030 writes in four bytes, and those of Taiwan', async () => {
    expect(await textOf(pdf(['<8139ee39b6a9>'], { font: chineseFont('GBK2K-H') }))).toBe('㐀订');
    expect(await textOf(pdf(['<adbe>'], { font: chineseFont('ETen-B5-H') }))).toBe('倌');
  });

  it('is none rather than a wrong one where only numbers of glyphs stand in it', async () => {
    expect(await textOf(pdf(['<12341235>'], { font: chineseFont('Identity-H') }))).not.toMatch(
      /[\u1000-\u9fff]/,
    );
  });

  it('is not read where it needs a password, or is no whole PDF', async () => {
    expect(await textOf(pdf(['(x)'], { trailer: ENCRYPTED }))).toBe('locked');
    expect(await textOf(pdf(['(x)']).subarray(0, 300))).toBe('broken');
    expect(await textOf(Buffer.from('%PDF-'))).toBe('broken');
  });

  it('is read up to its fiftieth page', async () => {
    expect((await textOf(pdf(['(x)'], { pages: 2_000 }))).replaceAll(/\s/g, '')).toBe('x'.repeat(50));
  });

  it('never fails, whatever the bytes', { timeout: 120_000 }, async () => {
    const whole = pdf(['(order CM1)'], { compress: true });
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const bytes = Uint8Array.from(whole);
        for (const [place, value] of all) bytes[place] = value;
        await pdfText(bytes);
      }),
      { numRuns: 40 },
    );
  });

  describe('a reader that misbehaves', () => {
    let folder: string;
    beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'refund-pdf-'))));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each([
      ['never ends', 'for (;;);'],
      ['ends without a word', ''],
      ['fails', 'throw new Error("bad")'],
      ['takes all memory', 'const all = []; for (;;) all.push(new Array(1e6).fill(0.5));'],
      ['ends its process', 'process.exit(3)'],
    ])('and %s ends alone, and the program goes on', async (_, code) => {
      const piece = join(folder, 'piece.cjs');
      writeFileSync(piece, code);
      expect(await pdfText(new Uint8Array(1), piece, 3_000)).toBe('unknown');
    });
  });
});
