/** What letters say about each problem: one row for each detail, and the sentences that rest on it. */
import type { CaseState } from '../case/fold.ts';
import { clean } from '../case/text.ts';
import { placeOfClause } from '../clocks/windows.ts';
import type { Detail } from '../law/problems.ts';
import type { LetterView } from './letter.ts';

/** Who is spoken of: to the site it is “你们”, to everybody else “对方”. */
export type Voice = 'to-site' | 'of-site';

export const THEY: Readonly<Record<Voice, string>> = { 'to-site': '你们', 'of-site': '对方' };

interface DetailRow {
  /** What went wrong. Only what the user said: nothing that would need more proof. */
  happened(they: string): string;
  /** What the card networks call it, in the words of their forms. */
  readonly dispute: string;
  /** Nobody can see the difference without knowing what was ordered. */
  readonly needsProduct?: true;
  /** The site rests on a rule of its own. */
  readonly byRule?: true;
}

export const PROBLEM_WORDS: Readonly<Record<Detail, DetailRow>> = {
  'order-missing': {
    happened: (they) => `款项已经扣除，但${they === '你们' ? '你们' : '该'}网站上查不到对应的订单。`,
    dispute: '商品或服务未收到',
  },
  'order-failed': { happened: () => '款项已经扣除，但订单显示失败。', dispute: '商品或服务未收到' },
  'payment-pending': {
    happened: () => '付款状态一直停在处理中，这笔交易至今没有完成。',
    dispute: '商品或服务未收到',
  },
  'charged-twice': { happened: () => '同一笔交易扣了两次款，其中一次是多扣的。', dispute: '重复扣款' },
  'nothing-came': { happened: () => '我至今没有收到所购的商品。', dispute: '商品或服务未收到' },
  'wrong-value': {
    happened: () => '实际到账的面额与订单不一致。',
    dispute: '商品与描述不符',
    needsProduct: true,
  },
  'wrong-item': {
    happened: () => '实际收到的商品与订单不一致。',
    dispute: '商品与描述不符',
    needsProduct: true,
  },
  'card-used': { happened: () => '我收到的卡密已经被使用过，无法使用。', dispute: '商品与描述不符' },
  'trade-frozen': {
    happened: () => '付款之后，这笔交易被冻结。',
    dispute: '商品或服务未提供',
    byRule: true,
  },
  'account-restricted': {
    happened: (they) => `付款之后，我的账号被${they}以风控为由限制。`,
    dispute: '商品或服务未提供',
    byRule: true,
  },
  'no-refund-clause': {
    happened: (they) => `${they}以“充值后不退款”一类的规定不予退款。`,
    dispute: '应退款项未退',
    byRule: true,
  },
};

const ORDER_STATE = {
  missing: '',
  failed: '订单显示失败',
  processing: '订单一直显示处理中',
  success: '订单显示已完成',
  frozen: '订单显示被冻结',
} as const;

/** What went wrong, in one or two sentences. */
export function whatHappened(
  { facts, state, judged: { detail } }: LetterView,
  voice: Voice = 'of-site',
): string {
  if (facts.payer === 'stolen') return '这笔付款不是我本人操作，也没有经过我同意。';
  const shown = detail === 'nothing-came' && facts.orderState ? ORDER_STATE[facts.orderState] : '';
  const but = shown === '' ? '' : `${shown}，但`;
  const core =
    detail === null
      ? '款项已经付出，但这笔交易没有按约定完成。'
      : (detail === 'no-refund-clause' && refusedBy(state, THEY[voice])) ||
        PROBLEM_WORDS[detail].happened(THEY[voice]);
  const nothing =
    facts.delivered === 'nothing' && detail !== 'nothing-came' ? '我也没有收到所购的商品。' : '';
  return `${but}${core}${nothing}`;
}

/** A longer clause is named, not quoted. In characters. */
const MOST_QUOTED = 40;

/** A clause against refunds, not one that promises them. */
const REFUSES =
  /(?:概不|[恕均]不|一律不|不予|不能|不可以?|不再|不得|不支持|不接受|不提供|不办理|不给|不会|无法|拒绝)[^,，。;；、可的]{0,4}退|不退/;

/** Names the clause itself if the user copied one that refuses refunds; else undefined. */
function refusedBy({ clauses }: CaseState, they: string): string | undefined {
  const clause = clauses.findLast(({ event }) => event.after === null && REFUSES.test(event.text))?.event;
  if (!clause) return undefined;
  const text = clean(clause.text).trim();
  const quoted = [...text].length <= MOST_QUOTED ? `“${text}”` : '的规定';
  return `${they}以${placeOfClause(clause)}${quoted}为由不予退款。`;
}
