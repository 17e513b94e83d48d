/** The exhibits of a letter: what each is, when what it shows happened, and what it proves in this case. */
import type { Delivered, Facts, OrderState } from '../case/facts.ts';
import { formatYuan } from '../case/facts.ts';
import { type CaseState, type Exhibit, exhibitsInOrder, timeOfExhibit } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../law/evidence.ts';
import { chineseDate, dayOf } from '../time/day.ts';
import type { LetterView } from './letter.ts';

type Shown = Pick<CaseState, 'facts' | 'exhibits'>;

/**
 * The exhibits that go with a letter, by their numbers; an order page with the state it shows.
 * @param leave kinds that this recipient need not see; proof of identity is only for those who may ask for it
 */
export function enclosures({ state }: LetterView, leave: readonly EvidenceKind[] = ['identity']): string[] {
  return exhibitsFor(state, leave).map((exhibit) => {
    const shows = stateShown(exhibit, state);
    return `证据E${exhibit.number}　${nameOf(exhibit, shows === '' ? [] : [shows])}`;
  });
}

/** The exhibits in the order in which things happened, without some kinds. */
function exhibitsFor(state: CaseState, leave: readonly EvidenceKind[]): Exhibit[] {
  return exhibitsInOrder(state).filter(({ kind }) => !leave.includes(kind));
}

/** What an exhibit is: its kind, the user's own caption, and what else is to be seen at once. */
export function nameOf({ kind, caption }: Exhibit, more: readonly string[] = []): string {
  const aside = [...(caption === null ? [] : [clean(caption)]), ...more].join('，');
  return `${EVIDENCE_KINDS[kind].name.zh}${aside === '' ? '' : `（${aside}）`}`;
}

/** In the courts' usual order: number, name, source, when what it shows happened, what it proves. */
export function evidenceList({ state, facts }: LetterView, voice: (text: string) => string): string[] {
  return exhibitsFor(state, []).map((exhibit) => {
    const shows = momentOf(exhibit, facts);
    const when = shows === null ? '' : `，${chineseDate(dayOf(shows))}`;
    const kept = `${chineseDate(dayOf(timeOfExhibit(exhibit).time))}保存`;
    const proves = voice(provesOf(exhibit, state));
    return `${nameOf(exhibit)}（E${exhibit.number}${when}）；来源：原告保存，${kept}${proves === '' ? '' : `；证明：${proves}`}。`;
  });
}

/** The date of the record itself, which is not the date on which it was collected; null if nobody said. */
function momentOf({ seen, kind, capturedAt }: Exhibit, { paidAt, orderedAt }: Facts): number | null {
  if (seen?.at !== undefined) return seen.at;
  if (kind === 'payment-record') return paidAt;
  if (kind === 'order-page') return orderedAt ?? paidAt;
  return capturedAt;
}

const STATE_WORDS: Readonly<Record<OrderState, string>> = {
  missing: '查不到这笔订单',
  failed: '显示订单失败',
  processing: '显示处理中',
  success: '显示已完成',
  frozen: '显示冻结',
};

const CAME_WORDS: Readonly<Record<Delivered, string>> = {
  nothing: '所购的商品没有到账',
  'wrong-value': '到账的面额和订单不一致',
  'wrong-item': '收到的商品和订单不一致',
  'card-used': '收到的卡密已经被使用过',
  correct: '',
  unknown: '',
};

/** What this exhibit proves in this case; empty if the user has to say it themselves. */
function provesOf(exhibit: Exhibit, state: Shown): string {
  const { kind } = exhibit;
  const { facts } = state;
  switch (kind) {
    case 'other':
      return '';
    case 'payment-record':
      return `付款${formatYuan(facts.amountFen)}元${facts.payee === undefined ? '' : `，收款方为“${clean(facts.payee)}”`}`;
    case 'order-page': {
      const shows = stateShown(exhibit, state);
      if (facts.orderState === 'missing') return shows;
      return `买了什么、订单号${shows === '' ? '和订单状态' : `，以及当时${shows}`}`;
    }
    case 'problem-proof':
      return CAME_WORDS[facts.delivered ?? 'unknown'] || EVIDENCE_KINDS[kind].proves.zh;
    default:
      return EVIDENCE_KINDS[kind].proves.zh.replaceAll('你', '我');
  }
}

/**
 * The state as the page itself has it, on one line and in words that tell of an order (订单状态：交易成功): a heading
 * below the label, or the state of a payment or an account, is none.
 */
const STATE_ON_PAGE =
  /^ *(?:订单|交易|充值|发货)?状态 *[:：]? *(?<state>\p{Script=Han}{0,4}(?:完成|成功|失败|关闭|取消|处理中|充值中|发货|冻结|到账|无货)) *$/mu;

/**
 * The state of the order that an order page shows: as it was read there; of a page that was not read, as the user told
 * it, which holds only of the one that was kept last.
 */
function stateShown(exhibit: Exhibit, { facts, exhibits }: Shown): string {
  if (exhibit.kind !== 'order-page') return '';
  const text = exhibit.read?.text.trim() ?? '';
  if (text !== '') {
    const state = STATE_ON_PAGE.exec(text)?.groups?.['state'];
    return state === undefined ? '' : `显示“${state}”`;
  }
  const newest = exhibits.findLast(({ event }) => event.kind === 'order-page')?.event;
  if (facts.orderState === undefined || newest?.number !== exhibit.number) return '';
  return STATE_WORDS[facts.orderState];
}
