import { refundedFen } from '../case/classify.ts';
import type { Citation } from '../case/events.ts';
import { claimOf, type Facts, formatYuan } from '../case/facts.ts';
import { type Exhibit, inOrder } from '../case/fold.ts';
import type { Me, MeField } from '../case/me.ts';
import { clean } from '../case/text.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../law/evidence.ts';
import { cite } from '../law/laws.ts';
import { LAW_CHECKED_ON, type StatuteKey } from '../law/statutes.ts';
import { chineseDate, chineseTime, DAY } from '../time/day.ts';
import { type Ground, groundByKey } from './grounds.ts';
import {
  type Composed,
  lengthOf,
  type Letter,
  type LetterView,
  type Limit,
  openFen,
  type Part,
} from './letter.ts';
import { firstRequest } from './story.ts';

const NUMERALS = '一二三四五六七八九';

/** Parts with nothing in them are left out; the rest are numbered. */
export function numbered(parts: readonly Part[]): Part[] {
  return parts
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(({ heading, paragraphs }, index) => ({
      heading: `${NUMERALS.charAt(index)}、${heading}`,
      paragraphs,
    }));
}

/** Lines as a list: 1. 2. 3. */
export function listed(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index + 1}. ${line}`);
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

/** Against whom: the name that took the money, where it is known, with the site it ran. */
export function aboutThem({ payee, payeeAddress, site, url }: Facts): string[] {
  const lines: [string, string | undefined][] = [
    ['名称', payee ?? site],
    ['经营的网站', payee === undefined ? undefined : site],
    ['网址', url],
    ['地址', payeeAddress],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}：${clean(value)}`]));
}

/** The other side's name as a sentence uses it. */
export function theirName({ payee, site }: Facts): string {
  return clean(payee ?? site);
}

/** What of the price is asked back where that is not all of it, and what came back so far; nothing where neither is so. */
export function cameBack(view: LetterView): string[] {
  const { facts, state } = view;
  const back = refundedFen(state);
  const [claim, open] = [formatYuan(claimOf(facts)), formatYuan(openFen(view))];
  const part = claimOf(facts) < facts.amountFen;
  return [
    ...(part ? [`我要求退回的是其中的${claim}元。`] : []),
    ...(back === 0 ? [] : [`目前已经退回${formatYuan(back)}元，还有${open}元${part ? '要退' : '没有退'}。`]),
  ];
}

/** The money that is asked for: what was paid, less what came back. */
export function refundOf(view: LetterView): string {
  const amount = formatYuan(openFen(view));
  return view.judged.detail === 'charged-twice'
    ? `把多扣的${amount}元原路退回我的付款账户`
    : `把${amount}元原路退回我的付款账户`;
}

/**
 * Triple damages, at least 500 yuan, only where the user stated evidence of intent (消费者权益保护法 第五十五条第一款);
 * nothing otherwise.
 */
export function damages({ grounds, facts }: Pick<LetterView, 'grounds' | 'facts'>): string[] {
  const ground = grounds.find(({ key }) => key === 'consumers-55-1');
  if (!ground || facts.intentEvidence === undefined) return [];
  const amount = formatYuan(Math.max(facts.amountFen * 3, LEAST_DAMAGES));
  return [
    `依照${cite(ground)}增加赔偿${amount}元；我认为对方构成欺诈，理由是：${clean(facts.intentEvidence)}。`,
  ];
}

const LEAST_DAMAGES = 50_000;

/**
 * The grounds, each as a sentence. Where it is open what happened, every reading is pleaded under its own condition:
 * a contract or none, a child under eight years or above.
 */
export function groundSentences({ grounds }: Pick<LetterView, 'grounds'>): string[] {
  const doubtful = grounds.some(({ branch }) => branch === 'no-contract');
  return grounds.map((ground) => `${conditionOf(ground, doubtful)}根据${cite(ground)}，${ground.summary}。`);
}

function conditionOf({ key, branch }: Ground, doubtful: boolean): string {
  if (UNDER_EIGHT.includes(key)) return '如果付款时孩子不满八周岁：';
  if (FROM_EIGHT.includes(key)) return '如果付款时孩子已满八周岁：';
  if (!doubtful || branch === null) return '';
  return branch === 'contract' ? '如果合同已经成立：' : '如果合同没有成立：';
}

/** What the Civil Code says of children: who cannot act at all, and who can within limits. */
const UNDER_EIGHT: readonly StatuteKey[] = ['civil-20', 'civil-144'];
const FROM_EIGHT: readonly StatuteKey[] = ['civil-19', 'civil-145-1'];

/**
 * The exhibits that go with a letter, by their numbers. Proof of identity only where the recipient may ask for it.
 * @param leave kinds that this recipient need not see
 */
export function enclosures({ state }: LetterView, leave: readonly EvidenceKind[] = ['identity']): string[] {
  return exhibitsFor(state, leave).map((exhibit) => `证据E${exhibit.number}　${nameOf(exhibit)}`);
}

/** The exhibits in the order in which things happened, without some kinds. */
export function exhibitsFor(state: LetterView['state'], leave: readonly EvidenceKind[]): Exhibit[] {
  return inOrder(state).filter(({ kind }) => !leave.includes(kind));
}

/** What an exhibit is: its kind, and the user's own caption. */
export function nameOf({ kind, caption }: Exhibit): string {
  const name = EVIDENCE_KINDS[kind].name.zh;
  return caption === null ? name : `${name}（${clean(caption)}）`;
}

/** Who signs, the day, and where law is cited, when it was last checked. */
export function closingOf({ today, grounds }: LetterView, signature: string): string[] {
  const lines = [clean(signature), chineseDate(today), grounds.length > 0 ? lawChecked() : ''];
  return lines.filter((line) => line !== '');
}

/** The places of some grounds, as the journal and `--json` carry them. */
export function citationsOf(grounds: readonly Ground[]): Citation[] {
  return grounds.map(({ law, article, paragraph }) => ({ law, article, paragraph }));
}

/** （法规核对至2026年11月22日） */
function lawChecked(): string {
  const [year, month, day] = LAW_CHECKED_ON.split('-').map(Number);
  return `（法规核对至${year}年${month}月${day}日）`;
}

/**
 * A text for everybody's eyes: phone, card and identity numbers keep only their ends, addresses of e-mail only the
 * first letter. Numbers that are shorter, and whatever holds letters (an order's number), stay.
 * @param own values that are hidden wherever they stand: the user’s name, phone and address, the topped-up account
 */
export function masked(text: string, own: readonly (string | undefined)[] = []): string {
  const values = own.filter((value) => value !== undefined && value.trim().length > 1) as string[];
  return values
    .reduce((rest, value) => rest.replaceAll(value, '***'), text)
    .replaceAll(/((?:QQ|qq|微信号?|wechat)[号：:\s]{0,3})[A-Za-z0-9_-]{5,20}/g, '$1***')
    .replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (mail) => `${mail.charAt(0)}***@***`)
    .replaceAll(IDENTITY, ends(3, 2))
    .replaceAll(CARD, ends(0, 4))
    .replaceAll(PHONE, ends(3, 4));
}

/** Digits of either width; groups of them may stand apart. */
const IDENTITY =
  /(?<![A-Za-z0-9０-９])[\d０-９]{6}[ -]?[\d０-９]{8}[ -]?[\d０-９]{3}[\d０-９Xx](?![A-Za-z0-9０-９])/g;
const CARD = /(?<![A-Za-z0-9０-９])[\d０-９](?:[ -]?[\d０-９]){12,18}(?![A-Za-z0-9０-９])/g;
const PHONE =
  /(?<![A-Za-z0-9０-９])(?:[1１][3-9３-９][\d０-９][ -]?[\d０-９]{4}[ -]?[\d０-９]{4}|0\d{2,3}-\d{7,8})(?![A-Za-z0-9０-９])/g;

function ends(first: number, last: number): (number: string) => string {
  return (number) => `${number.slice(0, first)}****${number.slice(-last)}`;
}

/** What the regulator may look into of itself, apart from the complaint: each with the articles it is about. */
export function reportLeads(view: LetterView): { sentences: string[]; grounds: Ground[] } {
  const leads = [...terms(view), ...stalling(view)];
  return {
    sentences: leads.map(({ sentence }) => sentence),
    grounds: leads.flatMap(({ grounds }) => grounds),
  };
}

interface Lead {
  readonly sentence: string;
  readonly grounds: readonly Ground[];
}

function terms(view: LetterView): Lead[] {
  if (view.judged.detail !== 'no-refund-clause') return [];
  return lead(
    view,
    ['online-trade-21', 'penalties-12'],
    '对方以“充值后不退款”一类的规定拒绝退款；如果确有这样的格式条款，涉嫌排除、限制消费者的权利',
  );
}

/** More than fifteen days after the request, or after the time the site itself had set for the refund. */
function stalling(view: LetterView): Lead[] {
  if (!hasStalled(view)) return [];
  const asked = firstRequest(view);
  const when = asked === undefined ? '我要求退款以后' : `我在${chineseTime(asked.at)}要求退款`;
  // Prepaid money that was plainly refused counts at once: then nothing is said of days.
  const long = asked !== undefined && view.now - asked.at > 15 * DAY;
  return lead(
    view,
    [view.facts.money === 'balance' ? 'penalties-10-2' : 'penalties-8-1-2', 'consumers-56-1-8'],
    long ? `${when}，到现在已超过15日，对方仍没有退款` : `${when}，对方明确表示不退`,
  );
}

/** The window of 15 days is over: regulators may treat it as stalling. */
export function hasStalled({ deadlines }: Pick<LetterView, 'deadlines'>): boolean {
  return deadlines.some(({ window, state }) => window.id === 'stalling-15d' && state === 'over');
}

/** Nothing where none of the articles is in force for this case: a report rests on a rule. */
function lead({ facts, today }: LetterView, keys: readonly StatuteKey[], what: string): Lead[] {
  if (facts.purpose !== 'own-use') return [];
  const grounds = keys.flatMap((key) => groundByKey(key, facts, today) ?? []);
  if (grounds.length === 0) return [];
  return [{ sentence: `${what}（见${grounds.map(cite).join('、')}）。`, grounds }];
}

/** A sentence of a short text. `rank` 0 is needed; the others come in as long as there is room, lowest first. */
export interface Sentence {
  readonly rank: 0 | 1 | 2 | 3;
  readonly text: string;
}

/**
 * A short text of whole sentences, in their order: all that are needed, and of the others as many as stay within
 * what is aimed at. Nothing is ever cut; where the needed ones alone are too long, the length says so.
 */
export function shortText(
  to: Letter['to'],
  sentences: readonly Sentence[],
  limit: Limit | null,
  { grounds }: Pick<LetterView, 'grounds'>,
): Composed {
  const room = limit?.aim ?? Number.POSITIVE_INFINITY;
  const wanted = sentences.filter(({ text }) => text !== '');
  const taken = new Set(wanted.filter(({ rank }) => rank === 0));
  let used = lengthOf([...taken].map(({ text }) => text).join(''));
  for (const sentence of wanted.toSorted((a, b) => a.rank - b.rank)) {
    const more = lengthOf(sentence.text);
    if (taken.has(sentence) || used + more > room) continue;
    taken.add(sentence);
    used += more;
  }
  const text = wanted
    .filter((sentence) => taken.has(sentence))
    .map((sentence) => sentence.text)
    .join('');
  return {
    letter: {
      to,
      title: '',
      salutation: '',
      parts: [{ heading: '', paragraphs: [text] }],
      enclosures: [],
      closing: [],
      citations: grounds
        .filter((ground) => text.includes(cite(ground)))
        .map(({ law, article, paragraph }) => ({ law, article, paragraph })),
    },
    left: wanted.length - taken.size,
  };
}
