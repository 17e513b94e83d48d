import { formatYuan } from '../case/amount.ts';
import { clean } from '../case/clean.ts';
import type { FactName, Facts } from '../case/facts.ts';
import type { CaseState } from '../case/state.ts';
import { formatTime } from '../case/time-text.ts';
import type { Judged } from '../case/view.ts';
import { dayOf, partsOf } from '../deadlines/civil-day.ts';
import { cite } from '../knowledge/citation.ts';
import type { Detail } from '../knowledge/problems.ts';
import { type Ground, groundsFor } from './grounds.ts';
import type { Letter, Part } from './letter.ts';

/** A refund request to the site, formal: what happened, what rests on what, what is asked, by when. */
export function siteLetter(
  { facts }: CaseState,
  { detail }: Judged,
  dates: { readonly today: number; readonly answerBy: number },
): Letter {
  const { today } = dates;
  const grounds = groundsFor({ to: 'site', form: 'formal', detail, facts, today, intent: false });
  const order = facts.order === undefined ? '' : `（订单号：${clean(facts.order)}）`;
  return {
    to: 'site',
    title: `退款要求${order}`,
    salutation: `${clean(facts.site)}：`,
    parts: [
      { heading: '一、事情经过', paragraphs: [payment(facts), happened(facts, detail)] },
      { heading: '二、可以核对的信息', paragraphs: traces(facts) },
      ...numbered([
        { heading: '依据', paragraphs: groundSentences(grounds) },
        { heading: '我的要求', paragraphs: requests(facts, detail) },
        { heading: '答复时间', paragraphs: [answer(dates.answerBy), otherwise(detail)] },
      ]),
    ],
    enclosures: [],
    closing: [`订单付款人`, chineseDate(today)],
    citations: grounds.map(({ law, article, paragraph }) => ({ law, article, paragraph })),
  };
}

/** Facts without which nobody at the site could find the payment, or say what was ordered. */
export function missingForSite(facts: Facts, { detail }: Judged): FactName[] {
  const missing: FactName[] = [];
  if (facts.order === undefined && facts.paymentNo === undefined) missing.push('paymentNo');
  const needsProduct = detail === 'wrong-value' || detail === 'wrong-item';
  if (needsProduct && facts.product === undefined) missing.push('product');
  return missing;
}

const CHANNELS: Record<Facts['payChannel'], string> = {
  wechat: '通过微信支付',
  alipay: '通过支付宝',
  'bank-card': '用银行卡',
  unionpay: '通过云闪付（银联）',
  other: '在线',
};

function payment(facts: Facts): string {
  const product = facts.product === undefined ? '' : `，购买“${clean(facts.product)}”`;
  return `我于${chineseTime(facts.paidAt)}${CHANNELS[facts.payChannel]}在你们网站付款${formatYuan(facts.amountFen)}元${product}。`;
}

const HAPPENED: Record<Detail, string> = {
  'order-missing': '款项已经扣除，但你们网站上查不到对应的订单。',
  'order-failed': '款项已经扣除，但订单显示失败。',
  'payment-pending': '付款状态一直停在处理中，这笔交易至今没有完成。',
  'charged-twice': '同一笔交易扣了两次款，其中一次是多扣的。',
  'nothing-came': '我至今没有收到所购的商品。',
  'wrong-value': '实际到账的面额与订单不一致。',
  'wrong-item': '实际收到的商品与订单不一致。',
  'card-used': '我收到的卡密已经被使用过，无法使用。',
  'trade-frozen': '付款之后，这笔交易被冻结。',
  'account-restricted': '付款之后，我的账号被你们以风控为由限制。',
  'no-refund-clause': '你们以“充值后不退款”一类的规定不予退款。',
};

const ORDER_STATE = {
  missing: '',
  failed: '订单显示失败',
  processing: '订单一直显示处理中',
  success: '订单显示已完成',
  frozen: '订单显示被冻结',
} as const;

/** Only what the user said: nothing is added that would have to be proved. */
function happened(facts: Facts, detail: Detail | null): string {
  const told = facts.description === undefined ? '' : `具体情况：${clean(facts.description)}`;
  const shown = detail === 'nothing-came' && facts.orderState ? ORDER_STATE[facts.orderState] : '';
  const but = shown === '' ? '' : `${shown}，但`;
  const core = detail === null ? '款项已经付出，但这笔交易没有按约定完成。' : HAPPENED[detail];
  const nothing =
    facts.delivered === 'nothing' && detail !== 'nothing-came' ? '我也没有收到所购的商品。' : '';
  return `${but}${core}${nothing}${told}`;
}

function traces(facts: Facts): string[] {
  const lines: [string, string | undefined][] = [
    ['订单号', facts.order],
    ['支付单号', facts.paymentNo],
    ['充值账号', facts.account],
    ['收款方', facts.payee],
  ];
  return [
    ...lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}：${clean(value)}`])),
    `付款时间：${formatTime(facts.paidAt)}`,
    `付款金额：${formatYuan(facts.amountFen)}元`,
    '以上信息可以与你们的订单记录和收款记录核对。',
  ];
}

const BRANCHES = { contract: '如果合同已经成立：', 'no-contract': '如果合同没有成立：' } as const;

/** Where no contract may have come about, both readings are pleaded: it was not performed, or never made. */
function groundSentences(grounds: readonly Ground[]): string[] {
  return grounds.map((ground) => {
    const condition = ground.branch === null ? '' : BRANCHES[ground.branch];
    return `${condition}根据${cite(ground)}，${ground.summary}。`;
  });
}

function requests(facts: Facts, detail: Detail | null): string[] {
  const amount = formatYuan(facts.amountFen);
  const refund =
    detail === 'charged-twice'
      ? `1. 核对两次扣款，把多扣的${amount}元原路退回我的付款账户。`
      : `1. 把${amount}元原路退回我的付款账户。`;
  const explain =
    detail === 'trade-frozen' || detail === 'account-restricted' || detail === 'no-refund-clause'
      ? '2. 如果不同意退款，请书面说明所依据的规则全文、下单时适用的版本，以及对应的事实。'
      : '2. 如果不同意退款，请书面说明理由，并提供这笔订单的处理记录。';
  return [refund, explain];
}

function answer(answerBy: number): string {
  return `请在${chineseDate(answerBy)}前给我答复。这是我提出的合理答复时间，不是法定期限。`;
}

function otherwise(detail: Detail | null): string {
  const channel = detail === 'payment-pending' ? '向支付机构查询并申请处理' : '向支付渠道投诉';
  return `到时没有答复或者没有解决的，我会依法${channel}、向有关行政部门投诉，必要时向法院起诉。希望我们能协商解决。`;
}

/** Parts with nothing in them are left out; the rest are numbered on from three. */
function numbered(parts: readonly Part[]): Part[] {
  return parts
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(({ heading, paragraphs }, index) => ({
      heading: `${'三四五'.charAt(index)}、${heading}`,
      paragraphs,
    }));
}

function chineseDate(day: number): string {
  const { year, month, date } = partsOf(day);
  return `${year}年${month}月${date}日`;
}

function chineseTime(instant: number): string {
  return `${chineseDate(dayOf(instant))}${formatTime(instant).slice(11)}`;
}
