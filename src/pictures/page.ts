import type { OrderState, PayChannel } from '../case/facts.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import { type Cell, labelled, type Paragraph, SEAM, twice, type Value } from './cells.ts';
import type { Turn } from './chat.ts';
import { AMOUNT_PATTERN, fenOf } from './forms.ts';
import { isLabel } from './labels.ts';

/** What a picture says of a payment; only what may be taken. Money in fen, times as instants. */
export interface PictureFacts {
  readonly amountFen?: number;
  readonly order?: string;
  readonly paymentNo?: string;
  readonly paidAt?: number;
  readonly site?: string;
  readonly url?: string;
  readonly payee?: string;
  readonly payChannel?: PayChannel;
  readonly product?: string;
  readonly orderState?: OrderState;
}

export type PictureFact = keyof PictureFacts;

/** Why something was not taken: a person has to look. */
export type Doubt =
  /** Several are there, and nothing says which is meant. */
  | 'several'
  /** It mixes letters and figures that look alike. */
  | 'looks-alike'
  /** Two readings differ. */
  | 'read-differently'
  /** A whole number without decimals: a dot may have been lost. */
  | 'no-decimals'
  /** It goes on in the next line. */
  | 'wrapped'
  /** Its day is not that of the payment. */
  | 'other-day'
  /** It stands there without a word that says it is what was paid. */
  | 'no-label';

/** Something that a person has to look at: what it may be, and why it was not taken. */
export interface ToCheck {
  readonly fact: PictureFact;
  readonly candidates: readonly (string | number)[];
  readonly why: Doubt;
}

/** A picture as the rules look at it. */
export interface Page {
  readonly cells: readonly Cell[];
  readonly flows: readonly Paragraph[];
  readonly kind: EvidenceKind;
  readonly turns: readonly Turn[];
  readonly now: number;
}

/** What was found of one fact: a value with its words, or what is to be checked. */
export type Found = { readonly fact: PictureFact } & (
  | { readonly value: string | number; readonly words: string }
  | { readonly candidates: readonly (string | number)[]; readonly why: Doubt }
  | { readonly none: true }
);

/** One value from what was found in several places. */
export function only<T extends string | number>(
  fact: PictureFact,
  values: readonly { readonly value: T; readonly words: string }[],
): Found {
  const distinct = [...new Map(values.map((one) => [one.value, one])).values()];
  const [first, second] = distinct;
  if (!first) return { fact, none: true };
  return second
    ? { fact, candidates: distinct.map(({ value }) => value), why: 'several' }
    : { fact, ...first };
}

/** The values of a group of labels in a form, each as both readings have it. */
export function valuesOf<T extends string | number>(
  { cells }: Page,
  labels: RegExp,
  read: (text: string, value: Value) => T | undefined,
): { readonly values: { value: T; words: string }[]; readonly differing: T[]; readonly column: boolean } {
  const values: { value: T; words: string }[] = [];
  const differing: T[] = [];
  let inColumn = false;
  let settled: string | undefined;
  for (const { label, values: places, column } of labelled(cells, labels, isLabel)) {
    // The one to the right was the value: what stands below it is another row's.
    if (column && label === settled) continue;
    for (const place of places) {
      const { same, found, other } = twice(place, (text) => read(text, place));
      if (found === undefined && other === undefined) {
        // Below a label the nearest line is its value; what follows is of the same column only if it looks the same.
        if (column && values.length === 0) break;
        continue;
      }
      inColumn ||= column;
      if (!column) settled = label;
      if (same && found !== undefined)
        values.push({ value: found, words: `${label} ${place.text}`.slice(0, 80) });
      else differing.push(...[found, other].filter((one) => one !== undefined));
      if (!column) break;
    }
  }
  return { values, differing, column: inColumn };
}

/** Words before a sum that say what it is instead of what was paid. */
const NOT_PAID =
  /(?:余额|面值|面额|原价|标价|单价|优惠|折扣|立减|红包|手续费|服务费|冻结|保证金|押金|退款?|返现?|赔付?|积分|额度|收入|到账|转入|存入|限额|账单金额|应还|还款|欠费|套餐)[^;,!?\d]{0,8}$/;
/** Verbs of paying before a sum in running text. */
const PAID =
  /(?:支出|消费|支付|付款|扣款|扣费|转出|扣收|扣除|付|花|支付成功|扣|充|转)(?:了|过|出|掉|去)?(?:款|金额)?(?:\([^)]{0,30}\)|\[[^\]]{0,30}\])?(?:人民币|RMB|CNY|¥|金额|:|;|\s|共|是|为|您|一共)*$/i;

/** The sums that a text says were paid, in fen. */
export function paidIn(text: string): number[] {
  return [...text.matchAll(new RegExp(AMOUNT_PATTERN, 'g'))].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const after = text.slice(match.index + match[0].length);
    if (NOT_PAID.test(before) || touchesSeam(text, match.index, match[0].length)) return [];
    if (/^\s*(?:的?(?:面值|面额)|元宝|点|个)/.test(after)) return [];
    return PAID.test(before) ? [fenOf(match[0])] : [];
  });
}

const touchesSeam = (text: string, at: number, length: number) =>
  text[at - 1] === SEAM || text[at + length] === SEAM;
