import { DAY, existingDay, HOUR, MINUTE, startOfDay } from '../time/day.ts';
import { parseTime } from '../time/typed.ts';

/*
 * What a value looks like. A model drops a thin character, repeats one, takes a comma for a dot: a value counts only
 * as a whole token of the right form. Nothing here looks at where it stands or what it is called.
 */

const TRADITIONAL: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'帳账單单號号當当狀状態态戶户間间時时額额實实際际訂订詳详計计總总價价優优惠惠費费種种類类餘余點点賬账鋪铺務务滿满網网凍冻結结營营運运發发貨货編编碼码說说書书選选擇择與与對对應应請请無无權权規规則则協协議议稱称',
  ]
    .join('')
    .match(/../gu)
    ?.map((pair) => [...pair] as [string, string]) ?? [],
);

/**
 * A text as the rules want it: widths folded, traditional characters of labels as simplified ones. A Chinese comma
 * becomes a semicolon, so that it is never taken for one between thousands.
 */
export function plain(text: string): string {
  return text
    .replaceAll('，', ';')
    .replaceAll('。', ';')
    .normalize('NFKC')
    .replaceAll(/[−–—]/g, '-')
    .replaceAll(/(?<=\d)[时点](\d{2})分(?:(\d{2})秒)?/g, (_, minute: string, second?: string) =>
      second === undefined ? `:${minute}` : `:${minute}:${second}`,
    )
    .replaceAll(/\p{Script=Han}/gu, (one) => TRADITIONAL[one] ?? one)
    .trim();
}

/** An amount as a page writes it: with two decimals, thousands grouped rightly or not at all. */
const AMOUNT = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,8})\.\d{2}`;
/** Nothing stands before it that could be a part of it; after four digits a comma cannot be one of thousands. */
const BEFORE = String.raw`(?<![\d.]|(?<!\d)\d{1,3},|[,.][\d]{0,3},)`;
const AFTER = String.raw`(?!\d|[.,]\d|[.,]\s*$)`;
export const AMOUNT_PATTERN = `${BEFORE}${AMOUNT}${AFTER}`;

/** Of the digits of `AMOUNT_PATTERN`. */
export function fenOf(text: string): number {
  return Number(text.replaceAll(/[,.]/g, ''));
}

/** A whole cell that is one sum, and nothing else but its currency. */
export function amountAlone(text: string): { readonly fen: number; readonly sign: string } | undefined {
  const found = new RegExp(
    String.raw`^(?:(?:支出|消费|付款|支付|实付)\s*)?(?<sign>[-+]?)\s*(?:¥|CNY|RMB|人民币|HK\$|\$)?\s*(?<sign2>-?)\s*(?<sum>${AMOUNT})\s*(?:元|CNY|RMB)?(?:\s*\([^)]*\))?$`,
    'i',
  ).exec(text)?.groups;
  return found && { fen: fenOf(found['sum'] ?? ''), sign: `${found['sign']}${found['sign2']}` };
}

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2}))?(?![:\d])`;
const PART = '(凌晨|早上|上午|中午|下午|晚上)?';
/** 2026-09-21 12:24:35, also where the space was lost: then two digits each. */
const ISO = String.raw`(?<![\d-])(20\d\d)([-/.])(\d{2})\2(\d{2})[\sT]+${CLOCK}`;
const GLUED = String.raw`(?<![\d-])(20\d\d)([-/.])(\d{2})\2(\d{2})(\d{2}):(\d{2})(?::(\d{2}))?(?![:\d])`;
const CHINESE = String.raw`(?<!\d)(20\d\d)年(\d{1,2})月(\d{1,2})日\s*${PART}\s*${CLOCK}`;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENGLISH = String.raw`(?<![\w])(?:(\d{1,2})\s*([A-Z][a-z]{2})[a-z]*,?\s*|([A-Z][a-z]{2})[a-z]*\s*(\d{1,2}),\s*)(20\d\d),?\s*(?:at\s*)?${CLOCK}\s*([AaPp][Mm])?`;

/** Calendar times with their year in a text, as instants; what is no real time, or lies ahead, is none. */
export function timesIn(text: string, now: number): number[] {
  const found: { readonly at: number; readonly index: number }[] = [];
  const take = (
    index: number,
    year: string,
    month: string,
    date: string,
    clock: readonly (string | undefined)[],
    shift = 0,
  ) => {
    const at = instantOf(Number(year), Number(month), Number(date), clock, shift);
    // The clock of a phone may run a little ahead.
    if (at !== undefined && at <= now + DAY / 24) found.push({ at, index });
  };
  for (const match of text.matchAll(new RegExp(GLUED, 'g'))) {
    const [, year = '', , month = '', date = '', ...clock] = match;
    take(match.index, year, month, date, clock);
  }
  for (const match of text.matchAll(new RegExp(ISO, 'g'))) {
    const [, year = '', , month = '', date = '', ...clock] = match;
    take(match.index, year, month, date, clock);
  }
  for (const match of text.matchAll(new RegExp(CHINESE, 'g'))) {
    const [, year = '', month = '', date = '', part, ...clock] = match;
    take(match.index, year, month, date, clock, shiftOf(part, Number(clock[0])));
  }
  for (const match of text.matchAll(new RegExp(ENGLISH, 'g'))) {
    const [, d1, m1, m2, d2, year = '', hour, minute, second, half] = match;
    const month = MONTHS.indexOf((m1 ?? m2 ?? '').toLowerCase()) + 1;
    const part = half === undefined ? undefined : /p/i.test(half) ? '下午' : '上午';
    if (month > 0)
      take(
        match.index,
        year,
        String(month),
        d1 ?? d2 ?? '',
        [hour, minute, second],
        shiftOf(part, Number(hour)),
      );
  }
  return [...new Set(found.toSorted((a, b) => a.index - b.index).map(({ at }) => at))];
}

/** Times of a message that leaves the year out: it is the last such day. */
export function yearlessTimesIn(text: string, now: number): number[] {
  const pattern = new RegExp(
    String.raw`(?<![\d年-])(\d{1,2})月(\d{1,2})日\s*${PART}\s*${CLOCK}|(?<![\d-])(\d{2})-(\d{2})\s+${CLOCK}`,
    'g',
  );
  return [...text.matchAll(pattern)].flatMap(([found]) => {
    const time = parseTime(found.replace(/日\s*/, '日 '), now);
    return time.ok ? [time.value] : [];
  });
}

function shiftOf(part: string | undefined, hour: number): number {
  if (part === undefined) return 0;
  if (/下午|晚上/.test(part)) return hour < 12 ? 12 : 0;
  if (part === '中午') return hour < 3 ? 12 : 0;
  return hour === 12 ? -12 : 0;
}

function instantOf(
  year: number,
  month: number,
  date: number,
  [hours, minutes, seconds]: readonly (string | undefined)[],
  shift: number,
): number | undefined {
  const day = existingDay(year, month, date);
  const [hour, minute, second] = [Number(hours) + shift, Number(minutes), Number(seconds ?? 0)];
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return startOfDay(day) + hour * HOUR + minute * MINUTE + second * 1000;
}

/**
 * The day inside a payment number of WeChat (4200…, 28 digits) or Alipay (28 digits that begin with the day), and
 * whose it is; undefined if it is neither.
 */
export function paymentForm(
  number: string,
): { readonly channel: 'wechat' | 'alipay'; readonly day: number } | undefined {
  const wechat = /^4200\d{6}(20\d\d)(\d\d)(\d\d)\d{10}$/.exec(number);
  const alipay = /^(20\d\d)(\d\d)(\d\d)\d{20}$/.exec(number);
  const [, year, month, date] = wechat ?? alipay ?? [];
  const day = existingDay(Number(year), Number(month), Number(date));
  if (year === undefined || day === undefined || Number(year) < 2010) return undefined;
  return { channel: wechat ? 'wechat' : 'alipay', day };
}

/** Digits and letters that stand together, with the hyphens inside. */
export const CODE = String.raw`[A-Za-z0-9](?:[A-Za-z0-9_-]{4,46}[A-Za-z0-9])`;

/** How far an order number may be trusted: `sure`, `alike` if it mixes what looks alike, `none` if it is no order's. */
export function orderForm(code: string): 'sure' | 'alike' | 'none' {
  if (code.length < 6 || !/\d/.test(code)) return 'none';
  // A number of 28 digits is that of a payment; eleven from 13 to 19 on are a phone's.
  if (/^\d{28}$/.test(code) || /^1[3-9]\d{9}$/.test(code)) return 'none';
  if (/^20\d\d-\d\d-\d\d$/.test(code)) return 'none';
  if (/^\d+$/.test(code)) return 'sure';
  // Fixed capitals without O and I, then figures; after S a first 0 may have been an O.
  if (/^[A-HJ-NP-Z]{1,6}[-_]?[2-9]\d{4,}$/.test(code)) return 'sure';
  if (/[0OoQq1Il|]/.test(code.replace(/[-_]/g, '')) || /[a-z]/.test(code)) return 'alike';
  return 'sure';
}
