/** Numbers, days and clocks in Chinese or English words, as the digits and the few words that `typed.ts` reads. */

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const ENGLISH_DAY = new RegExp(
  `^(?:(?<before>\\d{1,2})(?:st|nd|rd|th)?\\s*(?:of\\s*)?)?(?<month>${MONTHS})[a-z]*\\.?\\s*(?<after>\\d{1,2}(?!\\d|:))?(?:st|nd|rd|th)?,?\\s*(?:at\\s*)?`,
  'i',
);
const ENGLISH_CLOCK = /(\d{1,2})(?::(\d{2}))?\s*([ap])\.?m\.?$/i;

const ENGLISH_COUNTS = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNT = `(?<count>\\d{1,3}|an|one|${ENGLISH_COUNTS.join('|')})`;
const ENGLISH_AGO = new RegExp(
  `^${COUNT}\\s*(?<unit>min(?:ute)?s?|hours?|days?|weeks?|months?)\\s*ago(?:\\s*at)?\\s*`,
  'i',
);
const UNITS: Readonly<Record<string, string>> = { mi: '分钟', ho: '小时', da: '天', we: '周', mo: '个月' };

/** Parts of a day behind its name: yesterday evening at 8. */
const ENGLISH_PARTS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[天周]\S?\s|前)(?:in the )?morning(?:\s*at)?\s*/i, '上午'],
  [/(?<=[天周]\S?\s|前)(?:at )?noon/i, '中午12点'],
  [/(?<=[天周]\S?\s|前)(?:in the )?afternoon(?:\s*at)?\s*/i, '下午'],
  [/(?<=[天周]\S?\s|前)(?:in the )?(?:evening|night)(?:\s*at)?\s*/i, '晚上'],
];

/** Days as English and Cantonese name them. */
const ENGLISH_DAYS: readonly (readonly [RegExp, string])[] = [
  [/^(?:the )?day before yesterday(?:\s*at)?\s*/i, '前天 '],
  [/^(?:yesterday|寻日)(?:\s*at)?\s*/i, '昨天 '],
  [/^(?:last night|寻晚)(?:\s*at)?\s*/i, '昨晚'],
  [/^this morning(?:\s*at)?\s*/i, '今早'],
  [/^today(?:\s*at)?\s*/i, '今天 '],
  ...['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'].map(
    (name, place) =>
      [
        new RegExp(`^(?:last |this )?${name}day(?:\\s*at)?\\s*`, 'i'),
        `周${'一二三四五六日'[place] ?? ''} `,
      ] as const,
  ),
];

/** Dates and clocks in words as digits: 十一月十六日, 廿号, 双十一, 差五分九点, 17 Nov at 8:40 pm. */
export function inDigits(text: string): string {
  const { before, month = '', after } = ENGLISH_DAY.exec(text)?.groups ?? {};
  const day = before ?? after;
  const dated =
    month === '' || day === undefined
      ? text
      : text.replace(ENGLISH_DAY, `${MONTHS.split('|').indexOf(month.toLowerCase()) + 1}-${day} `).trim();
  const ago = dated.replace(ENGLISH_AGO, (_, count: string, unit: string) => {
    const place = ENGLISH_COUNTS.indexOf(count.toLowerCase());
    const many = /^\d/.test(count) ? count : String(Math.max(1, place + 1));
    return `${many}${UNITS[unit.slice(0, 2).toLowerCase()] ?? ''}前`;
  });
  return [...ENGLISH_DAYS, ...ENGLISH_PARTS]
    .reduce((plain, [shown, name]) => plain.replace(shown, name), ago)
    .replace(ENGLISH_CLOCK, (_, hour: string, minute: string | undefined, half: string) => {
      const noon = Number(hour) % 12;
      return `${half.toLowerCase() === 'p' ? noon + 12 : noon}${minute === undefined ? '点' : `:${minute}`}`;
    })
    .replace(/^双(?:十一|11)(?:那天|当天|那晚)?/, '11月11日')
    .replaceAll(/[一二三四五六七八九十廿]{1,3}(?=\s*[月日号])/g, (words) => String(numberOf(words) ?? words))
    .replace(
      /差(\d{1,2}|[一二三四五六七八九十]{1,3})分钟?(?:到)?\s*(\d{1,2}|[一二三四五六七八九十两]{1,3})\s*点/,
      (whole, less: string, hour: string) => {
        const [minutes, hours] = [numberOf(less), numberOf(hour)];
        return minutes === undefined || hours === undefined ? whole : `${hours - 1}点${60 - minutes}`;
      },
    );
}

/** 2, 14, 两, 十, 十二, 二十三 as a number; undefined for what is none. */
export function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const found = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text.replace(/^廿/, '二十'));
  if (!found) return undefined;
  const [, first, ten, last] = found;
  const digit = (character: string | undefined) =>
    character === undefined ? undefined : character === '两' ? 2 : '零一二三四五六七八九'.indexOf(character);
  if (!ten) return last === undefined ? digit(first) : undefined;
  return (digit(first) ?? 1) * 10 + (digit(last) ?? 0);
}
