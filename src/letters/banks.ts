import type { Facts } from '../case/facts.ts';
import type { Detail } from '../law/problems.ts';
import type { Composed, LetterView, RecipientLetter } from './letter.ts';
import {
  aboutMe,
  cameBack,
  citationsOf,
  closingOf,
  enclosures,
  groundSentences,
  listed,
  numbered,
  refundOf,
} from './parts.ts';
import { earlier, whatHappened, paid, toldStory, toldBefore, traces } from './story.ts';

/** To the bank that issued the card: trace the payment, and with Visa or Mastercard dispute it by their rules. */
export const bank: RecipientLetter = {
  id: 'bank',
  forms: ['formal'],
  setsDays: false,
  limit: () => null,
  needs: () => [
    { of: 'me', name: 'name' },
    { of: 'me', name: 'phone' },
  ],
  compose: (view) => toBank(view),
};

function toBank(view: LetterView): Composed {
  const { facts, grounds, me } = view;
  return {
    left: 0,
    letter: {
      to: 'bank',
      title: `${toldBefore(view, 'bank') ? '再次申请' : '申请'}：${isChargeback(facts) ? '交易争议（拒付）' : '核查一笔交易'}`,
      salutation: '发卡银行：',
      parts: numbered([
        { heading: '持卡人', paragraphs: aboutMe(me, ['name', 'phone']) },
        { heading: '交易', paragraphs: [paid(facts, 'of-site'), ...traces(facts)] },
        {
          heading: '问题',
          paragraphs: [whatHappened(view, 'of-site'), ...toldStory(facts), ...cameBack(view)],
        },
        { heading: '已经做过的', paragraphs: listed(earlier(view, 'of-site')) },
        { heading: '依据', paragraphs: groundSentences(view) },
        { heading: '请求', paragraphs: listed(requests(view)) },
      ]),
      enclosures: enclosures(view),
      closing: closingOf(view, me.name ?? ''),
      citations: citationsOf(grounds),
    },
  };
}

function isChargeback({ cardNetwork }: Facts): boolean {
  return cardNetwork === 'visa' || cardNetwork === 'mastercard';
}

/** What the networks call it, in the words of their forms. */
const DISPUTE: Readonly<Record<Detail, string>> = {
  'order-missing': '商品或服务未收到',
  'order-failed': '商品或服务未收到',
  'payment-pending': '商品或服务未收到',
  'charged-twice': '重复扣款',
  'nothing-came': '商品或服务未收到',
  'wrong-value': '商品与描述不符',
  'wrong-item': '商品与描述不符',
  'card-used': '商品与描述不符',
  'trade-frozen': '商品或服务未提供',
  'account-restricted': '商品或服务未提供',
  'no-refund-clause': '应退款项未退',
};

function requests(view: LetterView): string[] {
  const { facts, judged } = view;
  const first =
    facts.payer === 'stolen'
      ? '这笔付款不是我本人操作：请立即挂失止付，核查交易的验证方式，并按盗刷处理。'
      : isChargeback(facts)
        ? `请按卡组织的争议规则，以“${DISPUTE[judged.detail ?? 'nothing-came']}”为理由对这笔交易发起争议，${refundOf(view)}。`
        : `请核查这笔交易，向收单机构调取交易凭证，协助联系收款商户，${refundOf(view)}。`;
  return [
    first,
    '请提供这笔交易的回单，以及收款商户和收单机构的名称。',
    '请告诉我受理编号、需要补充的材料和截止日期，以及处理结果。',
  ];
}

/**
 * About how a payment company or bank handled the dispute: the central bank's line for payment companies, the
 * financial regulator's for banks. Neither decides about the goods.
 */
export const pboc: RecipientLetter = {
  id: 'pboc',
  forms: ['formal'],
  setsDays: false,
  limit: () => null,
  needs: ({ facts }) => [
    { of: 'me', name: 'name' },
    { of: 'me', name: 'phone' },
    ...(facts.paymentNo === undefined && facts.order === undefined
      ? ([{ of: 'case', name: 'paymentNo' }] as const)
      : []),
  ],
  compose: (view) => toPboc(view),
};

/** Since the joint notice of June 2024: payment companies are the central bank's, banks the regulator's. */
const COMPETENT: Readonly<Record<Facts['payChannel'], { readonly to: string; readonly whom: string }>> = {
  wechat: { to: '中国人民银行（12363）', whom: '财付通支付科技有限公司（微信支付）' },
  alipay: { to: '中国人民银行（12363）', whom: '支付宝支付科技有限公司（支付宝）' },
  unionpay: { to: '中国人民银行（12363）', whom: '中国银联股份有限公司（云闪付）' },
  // Never reached: a guard stops the letter where nobody knows whom it is about.
  other: { to: '中国人民银行（12363）', whom: '支付机构' },
  'bank-card': { to: '国家金融监督管理总局（12378）', whom: '我的发卡银行' },
};

function toPboc(view: LetterView): Composed {
  const { facts, grounds, me } = view;
  const { to, whom } = COMPETENT[facts.payChannel];
  return {
    left: 0,
    letter: {
      to: 'pboc',
      title: `${toldBefore(view, 'pboc') ? '再次' : ''}投诉：支付机构或银行对一笔交易争议的处理`,
      salutation: `${to}：`,
      parts: numbered([
        { heading: '投诉人', paragraphs: aboutMe(me, ['name', 'phone']) },
        { heading: '被投诉机构', paragraphs: [whom] },
        {
          heading: '投诉的问题',
          paragraphs: ['我投诉的是上面这家机构对交易争议的处理，不是商品本身的纠纷。'],
        },
        {
          heading: '经过',
          paragraphs: [
            paid(facts, 'of-site'),
            whatHappened(view, 'of-site') + toldStory(facts).join(''),
            ...cameBack(view),
            ...listed(earlier(view, 'of-site')),
          ],
        },
        { heading: '可以核对的信息', paragraphs: traces(facts) },
        { heading: '依据', paragraphs: groundSentences(view) },
        {
          heading: '请求',
          paragraphs: listed([
            '请督促该机构核查这笔交易，把处理结果和理由书面告诉我。',
            '请督促该机构提供这笔交易的电子回单和收款商户的名称，协助解决争议。',
          ]),
        },
      ]),
      enclosures: enclosures(view),
      closing: closingOf(view, me.name ?? ''),
      citations: citationsOf(grounds),
    },
  };
}
