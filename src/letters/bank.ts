import type { Facts } from '../case/facts.ts';
import type { Detail } from '../knowledge/problems.ts';
import { cameBack, refundOf } from './parts/demand.ts';
import { earlier, toldBefore } from './parts/earlier.ts';
import { enclosures } from './parts/enclosures.ts';
import { citationsOf, closingOf } from './parts/closing.ts';
import { groundSentences } from './parts/grounds-text.ts';
import { aboutMe } from './parts/parties.ts';
import { listed, numbered } from './parts/sections.ts';
import { happened, paid, told, traces } from './parts/story.ts';
import type { Composed, LetterView, RecipientLetter } from './view.ts';

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
  compose: (view) => formal(view),
};

function formal(view: LetterView): Composed {
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
        { heading: '问题', paragraphs: [happened(view, 'of-site'), ...told(facts), ...cameBack(view)] },
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
