/**
 * What a letter asks of the site: the money, by when, what happens to the contract, the proof that lies with them, and
 * what goes with it. Each claim has its ground beside it.
 */
import { byMinor } from '../case/classify.ts';
import { formatYuan } from '../case/facts.ts';
import { cite } from '../law/citation.ts';
import type { Citation } from '../case/events.ts';
import { withoutStop } from '../case/text.ts';
import { backAsPoints } from '../reading/harmful-asks.ts';
import { chineseDate, dayOf } from '../time/day.ts';
import { deceitIn, groundByKey } from './grounds.ts';
import { type LetterView, openFen } from './letter.ts';
import { byRule, refusalClause, tellsOf } from './problem.ts';
import { endsAtOnce, endsByItself } from './reasons.ts';
import { standingWithSite } from './story.ts';

/** The money that is asked for: what was paid, less what came back. */
export function refundOf(view: LetterView, account = '我的付款账户'): string {
  const amount = formatYuan(openFen(view));
  const more = view.judged.detail === 'charged-twice' ? '多扣的' : '';
  return `把${more}${amount}元原路退回${byMinor(view.facts) ? '付款账户' : account}`;
}

/** A day that includes all of itself: nobody can read 11月29日前 in two ways. */
export function atLatest(day: number): string {
  return `最晚${chineseDate(day)}（当天24:00前）`;
}

/** What is asked of the site in a full letter, the money first. */
export function demands(view: LetterView): string[] {
  return [
    ...moneyDemand(view),
    ...interest(view),
    ...damages(view).map((text) => `请${text}`),
    ...proofDemand(view),
    ...clauseProof(view),
    ...noPoints(view),
    ...explain(view),
  ];
}

function moneyDemand(view: LetterView): string[] {
  const { facts, answerBy, endedOn, query } = view;
  const by = atLatest(answerBy);
  const money = refundOf(view);
  const agreed = standingWithSite(view);
  if (agreed.reply !== null && query.agreed) {
    const on = chineseDate(dayOf(agreed.reply.at));
    return [`请按${on}同意的内容，${by}${money}。`, '退款已经发出的，请告诉我退款单号、时间和退到的账户。'];
  }
  if (endedOn !== null) return [`合同已于${chineseDate(endedOn)}结束时解除，请${by}${money}。`];
  const nothing = tellsOf(view, ['nothing-came']);
  if (endsByItself(query)) {
    const unless = nothing ? '' : '如果你们认为合同已经成立，也请在这一天前交付；';
    const perform = nothing ? '按订单交付所购的商品，或者' : '';
    return [
      `请${by}${perform}${money}。`,
      `${unless}到${chineseDate(answerBy)}24:00仍没有交付也没有退款的，这笔订单的合同自动解除，我不再接受补发，请退款。`,
    ];
  }
  if (endsAtOnce(query)) return [`这封信到达时，这笔订单的合同解除。请${by}${money}。`];
  if (nothing && facts.lateGoods === 'wanted') {
    return [
      `请${by}按订单交付所购的商品，或者${money}。`,
      '过了这个时间才补到的，我仍然愿意接收；在收到以前，我随时可以解除合同、要求退款。',
    ];
  }
  if (tellsOf(view, ['account-restricted']) && facts.delivered === 'correct')
    return [`请${by}解除对账号的限制；不解除的，${money}。`];
  return [`请${by}${money}。`];
}

/** Where 已完成 is held against the user, the site has to show it; else it shows what it did with the order. */
function proofDemand(view: LetterView): string[] {
  const { facts, query } = view;
  if (facts.payer === 'stolen' || query.agreed || byMinor(facts)) return [];
  const ground = groundByKey('ecommerce-62', facts, view.today);
  const under = ground === null ? '' : `依照${cite(ground)}，`;
  if (facts.orderState === 'success' && facts.delivered !== 'correct')
    return SENT_AS_CODE.includes(facts.delivered ?? 'unknown')
      ? [`请${under}提供这笔订单的发货记录：发出的是什么、什么时候发出、从哪里进的货。`]
      : [`请${under}提供这笔订单的到账凭据：到账账号、到账时间和上游流水号。`];
  return tellsOf(view, ['charged-twice']) ? [`请${under}提供两次扣款各自对应的订单记录。`] : [];
}

/** What was sent and is wrong: no record of an account shows it. */
export const SENT_AS_CODE: readonly string[] = ['wrong-item', 'card-used'];

/** Who wrote the clause has to show that it was pointed out. */
function clauseProof(view: LetterView): string[] {
  const { facts, query, state } = view;
  if (facts.refused !== 'no-refund-clause' || query.agreed || byMinor(facts)) return [];
  const ground = groundByKey('code-contracts-10-3', facts, view.today);
  if (ground === null) return [];
  const what = refusalClause(state) ? '这条规定' : '你们说的“不退款”规定的全文，以及它';
  return [`请提供${what}在下单时提示过的凭据：依照${cite(ground)}，提示过要由你们证明。`];
}

function explain(view: LetterView): string[] {
  const { query, facts } = view;
  if (query.agreed) return [];
  const still = standingWithSite(view).is === 'refused' ? '仍不同意退款的' : '不同意退款的';
  if (byRule(view) && facts.refused !== 'no-refund-clause')
    return [`${still}，请书面说明所依据的规则全文、下单时适用的版本、对应的事实，以及怎么申诉。`];
  return [`${still}，请书面说明理由${facts.orderState === 'success' ? '' : '，并提供这笔订单的处理记录'}。`];
}

/** They gave points or vouchers for money. */
function noPoints(view: LetterView): string[] {
  return backAsPoints(standingWithSite(view).reply?.text ?? '')
    ? ['积分、余额和优惠券不是退款，不能代替退款；已经发放的，退款以后可以收回。']
    : [];
}

/** Interest, only if the user wants it, and how it is counted. */
export function interest(view: LetterView): string[] {
  const { facts, endedOn, answerBy, query, to, today } = view;
  if (facts.interest !== 'yes' || facts.payer === 'stolen') return [];
  const base = `以${formatYuan(openFen(view))}元为基数`;
  const lpr = '按全国银行间同业拆借中心公布的一年期贷款市场报价利率（LPR）';
  // Only the site is given a day; before anybody else interest runs from when it is claimed.
  const claimed = to === 'site' ? answerBy + 1 : today;
  const from =
    facts.money === 'balance' || byMinor(facts) || query.details.includes('charged-twice')
      ? `从${chineseDate(dayOf(facts.paidAt))}付款时`
      : `从${chineseDate(endedOn === null ? claimed : endedOn + 1)}`;
  return [`支付利息：${base}，${from}起算到实际退款之日，${lpr}计算。`];
}

/**
 * Triple damages, at least 500 yuan, only if the user stated evidence of intent (消费者权益保护法 第五十五条第一款).
 * What shows it stands among the reasons; where the law gives no such claim, it is still told, as a fact.
 */
export function damages({ facts, query }: Pick<LetterView, 'facts' | 'query'>): string[] {
  const ground = deceitIn(query);
  if (ground === null || facts.intentEvidence === undefined) return [];
  const amount = formatYuan(Math.max(facts.amountFen * 3, LEAST_DAMAGES));
  return [`依照${cite(ground)}增加赔偿${amount}元。`];
}

/** A longer reason has no room in a form, and stands in the letter that is attached. In characters. */
const LONGEST_REASON = 80;

/** The same for a form or a chat, where there is room for a claim or a short fact. */
export function damagesInShort(view: LetterView, they: string): string {
  const reason = withoutStop(view.facts.intentEvidence ?? '');
  if (reason === '') return '';
  const long = [...reason].length > LONGEST_REASON;
  const [claim] = view.form === 'chat' ? [] : damages(view);
  if (claim === undefined) return long ? '' : `另外：${reason}。`;
  // A ticket on a marketplace does not go to the shop: who is to pay is said.
  const by = they === '店铺' ? '由店铺' : '';
  const asked = claim.replace(/^依照/, `另请${by}依照`).replace(/。$/, '');
  return `${asked}；我认为${they}构成欺诈，${long ? '理由见附件' : `理由是：${reason}`}。`;
}

/** What shows intent, told as a fact where no claim rests on it. */
export function intentTold(view: Pick<LetterView, 'facts' | 'query'>): string[] {
  const { facts } = view;
  return facts.intentEvidence === undefined || damages(view).length > 0
    ? []
    : [`另外：${withoutStop(facts.intentEvidence)}。`];
}

/** In fen. */
const LEAST_DAMAGES = 50_000;

const AGE_WORDS: Readonly<Record<'unaware' | 'refuses', string>> = {
  unaware: '事先不知道这笔付款，没有同意',
  refuses: '没有同意这笔付款',
};

/** By a guardian: that the child did it, that nobody agreed, and that nobody ratifies. */
export function guardianStatement({ facts }: Pick<LetterView, 'facts'>): string[] {
  const { guardian, childAge, operatedBy } = facts;
  if (!byMinor(facts) || guardian === undefined || guardian === 'consented') return [];
  const age = childAge === undefined ? '' : `，付款时${childAge}周岁`;
  const who = operatedBy === 'child' ? '这笔付款是孩子自己操作的' : '这笔付款出自孩子';
  return [`${who}${age}。我是孩子的法定代理人，${AGE_WORDS[guardian]}，现明确表示不予追认。`];
}

/** The same where there is little room. */
export function guardianInShort(view: Pick<LetterView, 'facts'>): string {
  const { guardian, childAge, operatedBy } = view.facts;
  if (guardianStatement(view).length === 0 || guardian === undefined || guardian === 'consented') return '';
  const age = childAge === undefined ? '' : `（付款时${childAge}周岁）`;
  const who = operatedBy === 'child' ? `付款是孩子自己操作的${age}` : `付款的是孩子${age}`;
  return `${who}；我是法定代理人，${AGE_WORDS[guardian]}，现明确表示不予追认。`;
}

/** What requests cite besides the reasons, for the journal and the checks of a draft. */
export function citedInDemands(view: LetterView, lines: readonly string[]): Citation[] {
  const keys = [
    'ecommerce-62',
    'code-contracts-10-3',
    'ecommerce-61',
    'consumers-44-1',
    'ecommerce-38-1',
    'consumers-55-1',
  ] as const;
  const text = lines.join('\n');
  return keys.flatMap((key) => {
    const ground = groundByKey(key, view.facts, view.today);
    if (ground === null || !text.includes(cite(ground))) return [];
    const { law, article, paragraph } = ground;
    return [{ law, article, paragraph }];
  });
}

/** All that the claim is worth, for a court. */
export function amountInDispute(view: LetterView): number {
  const threefold = damages(view).length > 0 ? Math.max(view.facts.amountFen * 3, LEAST_DAMAGES) : 0;
  return openFen(view) + threefold;
}
