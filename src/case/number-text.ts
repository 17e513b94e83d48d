const DIGITS = '零一二三四五六七八九';

/** 2, 14, 两, 十, 十二, 二十三 as a number; undefined for what is none. */
export function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const found = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!found) return undefined;
  const [, first, ten, last] = found;
  const digit = (character: string | undefined) =>
    character === undefined ? undefined : character === '两' ? 2 : DIGITS.indexOf(character);
  if (!ten) return last === undefined ? digit(first) : undefined;
  return (digit(first) ?? 1) * 10 + (digit(last) ?? 0);
}
