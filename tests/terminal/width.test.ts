import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { expect, it } from 'vitest';
import { width } from '../../src/terminal/text.ts';

it('the width of a text is what the library says, also where it is counted without it', () => {
  const some = fc.constantFrom(
    ...'a~ 中文，。：；！？（）「」、…“”—·¥￥é０Ａ',
    '👍',
    '\u3000',
    '\u0301',
    '\u001b[1m',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(some).map((all) => all.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        expect(width(text)).toBe(stringWidth(text));
      },
    ),
  );
  for (let unit = 0x20; unit < 0xffff; unit += 1) {
    const sign = String.fromCharCode(unit);
    if (width(sign) !== stringWidth(sign)) expect.fail(`U+${unit.toString(16)}`);
  }
});
