/** Letters about the payment itself: to the bank that issued the card, and about how a bank or payment company acted. */
import { channelOf } from '../advice/road.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { chineseAbout, chineseDate } from '../time/day.ts';
import { guardianStatement, refundOf } from './claims.ts';
import { type LetterView, type Need, openFen, type Recipient } from './letter.ts';
import {
  aboutMe,
  aNumber,
  formal,
  FORMAL_ONLY,
  listed,
  ofCase,
  ofMe,
  reasonSentences,
  whatWentWrong,
} from './parts.ts';
import { disputeOf } from './problem.ts';
import { cameOf, earlier, isWith, paid, toldBefore, traces, wasAskedForMore } from './story.ts';

/** To the bank that issued the card: trace the payment, and with Visa or Mastercard dispute it by their rules. */
export const bank: Recipient = {
  ...FORMAL_ONLY,
  needs: ({ facts }) => [...ofMe('name', 'phone'), ...ofBank(facts)],
  compose: (view) => {
    const { facts, me } = view;
    return formal(view, {
      title: `${toldBefore(view) ? '再次申请' : '申请'}：${isChargeback(facts) ? '交易争议（拒付）' : '核查一笔交易'}`,
      salutation: `${facts.bank === undefined ? '发卡银行' : clean(facts.bank)}：`,
      parts: {
        持卡人: aboutMe(me, ['name', 'phone']),
        交易: [paid(facts), ...traces(facts, 'payment')],
        问题: [...guardianStatement(view), ...whatWentWrong(view)],
        已经做过的: listed(earlier(view)),
        依据: reasonSentences(view),
        请求: listed([
          firstRequestToBank(view),
          ...byTheRules(facts, disputeOf(view)),
          '请提供这笔交易的回单，以及收款商户和收单机构的名称。',
          '请告诉我受理编号、需要补充的材料和截止日期，以及处理结果。',
        ]),
      },
      signature: me.name ?? '',
    });
  },
};

function firstRequestToBank(view: LetterView): string {
  const { facts } = view;
  if (facts.payer === 'stolen')
    return '这笔付款不是我本人操作：请立即挂失止付，核查交易的验证方式，并按盗刷处理。';
  return isChargeback(facts)
    ? `请按卡组织的争议规则，以“${disputeOf(view)}”为理由对这笔交易发起争议，${refundOf(view)}。`
    : `请核查这笔交易，向收单机构调取交易凭证，${facts.reachable === 'no' ? '核查收款商户和这笔款项的去向' : '协助联系收款商户'}，${refundOf(view)}。`;
}

/** Which rules a card has, its bank knows: of UnionPay and of a card nobody looked at no time was found. */
function byTheRules(facts: Facts, dispute: string): string[] {
  return isChargeback(facts) || facts.payer === 'stolen' || facts.payChannel !== 'bank-card'
    ? []
    : [`这张卡的卡组织有争议处理规则的，请以“${dispute}”为理由发起，并告诉我期限和要交的材料。`];
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
  needs: (view) => [...ofMe('name', 'phone'), ...aNumber(view), ...ofBank(view.facts)],
  compose: (view) => {
    const { facts, me } = view;
    const { to, whom } = COMPETENT[facts.payChannel];
    return formal(view, {
      title: `${toldBefore(view) ? '再次' : ''}投诉：支付机构或银行对一笔交易争议的处理`,
      salutation: `${to}：`,
      parts: {
        投诉人: aboutMe(me, ['name', 'phone']),
        被投诉机构: [institutionOf(facts) ?? whom],
        已向该机构投诉的情况: toldInstitution(view),
        投诉的问题: ['我投诉的是上面这家机构对交易争议的处理，不是商品本身的纠纷。'],
        经过: [paid(facts), ...guardianStatement(view), ...whatWentWrong(view), ...listed(earlier(view))],
        可以核对的信息: traces(facts, 'payment'),
        依据: reasonSentences(view),
        请求: listed([
          facts.payer === 'stolen'
            ? `请督促该机构查清这笔未经授权的付款，按规定承担${formatYuan(openFen(view))}元损失，并书面答复我。`
            : '请督促该机构核查这笔交易，把处理结果和理由书面告诉我。',
          '请督促该机构提供这笔交易的电子回单和收款商户的名称，协助解决争议。',
        ]),
      },
      signature: me.name ?? '',
    });
  },
};

/** A bank is told by its name; there are thousands. */
export function ofBank({ payChannel, bank: named }: Facts): Need[] {
  return payChannel === 'bank-card' && named === undefined ? ofCase('bank') : [];
}

/** The institution that carried the payment out: for a card the bank by its name. */
export function institutionOf({ payChannel, bank: named }: Facts): string | null {
  if (payChannel === 'bank-card') return named === undefined ? null : clean(named);
  return payChannel === 'other' ? null : COMPETENT[payChannel].whom;
}

/** What that institution was told and answered, apart from what happened with the shop: it is what is complained of. */
function toldInstitution(view: LetterView): string[] {
  const channel = channelOf(view.state);
  const lines = view.state.happened.flatMap(({ event }) => {
    const when = chineseAbout(event.at, event.about);
    const words = 'text' in event && event.text ? `：“${clean(event.text)}”` : '';
    if (event.type === 'filing-logged' && event.to === channel)
      return [
        `${when}，我向该机构${wasAskedForMore(view, event) ? '补交了材料' : '投诉'}${event.ref === null ? '' : `，编号${clean(event.ref)}`}。`,
      ];
    return event.type === 'reply-logged' && event.from === channel
      ? [`${when}，该机构${cameOf(channel, event.outcome)}${words}。`]
      : [];
  });
  const last = view.state.happened.findLast(({ event }) => isWith(event, channel))?.event;
  return last?.type === 'filing-logged'
    ? [...lines, `截至${chineseDate(view.today)}，没有收到该机构的答复。`]
    : lines;
}

/** Since the joint notice of June 2024: payment companies are the central bank's, banks the regulator's. */
const COMPETENT: Readonly<Record<Facts['payChannel'], { readonly to: string; readonly whom: string }>> = {
  wechat: { to: '中国人民银行（12363）', whom: '财付通支付科技有限公司（微信支付）' },
  alipay: { to: '中国人民银行（12363）', whom: '支付宝支付科技有限公司（支付宝）' },
  unionpay: { to: '中国人民银行（12363）', whom: '中国银联股份有限公司（云闪付）' },
  // Never reached: a guard stops the letter if nobody knows whom it is about.
  other: { to: '中国人民银行（12363）', whom: '支付机构' },
  'bank-card': { to: '国家金融监督管理总局（12378）', whom: '我的发卡银行' },
};
