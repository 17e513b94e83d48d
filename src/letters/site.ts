import { standingOf } from '../advice/road.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import type { Recipient } from '../law/parties.ts';
import type { Detail } from '../law/problems.ts';
import { chineseDate, chineseTime, shortDate, shortTime } from '../time/day.ts';
import type { Composed, Form, LetterView, Limit, Need, RecipientLetter } from './letter.ts';
import {
  cameBack,
  citationsOf,
  closingOf,
  enclosures,
  groundSentences,
  listed,
  numbered,
  refundOf,
  shortText,
} from './parts.ts';
import {
  CHANNELS,
  clausesOver,
  earlier,
  firstRequest,
  paid,
  PAYERS,
  product,
  promisesOver,
  reference,
  toldBefore,
  toldStory,
  traces,
  whatHappened,
} from './story.ts';

/** The request for the refund, to the site itself: a message in its chat, a ticket, a letter. */
export const site: RecipientLetter = {
  id: 'site',
  forms: ['formal', 'ticket', 'chat'],
  setsDays: true,
  limit: (form) => LIMITS[form] ?? null,
  needs: ({ facts, judged }) => neededBySite(facts, judged.detail),
  compose: (view, form) => (form === 'formal' ? formal(view) : short(view, form)),
};

const LIMITS: Readonly<Partial<Record<Form, Limit>>> = {
  chat: {
    characters: 200,
    aim: 200,
    source: {
      zh: '聊天窗口一条消息的稳妥长度，各家不同，没有统一规定',
      en: 'a safe length for one chat message; sites differ, nothing fixes it',
    },
    verified: false,
  },
  ticket: {
    characters: 500,
    aim: 500,
    source: {
      zh: '工单表单常见的长度，各家不同，没有统一规定',
      en: 'a usual length of a ticket form; sites differ, nothing fixes it',
    },
    verified: false,
  },
};

/** Facts without which nobody at the site could find the payment, or say what was ordered. */
function neededBySite(facts: Facts, detail: Detail | null): Need[] {
  const needs: Need[] = [];
  if (facts.order === undefined && facts.paymentNo === undefined)
    needs.push({ of: 'case', name: 'paymentNo' });
  const needsProduct = detail === 'wrong-value' || detail === 'wrong-item';
  if (needsProduct && facts.product === undefined) needs.push({ of: 'case', name: 'product' });
  return needs;
}

function formal(view: LetterView): Composed {
  const { facts, judged, grounds } = view;
  const again = toldBefore(view, 'site');
  const order = reference(facts) === '' ? '' : `（${reference(facts).replace(/^(.*?号)/, '$1：')}）`;
  const basis = [
    ...clausesOver(view, 'to-site').map(({ full }) => full),
    ...promisesOver(view, 'to-site').map(({ full }) => full),
    ...groundSentences(view),
  ];
  return {
    left: 0,
    letter: {
      to: 'site',
      title: `${again ? '再次要求退款' : '退款要求'}${order}`,
      salutation: `${clean(facts.site)}：`,
      parts: numbered([
        {
          heading: '事情经过',
          paragraphs: [
            paid(facts, 'to-site'),
            whatHappened(view, 'to-site') + toldStory(facts).join(''),
            ...cameBack(view),
          ],
        },
        { heading: '之前的沟通', paragraphs: listed(earlier(view, 'to-site')) },
        {
          heading: '可以核对的信息',
          paragraphs: [...traces(facts), '以上信息可以与你们的订单记录和收款记录核对。'],
        },
        { heading: '依据', paragraphs: basis },
        {
          heading: '我的要求',
          paragraphs: listed([`${rescind(view)}${refundOf(view)}。`, explain(judged.detail)]),
        },
        { heading: '答复时间', paragraphs: [answer(view), otherwise(view, again)] },
      ]),
      enclosures: enclosures(view, ['identity', 'bill']),
      closing: closingOf(view, '订单付款人'),
      citations: citationsOf(grounds),
    },
  };
}

/** Whoever rests on the right to rescind has to say that they do (民法典 第五百六十五条). */
function rescind({ grounds, facts }: LetterView): string {
  return facts.payer !== 'minor' && grounds.some(({ key }) => key === 'civil-563-1-4')
    ? '解除这笔订单的合同，'
    : '';
}

function explain(detail: Detail | null): string {
  return detail === 'trade-frozen' || detail === 'account-restricted' || detail === 'no-refund-clause'
    ? '如果不同意退款，请书面说明所依据的规则全文、下单时适用的版本，以及对应的事实。'
    : '如果不同意退款，请书面说明理由，并提供这笔订单的处理记录。';
}

function answer({ answerBy }: LetterView): string {
  return `请在${chineseDate(answerBy)}前给我答复。这是我提出的合理答复时间，不是法定期限。`;
}

/** What comes next where this comes to nothing: only what was not done already. */
function otherwise(view: LetterView, again: boolean): string {
  const { judged, state } = view;
  const done = (...parties: Recipient[]) =>
    parties.some((party) => standingOf(state, party).firstAt !== null);
  const channel = judged.detail === 'payment-pending' ? '向支付机构查询并申请处理' : '向支付渠道投诉';
  const steps = [
    ...(done('payment', 'bank') ? [] : [channel]),
    ...(done('12315', 'telecom', 'consumer-association') ? [] : ['向有关行政部门投诉']),
  ];
  const ways = [
    ...(steps.length > 0 ? [`依法${steps.join('、')}`] : []),
    ...(done('court') ? [] : ['必要时向法院起诉']),
  ];
  const before = again ? '这是我再次提出同一要求。' : '';
  const then = ways.length === 0 ? '' : `到时没有答复或者没有解决的，我会${ways.join('，')}。`;
  return `${before}${then}希望我们能协商解决。`;
}

function short(view: LetterView, form: 'chat' | 'ticket'): Composed {
  const { facts, answerBy } = view;
  const again = toldBefore(view, 'site');
  const [clause] = clausesOver(view, 'to-site');
  const [promise] = promisesOver(view, 'to-site');
  const number = reference(facts);
  const asked = firstRequest(view);
  return shortText(
    'site',
    [
      {
        rank: 0,
        text: `你好，${number === '' ? '' : `${number}，`}${PAYERS[facts.payer ?? 'self']}${shortTime(facts.paidAt, view.today)}${CHANNELS[facts.payChannel]}付款${formatYuan(facts.amountFen)}元`,
      },
      { rank: 2, text: product(facts) },
      { rank: 0, text: '。' },
      { rank: 0, text: whatHappened(view, 'to-site') },
      {
        rank: 1,
        text: again && asked ? `${shortTime(asked.at, view.today)}我已经要求过退款，至今没有结果。` : '',
      },
      { rank: 1, text: promise?.short ?? '' },
      { rank: 1, text: clause?.short ?? '' },
      { rank: 0, text: cameBack(view).join('') },
      { rank: 3, text: form === 'ticket' ? toldStory(facts).join('') : '' },
      { rank: 3, text: form === 'ticket' ? (groundSentences(view)[0] ?? '') : '' },
      { rank: 0, text: `请${refundOf(view)}，并把工单号发给我。` },
      {
        rank: 0,
        text: `请在${shortDate(answerBy, view.today)}前答复（这是我自己提的时间，不是法定期限）。`,
      },
    ],
    LIMITS[form] ?? null,
    view,
  );
}

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
