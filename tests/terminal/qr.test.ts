import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { makePaint } from '../../src/terminal/output.ts';
import { qrLines } from '../../src/terminal/qr.ts';

const plain = await makePaint(false);
const coloured = await makePaint(true);
const WIDE = 1000;
const SCALE = 4;

type Shade = 0 | 255;

/** What a camera sees of the lines: two square pixels a character, in the colours of the terminal or the paper. */
function read(lines: readonly string[], ink: Shade, ground: Shade, inverted = false): string | null {
  const rows = lines.flatMap((line) => {
    const paper = line.startsWith('\u001b[30;107m') && line.endsWith('\u001b[0m');
    const [dark, light]: [Shade, Shade] = paper ? [0, 255] : [ink, ground];
    const characters = [...line.replaceAll(/\u001b\[[\d;]*m/g, '')];
    return ['▀█', '▄█'].map((half) => characters.map((one) => (half.includes(one) ? dark : light)));
  });
  const [width, height] = [(rows[0]?.length ?? 0) * SCALE, rows.length * SCALE];
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shade = rows[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)] ?? 255;
      pixels.fill(shade, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return (
    jsqr.default(pixels, width, height, { inversionAttempts: inverted ? 'attemptBoth' : 'dontInvert' })
      ?.data ?? null
  );
}

async function drawn(text: string, paint = plain, columns = WIDE): Promise<string[]> {
  const lines = await qrLines(text, { columns, paint });
  if (!Array.isArray(lines)) throw new Error(`not drawn: ${JSON.stringify(lines)}`);
  return lines;
}

const CHAT =
  '订单CM20240501001，付款100.00元，截至5月1日16:22仍未到账。请在今天18:00前书面答复：退款原路退回，并给我工单号。🙏';

describe('a QR code in a terminal', () => {
  it.each(['退款', CHAT, '1234567890', 'https://example.com/?a=1&b=2', 'a\nb\n', 'é😀\u200d'])(
    'gives the phone the very text: %j',
    async (text) => {
      expect(read(await drawn(text), 255, 0)).toBe(text);
    },
  );

  it('is black on white in colours, on a dark and on a light terminal', async () => {
    const lines = await drawn(CHAT, coloured);
    expect(read(lines, 255, 0)).toBe(CHAT);
    expect(read(lines, 0, 255)).toBe(CHAT);
    expect(lines[0]?.replaceAll(/\u001b\[[\d;]*m/g, '').trim()).toBe('');
  });

  it('without colours prints none, and is read on a light terminal as well', async () => {
    const lines = await drawn(CHAT);
    expect(lines.join('')).toMatch(/^[ ▀▄█]+$/);
    expect(read(lines, 0, 255, true)).toBe(CHAT);
  });

  it('says how many columns it needs, and is drawn in so many', async () => {
    const answer = await qrLines(CHAT, { columns: 20, paint: plain });
    expect(answer).toEqual({ needed: expect.any(Number) });
    const { needed } = answer as { needed: number };
    expect(await qrLines(CHAT, { columns: needed - 1, paint: plain })).toEqual({ needed });
    const lines = await drawn(CHAT, plain, needed);
    expect(Math.max(...lines.map((line) => line.length))).toBe(needed);
    expect(read(lines, 255, 0)).toBe(CHAT);
  });

  it('holds 2953 bytes, which are 984 Chinese characters, and says so of one more', async () => {
    const most = `${'字'.repeat(984)}x`;
    expect(read(await drawn(most), 255, 0)).toBe(most);
    expect(await qrLines(`${most}x`, { columns: WIDE, paint: plain })).toBe('too-long');
  });
});
