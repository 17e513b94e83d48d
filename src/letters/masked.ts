/*
 * Numbers and addresses of people, found by their form, however they are written, and hidden. This hides rather too
 * much than too little, so these are not the patterns of the lint, which must not take an order for a card.
 */

/** What people, keyboards and programs put between digits and around them, and what it stands for. */
const PLAIN = new Map<string, string>([
  ...[...'\u00a0\u1680\u202f\u205f\u3000\t'].map((space) => [space, ' '] as const),
  ...[...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2796\ufe58\ufe63'].map((dash) => [dash, '-'] as const),
  ...[...'\u00b7\u2022\u2027\u2219\u22c5\u30fb'].map((dot) => [dot, '.'] as const),
]);
const ODD =
  /[\t\u00a0\u00b7\u0660-\u0669\u06f0-\u06f9\u1680\u2000-\u2015\u2022\u2027\u202f\u205f\u2212\u2219\u22c5\u2460-\u2468\u24ea\u2796\u3000\u30fb\ufe58\ufe63\uff01-\uff5e]/g;

/** The same text in half width, unit by unit: what is found in it stands at the same place in the text. */
function plainOf(text: string): string {
  return text.replaceAll(ODD, (unit) => PLAIN.get(unit) ?? plainUnit(unit.charCodeAt(0)));
}

function plainUnit(code: number): string {
  if (code >= 0xff01) return String.fromCharCode(code - 0xfee0);
  if (code === 0x24ea) return '0';
  if (code >= 0x2460) return String(code - 0x245f);
  return code >= 0x2000 ? ' ' : String(code & 0xf);
}

/** What stands in the place of something found. */
export type Hide = (found: string) => string;

/** What is found and stays, by itself and by what stands before it, both in half width. */
export type Spares = (found: string, before: string) => boolean;

/** How much before something found may say what it is. */
const BEFORE = 16;

/** Puts something else in the place of what a pattern finds, whatever the width of its characters. */
export function hiding(text: string, pattern: RegExp, hide: Hide, spares: Spares = () => false): string {
  const plain = plainOf(text);
  let [done, copied] = ['', 0];
  for (const { 0: found, index } of plain.matchAll(pattern)) {
    if (spares(found, plain.slice(Math.max(0, index - BEFORE), index))) continue;
    const end = index + found.length;
    done += text.slice(copied, index) + hide(text.slice(index, end));
    copied = end;
  }
  return copied === 0 ? text : done + text.slice(copied);
}

/**
 * A text for other people's eyes: phone, card and identity numbers keep only their ends, addresses of e-mail only the
 * first letter, names in a messenger nothing. Shorter numbers, and those with letters in them (an order's number), stay.
 * @param own values to hide everywhere: the user’s name, phone and address, the topped-up account
 * @param spares numbers that this reader needs
 */
export function masked(
  text: string,
  own: readonly (string | undefined)[] = [],
  spares: Spares = () => false,
): string {
  const values = own.filter((value) => value !== undefined && value.trim().length > 1) as string[];
  const rest = values.reduce((left, value) => left.replaceAll(value, '***'), text);
  return STEPS.reduce((left, [pattern, hide]) => hiding(left, pattern, hide, spares), rest);
}

function ends(first: number, last: number): Hide {
  return (number) => `${number.slice(0, first)}****${number.slice(-last)}`;
}

const all: Hide = () => '***';

/** No letter and no digit on either side; and not the rest of a decimal. */
const FREE = String.raw`(?<![A-Za-z\d]|\d\.)`;
const END = String.raw`(?![A-Za-z\d])`;
/** What follows a word that says what a number is. */
const IS = String.raw`(?:\s?[:=]\s{0,4}|\s?[是为]\s?|\s{0,2})`;

const HOST = String.raw`[\w-]{1,64}(?:\.[\w-]{1,64}){0,6}\.(?:com|cn|net|org|io|me|cc)\b`;
/** The sign may be written as a word, so that no program finds the address. */
const MAIL = new RegExp(
  [
    String.raw`(?<![\w.+-])[\w.+-]{1,64}(?:\s?@\s?[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}|\sat\s[\w-]{1,64}\sdot\s[a-z]{2,4}\b|(?:#|\s?[[(]at[\])]\s?)${HOST})`,
    String.raw`\p{Script=Han}{1,8}@[\p{L}\d-]{1,64}(?:\.[\p{L}\d-]{1,64}){1,8}`,
  ].join('|'),
  'giu',
);

/** A number after its messenger; an amount, a day or what was bought after it is none. */
const QQ = new RegExp(
  String.raw`(?<=(?:(?<![A-Za-z])Q ?Q|扣扣|企鹅|[加➕]Q|(?<![A-Za-z])Q(?=\s?:))(?:号码?|群号?|[账帐]号)?${IS})\d{5,12}(?![\d.-]*\d|\s?(?:[元块圆万年个张枚份币]|点[券卷卡]))`,
  'gi',
);
const WECHAT = String.raw`(?:[微薇威维]信|卫星|[加➕][微薇vV]|wei ?xin|(?<![A-Za-z])(?:v信|wechat|weixin|wx|vx))`;
const MESSENGER = new RegExp(
  [
    String.raw`(?<=${WECHAT}(?:号码?|[账帐]号|\s?id)?(?:\s?[:=]\s{0,4}|\s?是\s?)|${WECHAT}(?:号码?|[账帐]号|\s?id)\s{0,2}|加[我你他她]?的?${WECHAT}\s{0,2})(?:[a-z][\w-]{4,19}|\d{5,12})`,
    String.raw`(?<=${WECHAT}\s{0,2})(?=[a-z_-]{0,18}\d)[a-z][\w-]{4,19}`,
    String.raw`(?<=(?<![a-z])v\s?[:=]\s{0,4})[a-z][\w-]{4,19}`,
    String.raw`(?<=(?:抖音|快手|小红书|陌陌|钉钉|微博|淘宝|旺旺)(?:(?:号|id)${IS}|\s?:\s{0,4}))(?!\d{1,5}(?![\w.-])\s?[\u4e00-\u9fff])[a-z\d][\w.-]{3,29}`,
    String.raw`(?<=(?:telegram|(?<![a-z])tg|电报|飞机|whatsapp|skype)号?(?:\s?[:=]\s{0,4}|\s{0,2}(?=@)))@?[a-z][\w.]{3,31}`,
    String.raw`wxid_\w{4,40}`,
  ].join('|'),
  'gi',
);

/** With the year of a birth in its place; digits may stand apart. */
const IDENTITY = new RegExp(
  String.raw`${FREE}[1-9](?:[ -]?\d){5}[ -]?(?:1[ -]?[89]|2[ -]?0)(?:[ -]?\d){2}[ -]?[01][ -]?\d[ -]?[0-3](?:[ -]?\d){4}[ -]?[\dXx]${END}`,
  'g',
);

const GAP = '[ ._-]{1,2}';
const MOBILE = [
  String.raw`1[3-9]\d{9}`,
  String.raw`1[3-9]\d{1,2}${GAP}\d{3,5}${GAP}\d{3,5}`,
  String.raw`1[3-9]\d{1,2}${GAP}\d{7,8}`,
  String.raw`1[3-9]\d{5}${GAP}\d{4}`,
  String.raw`1 [3-9](?: \d){9}`,
  String.raw`1-[3-9](?:-\d){9}`,
];
const ELEVEN = String.raw`(?=(?:[ ._-]{0,2}\d){11}(?!\d))`;
const AREA = String.raw`(?:10|2\d|[3-9]\d{2})`;
const PHONE = new RegExp(
  `${FREE}(?:(?:${[
    String.raw`(?:\+?86[ .-]{0,2}|0086[ .-]{0,2}|0)?${ELEVEN}(?:${MOBILE.join('|')})`,
    String.raw`0${AREA}\)?[ -]{0,2}\d{3,4}[ -]?\d{4}(?:-\d{1,5})?`,
    String.raw`\+86[ -]?${AREA}[ -]\d{3,4}[ -]?\d{4}`,
  ].join('|')})${END})`,
  'g',
);
/** Without the number of its town only a label tells it. */
const TOWN_PHONE = new RegExp(
  String.raw`(?<=(?:电话|座机|固话|传真|手机|联系方式|(?<![A-Za-z])(?:tel|fax|phone|mobile))(?:号码?)?${IS})(?!20\d{2}[ -]?\d{4})[2-8]\d{2,3}[ -]?\d{4}(?![\d.]|\s?[元块圆])`,
  'gi',
);
/**
 * 一三九…, 幺三九…, 1️⃣3️⃣9️⃣…: as people write a number that filters should not see. E1 2026-11-20 14:02 is a day.
 */
const SPELT = '[一二三四五六七八九零〇○幺壹贰叁肆伍陆柒捌玖\\d]';
const SPELT_PHONE = new RegExp(
  String.raw`(?<!${SPELT})(?!\d{11}|\d{1,2}[ -]?20\d{2}[ -])[1一幺壹][ -]?[三四五六七八九叁肆伍陆柒捌玖3-9](?:[ -]?${SPELT}){9}(?!${SPELT})|(?:\d\ufe0f?\u20e3\s?){5,}`,
  'g',
);

/** Groups as cards have them; days and times, that stand in other groups, are none. */
const CARD = new RegExp(
  `${FREE}(?:${[
    String.raw`\d{13,19}(?:[ -]\d{1,4}(?![\d:.年月-]))?`,
    String.raw`(?!(?:\d{3}0${GAP}){2})\d{4}(?:${GAP}\d{4}){3}(?:${GAP}\d{1,3}(?![\d:.年月-]))?`,
    String.raw`\d{4}${GAP}\d{4}${GAP}\d{4}${GAP}\d{1,3}`,
    String.raw`\d{4}${GAP}\d{6}${GAP}\d{4,5}`,
    String.raw`\d{4}${GAP}\d{9,15}`,
    String.raw`\d{6}${GAP}\d{7,13}`,
    String.raw`\d{8}${GAP}\d{8,11}`,
    String.raw`\d(?: \d){12,18}`,
  ].join('|')})${END}`,
  'g',
);

const STEPS: readonly (readonly [RegExp, Hide])[] = [
  [MAIL, (mail) => `${mail.charAt(0)}***@***`],
  [QQ, all],
  [MESSENGER, all],
  [IDENTITY, ends(3, 2)],
  [PHONE, ends(3, 4)],
  [CARD, ends(0, 4)],
  [TOWN_PHONE, all],
  [SPELT_PHONE, all],
];
