import type { Facts } from '../case/facts.ts';
import { cameBack } from './parts/demand.ts';
import { earlier, toldBefore } from './parts/earlier.ts';
import { enclosures } from './parts/enclosures.ts';
import { citationsOf, closingOf } from './parts/closing.ts';
import { groundSentences } from './parts/grounds-text.ts';
import { aboutMe } from './parts/parties.ts';
import { listed, numbered } from './parts/sections.ts';
import { happened, paid, told, traces } from './parts/story.ts';
import type { Composed, LetterView, RecipientLetter } from './view.ts';

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
  compose: (view) => formal(view),
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

function formal(view: LetterView): Composed {
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
            happened(view, 'of-site') + told(facts).join(''),
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
