import { formatYuan } from '../../case/amount.ts';
import { clean } from '../../case/clean.ts';
import { claimOf } from '../../case/claim.ts';
import { refundedFen } from '../../case/view.ts';
import { cite } from '../../knowledge/citation.ts';
import { type LetterView, openFen } from '../view.ts';

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
