/** What letters are put together from: the full letter, the short text, and the paragraphs both are made of. */
import type { Citation } from '../case/events.ts';
import { claimOf, type FactName, type Facts, formatYuan } from '../case/facts.ts';
import type { Me, MeField } from '../case/me.ts';
import { refundedFen } from '../case/state.ts';
import { clean, cleanLines } from '../case/text.ts';
import { cite } from '../law/citation.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import { chineseDate } from '../time/day.ts';
import { enclosures } from './exhibits.ts';
import { deceitIn, type Ground, type Reason } from './grounds.ts';
import {
  type Composed,
  lengthOf,
  type LetterView,
  type Limit,
  type Need,
  openFen,
  type Part,
  type Recipient,
} from './letter.ts';
import { intentTold } from './claims.ts';
import { needsProduct, type Voice, whatHappened, whyNoExcuse } from './problem.ts';

/** Of a recipient that only takes full letters, of any length, and is given no days for an answer. */
export const FORMAL_ONLY = {
  forms: ['formal'],
  setsDays: false,
  limit: () => null,
} as const satisfies Partial<Recipient>;

/** What makes one full letter different from the next. */
interface FormalLetter {
  readonly title: string;
  readonly salutation: string;
  /** Paragraphs by heading, in this order. */
  readonly parts: Paragraphs;
  /** Who signs; empty if nobody does. */
  readonly signature: string;
  /** Kinds of evidence that this recipient need not see; proof of identity, unless others are named. */
  readonly leave?: readonly EvidenceKind[];
  /** What it cites besides the view's grounds, or instead of them. */
  readonly cited?: readonly Citation[];
}

type Paragraphs = Readonly<Record<string, readonly string[]>>;

/** A full letter: numbered parts, the exhibits, a signature and the articles it cites. */
export function formal(
  view: LetterView,
  { title, salutation, parts, signature, leave, cited = view.grounds }: FormalLetter,
): Composed {
  return {
    left: 0,
    letter: {
      to: view.to,
      title,
      salutation,
      parts: numbered({ ...parts, 情况说明: statementOf(view.facts) }),
      enclosures: enclosures(view, leave),
      closing: closingOf(view, signature),
      citations: onceEach(citationsOf(cited)),
    },
  };
}

/** What the user read, edited and wants enclosed; a story as it was told never goes out. */
export function statementOf({ statement }: Facts): string[] {
  return statement === undefined ? [] : cleanLines(statement).trim().split(/\n+/);
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** Parts with nothing in them are left out; the rest are numbered. */
export function numbered(parts: Paragraphs): Part[] {
  return Object.entries(parts)
    .filter(([, paragraphs]) => paragraphs.length > 0)
    .map(([heading, paragraphs], index) => ({
      heading: `${NUMERALS[index] ?? index + 1}、${heading}`,
      paragraphs,
    }));
}

/** Lines as a list: 1. 2. 3.; one alone needs no number. */
export function listed(lines: readonly string[]): string[] {
  return lines.length === 1 ? [...lines] : lines.map((line, index) => `${index + 1}. ${line}`);
}

/**
 * A sentence of a short text. Rank 0 is needed; the others come in as long as there is room, lowest first; where there
 * is none for all of it, what is shorter takes its place.
 */
export type Sentence = readonly [rank: 0 | 1 | 2 | 3, text: string, shorter?: string];

/**
 * A short text of whole sentences, in their order: all that are needed, and of the others as many as stay within
 * what is aimed at. Nothing is ever cut; if the needed ones alone are too long, the length says so.
 */
export function shortText(
  { to, grounds, query }: LetterView,
  sentences: readonly Sentence[],
  limit: Limit | null,
): Composed {
  const room = limit?.aim ?? Number.POSITIVE_INFINITY;
  const wanted = sentences.filter(([, text]) => text !== '');
  const needed = wanted.filter(([rank]) => rank === 0);
  const taken = new Map(needed.map((sentence) => [sentence, sentence[1]]));
  let used = lengthOf([...taken.values()].join(''));
  for (const sentence of wanted.toSorted(([one], [other]) => one - other)) {
    const [, whole, shorter = ''] = sentence;
    const fits = [whole, shorter].find((one) => one !== '' && used + lengthOf(one) <= room);
    if (taken.has(sentence) || fits === undefined) continue;
    taken.set(sentence, fits);
    used += lengthOf(fits);
  }
  const text = wanted.flatMap((sentence) => taken.get(sentence) ?? []).join('');
  return {
    letter: {
      to,
      title: '',
      salutation: '',
      parts: [{ heading: '', paragraphs: [text] }],
      enclosures: [],
      closing: [],
      citations: citationsOf(
        [...grounds, deceitIn(query) ?? []].flat().filter((ground) => text.includes(cite(ground))),
      ),
    },
    left: wanted.length - taken.size,
  };
}

/** What the recipient has to know of the user. */
export function ofMe(...names: MeField[]): Need[] {
  return names.map((name) => ({ of: 'me', name }));
}

/** What the recipient has to know of the case. */
export function ofCase(...names: FactName[]): Need[] {
  return names.map((name) => ({ of: 'case', name }));
}

/** By what the payment can be found: the order's number will do, else the payment's is needed. */
export function aNumber({ facts }: LetterView): Need[] {
  return facts.order === undefined && facts.paymentNo === undefined ? ofCase('paymentNo') : [];
}

/** What was ordered, if something else came. */
export function whatWasOrdered({ facts }: LetterView): Need[] {
  return needsProduct(facts) && facts.product === undefined ? ofCase('product') : [];
}

/** Of a payment by a child: its age and what the guardian says decide which letter it is at all. */
export function ofChild({ facts }: LetterView): Need[] {
  if (facts.payer !== 'minor' || facts.operatedBy === 'payer') return [];
  const names = ['guardian', 'childAge'] as const;
  return ofCase(...(facts.guardian === 'consented' ? [] : names.filter((name) => facts[name] === undefined)));
}

/** What the market regulator refuses a complaint without, and a mediator cannot do without. */
export function neededByRegulator(view: LetterView): Need[] {
  return [
    ...ofMe('name', 'phone', 'address'),
    ...ofCase('payeeAddress'),
    ...aNumber(view),
    ...whatWasOrdered(view),
    ...ofChild(view),
  ];
}

const NAMES: Readonly<Record<MeField, string>> = {
  name: '姓名',
  phone: '联系电话',
  address: '通讯地址',
  postcode: '邮政编码',
};

/** Who complains, with only what this recipient needs. */
export function aboutMe(me: Me, fields: readonly MeField[]): string[] {
  return fields.flatMap((field) => {
    const value = me[field];
    return value === undefined ? [] : [`${NAMES[field]}：${clean(value)}`];
  });
}

type Line = readonly [name: string, value: string | undefined];

function told(of: readonly Line[]): string[] {
  return of.flatMap(([name, value]) => (value === undefined ? [] : [`${name}：${clean(value)}`]));
}

/** Against whom: the name that took the money, if it is known, with the site it runs; on a marketplace the shop. */
export function aboutThem(facts: Facts): string[] {
  const { payee, payeeAddress, site, url } = facts;
  if (facts.seller === 'marketplace') return [...aboutShop(facts), ...aboutPlatform(facts)];
  return told([
    ['名称', payee ?? site],
    ['经营的网站', payee === undefined ? undefined : site],
    ['网址', url],
    ['地址', payeeAddress],
  ]);
}

/** An address stands for the marketplace's where it could not give the shop's. */
export function aboutShop({ shop, payee, payeeAddress, shopData }: Facts): string[] {
  // Once the marketplace said who it is, the shop goes by its own name.
  const named = shopData === 'given' && payee !== undefined;
  return told([
    ['名称', (named ? payee : undefined) ?? shop ?? payee ?? '收款的店铺（名称要由平台提供）'],
    ['店铺', named ? shop : undefined],
    ['收款方', shop === undefined || named ? undefined : payee],
    ['地址', shopData === 'none' ? undefined : payeeAddress],
  ]);
}

export function aboutPlatform({ site, url, payeeAddress, shopData }: Facts): string[] {
  return told([
    ['交易平台（店铺开在这里，不是卖家）', site],
    ['平台网址', url],
    ['平台地址', shopData === 'none' ? payeeAddress : undefined],
  ]);
}

/** The other side's name as a sentence uses it: on a marketplace the shop's. */
export function theirName({ payee, site, seller, shop, shopData }: Facts): string {
  if (seller !== 'marketplace') return clean(payee ?? site);
  if (shopData === 'given' && payee !== undefined) return clean(payee);
  return shop === undefined ? clean(payee ?? '收款的店铺') : `店铺“${clean(shop)}”`;
}

/** What went wrong, why the excuse does not hold, and what came back. */
export function whatWentWrong(view: LetterView, voice: Voice = 'of-site'): string[] {
  return [
    whatHappened(view, voice),
    ...[whyNoExcuse(view)].filter((text) => text !== ''),
    ...intentTold(view),
    // An operator is asked for its records, not for the money.
    ...(view.to === 'operator' || view.to === 'telecom' ? [] : cameBack(view)),
  ];
}

/** What part of the price is asked back, if not all of it, and what came back so far, if anything. */
export function cameBack(view: LetterView): string[] {
  const { facts, state } = view;
  const back = refundedFen(state);
  const [claim, open] = [formatYuan(claimOf(facts)), formatYuan(openFen(view))];
  const part = claimOf(facts) < facts.amountFen;
  return [
    ...(part ? [`我要求退回的是${partOf(facts)}${claim}元。`] : []),
    ...(back === 0 ? [] : [`目前已经退回${formatYuan(back)}元，还有${open}元${part ? '要退' : '没有退'}。`]),
  ];
}

/** Which part of the price it is that is asked back. */
function partOf({ delivered, money }: Facts): string {
  if (delivered === 'wrong-value') return '没有到账的那部分，';
  return money === 'balance' && delivered === 'correct' ? '没有用掉的' : '其中的';
}

/**
 * The reasons, each as one sentence: a fact of the case and the law it falls under. If it is open whether a contract
 * came about, either reading is pleaded under its own condition.
 */
export function reasonSentences(
  { reasons }: Pick<LetterView, 'reasons'>,
  voice: (applied: string) => string = (applied) => applied,
): string[] {
  return reasons.map(
    ({ applied, grounds, branch }) =>
      `${conditionOf(branch)}${voice(applied)}。${grounds.map((ground) => `根据${cite(ground)}，${ground.summary}`).join('；')}。`,
  );
}

function conditionOf(branch: Reason['branch']): string {
  if (branch === null) return '';
  return branch === 'contract' ? '如果合同已经成立：' : '如果合同没有成立：';
}

/** The places of some grounds, as the journal and `--json` carry them. */
export function citationsOf(grounds: readonly (Citation | Ground)[]): Citation[] {
  return grounds.map(({ law, article, paragraph }) => ({ law, article, paragraph }));
}

/** Who signs, and the day. */
export function closingOf({ today }: LetterView, signature: string): string[] {
  return [clean(signature), chineseDate(today)].filter((line) => line !== '');
}

function onceEach(citations: readonly Citation[]): Citation[] {
  const key = ({ law, article, paragraph }: Citation) => `${law} ${article} ${paragraph ?? ''}`;
  return citations.filter((one, index) => citations.findIndex((other) => key(other) === key(one)) === index);
}

/**
 * A card number that somebody typed keeps its last four digits in every letter. It is told from an order's number by
 * its check digit and by what a card begins with; the numbers of the case itself stay.
 */
export function withoutCards(spared: readonly (string | undefined)[]): (text: string) => string {
  const digits = (number: string) => number.normalize('NFKC').replaceAll(/[ -]/g, '');
  const own = spared.map((one) => digits(one ?? '')).join('\n');
  return (text) =>
    text.replaceAll(CARD, (number) => {
      const bare = digits(number);
      return /^(?:62|4|5[1-5]|2[2-7]|3[47]|60|8[18])/.test(bare) && passesLuhn(bare) && !own.includes(bare)
        ? `****${bare.slice(-4)}`
        : number;
    });
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const CARD = /(?<![A-Za-z0-9０-９])[\d０-９](?:[ -]?[\d０-９]){12,18}(?![A-Za-z0-9０-９])/g;
