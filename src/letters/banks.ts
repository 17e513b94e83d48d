/** Letters about the payment itself: to the bank that issued the card, and about how a bank or payment company acted. */
import type { Facts } from '../case/facts.ts';
import type { LetterView, Recipient } from './letter.ts';
import {
  aboutMe,
  aNumber,
  cameBack,
  formal,
  FORMAL_ONLY,
  groundSentences,
  listed,
  ofMe,
  refundOf,
  whatWentWrong,
} from './parts.ts';
import { PROBLEM_WORDS, whatHappened } from './problem.ts';
import { earlier, paid, toldBefore, toldStory, traces } from './story.ts';

/** To the bank that issued the card: trace the payment, and with Visa or Mastercard dispute it by their rules. */
export const bank: Recipient = {
  ...FORMAL_ONLY,
  needs: () => ofMe('name', 'phone'),
  compose: (view) => {
    const { facts, me } = view;
    return formal(view, {
      title: `${toldBefore(view) ? '再次申请' : '申请'}：${isChargeback(facts) ? '交易争议（拒付）' : '核查一笔交易'}`,
      salutation: '发卡银行：',
      parts: {
        持卡人: aboutMe(me, ['name', 'phone']),
        交易: [paid(facts), ...traces(facts)],
        问题: [whatHappened(view), ...toldStory(facts), ...cameBack(view)],
        已经做过的: listed(earlier(view)),
        依据: groundSentences(view),
        请求: listed([
          firstRequestToBank(view),
          '请提供这笔交易的回单，以及收款商户和收单机构的名称。',
          '请告诉我受理编号、需要补充的材料和截止日期，以及处理结果。',
        ]),
      },
      signature: me.name ?? '',
    });
  },
};

function firstRequestToBank(view: LetterView): string {
  const { facts, judged } = view;
  if (facts.payer === 'stolen')
    return '这笔付款不是我本人操作：请立即挂失止付，核查交易的验证方式，并按盗刷处理。';
  return isChargeback(facts)
    ? `请按卡组织的争议规则，以“${PROBLEM_WORDS[judged.detail ?? 'nothing-came'].dispute}”为理由对这笔交易发起争议，${refundOf(view)}。`
    : `请核查这笔交易，向收单机构调取交易凭证，协助联系收款商户，${refundOf(view)}。`;
}

function isChargeback({ cardNetwork }: Facts): boolean {
  return cardNetwork === 'visa' || cardNetwork === 'mastercard';
}

/**
 * About how a payment company or bank handled the dispute: the central bank's line for payment companies, the
 * financial regulator's for banks. Neither decides about the goods.
 */
export const pboc: Recipient = {
  ...FORMAL_ONLY,
  needs: (view) => [...ofMe('name', 'phone'), ...aNumber(view)],
  compose: (view) => {
    const { facts, me } = view;
    const { to, whom } = COMPETENT[facts.payChannel];
    return formal(view, {
      title: `${toldBefore(view) ? '再次' : ''}投诉：支付机构或银行对一笔交易争议的处理`,
      salutation: `${to}：`,
      parts: {
        投诉人: aboutMe(me, ['name', 'phone']),
        被投诉机构: [whom],
        投诉的问题: ['我投诉的是上面这家机构对交易争议的处理，不是商品本身的纠纷。'],
        经过: [paid(facts), ...whatWentWrong(view), ...listed(earlier(view))],
        可以核对的信息: traces(facts),
        依据: groundSentences(view),
        请求: listed([
          '请督促该机构核查这笔交易，把处理结果和理由书面告诉我。',
          '请督促该机构提供这笔交易的电子回单和收款商户的名称，协助解决争议。',
        ]),
      },
      signature: me.name ?? '',
    });
  },
};

/** Since the joint notice of June 2024: payment companies are the central bank's, banks the regulator's. */
const COMPETENT: Readonly<Record<Facts['payChannel'], { readonly to: string; readonly whom: string }>> = {
  wechat: { to: '中国人民银行（12363）', whom: '财付通支付科技有限公司（微信支付）' },
  alipay: { to: '中国人民银行（12363）', whom: '支付宝支付科技有限公司（支付宝）' },
  unionpay: { to: '中国人民银行（12363）', whom: '中国银联股份有限公司（云闪付）' },
  // Never reached: a guard stops the letter if nobody knows whom it is about.
  other: { to: '中国人民银行（12363）', whom: '支付机构' },
  'bank-card': { to: '国家金融监督管理总局（12378）', whom: '我的发卡银行' },
};
