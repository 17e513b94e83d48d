const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'] as const;

/** A number below ten thousand in Chinese or Arabic figures: 四十九, 一百零五, 两, 49; undefined for what is none. */
export function figure(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  if (!/^[〇零一二两三四五六七八九十百千]{1,9}$/.test(text)) return undefined;
  let sum = 0;
  let digit = 0;
  for (const character of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = UNITS.indexOf(character as '十');
    if (unit > 0) {
      sum += (digit || 1) * 10 ** unit;
      digit = 0;
    } else digit = DIGITS.indexOf(character);
  }
  return sum + digit;
}

/** 49 as 四十九, 1165 as 一千一百六十五; the way laws number their articles. From 1 to 9999. */
export function inChinese(number: number): string {
  let text = '';
  const digits = Array.from(String(number), Number);
  for (const [index, digit] of digits.entries()) {
    const unit = UNITS[digits.length - 1 - index] ?? '';
    if (digit > 0) text += DIGITS.charAt(digit) + unit;
    else if (!text.endsWith('零')) text += '零';
  }
  return text.replace(/零+$/, '').replace(/^一十/, '十');
}
