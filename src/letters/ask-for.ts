import { formatYuan } from '../case/amount.ts';
import { clean } from '../case/clean.ts';
import type { Facts } from '../case/facts.ts';
import type { EvidenceKind } from '../knowledge/evidence-kinds.ts';
import { chineseTime } from './parts/dates.ts';
import { reference } from './parts/story.ts';
import type { Need } from './view.ts';

/** A short message that asks somebody for what a letter lacks. */
export interface Ask {
  readonly to: 'site' | 'payment';
  readonly text: string;
}

/** Who can give what is missing, and how to ask for it; nothing for what only the user can make. */
export function askFor(kinds: readonly EvidenceKind[], needs: readonly Need[], facts: Facts): Ask[] {
  const records = kinds.includes('payment-record') || kinds.includes('bill');
  const wanted = [
    ...(kinds.includes('order-page') ? ['这笔订单的详情记录（商品、金额、状态、处理经过）'] : []),
    ...(kinds.includes('site-terms') ? ['下单时适用的充值规则全文、版本和生效日期'] : []),
    ...(kinds.includes('restriction-notice') ? ['限制我账号或交易的书面理由、依据的规则和申诉方式'] : []),
    ...(needs.some(({ name }) => name === 'payee' || name === 'payeeAddress')
      ? ['你们的营业执照主体名称和地址']
      : []),
  ];
  const whose = reference(facts) === '' ? '' : `（${reference(facts)}）`;
  const which = `${chineseTime(facts.paidAt)}付款${formatYuan(facts.amountFen)}元的这笔交易${whose}`;
  return [
    ...(records
      ? [
          {
            to: 'payment' as const,
            text: `你好，请提供${which}的电子回单，写明交易单号、收款商户名称和交易状态。`,
          },
        ]
      : []),
    ...(wanted.length > 0
      ? [
          {
            to: 'site' as const,
            text: `${clean(facts.site)}你好，关于${which}，请提供：${wanted.join('；')}。`,
          },
        ]
      : []),
  ];
}
