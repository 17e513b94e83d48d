/** The request for the refund, to the site itself: a message in its chat, a ticket, a letter. */
import { standingOf } from '../advice/road.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import type { LetterRecipient } from '../law/parties.ts';
import { chineseDate, chineseTime, shortDate, shortTime } from '../time/day.ts';
import type { Composed, Form, LetterView, Limit, Need, Recipient } from './letter.ts';
import {
  aNumber,
  cameBack,
  formal,
  groundSentences,
  listed,
  refundOf,
  shortText,
  whatWasOrdered,
  whatWentWrong,
} from './parts.ts';
import { PROBLEM_WORDS, whatHappened } from './problem.ts';
import {
  brokenWords,
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
} from './story.ts';

export const site: Recipient = {
  forms: ['formal', 'ticket', 'chat'],
  setsDays: true,
  limit: (form) => LIMITS[form] ?? null,
  // Without these nobody at the site could find the payment, or say what was ordered.
  needs: (view) => [...aNumber(view), ...whatWasOrdered(view)],
  compose: (view) => (view.form === 'formal' ? letter(view) : message(view)),
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

function letter(view: LetterView): Composed {
  const { facts } = view;
  const order = reference(facts) === '' ? '' : `（${reference(facts).replace(/^(.*?号)/, '$1：')}）`;
  return formal(view, {
    title: `${toldBefore(view) ? '再次要求退款' : '退款要求'}${order}`,
    salutation: `${clean(facts.site)}：`,
    parts: {
      事情经过: [paid(facts, 'to-site'), ...whatWentWrong(view, 'to-site')],
      之前的沟通: listed(earlier(view, 'to-site')),
      可以核对的信息: [...traces(facts), '以上信息可以与你们的订单记录和收款记录核对。'],
      依据: [...brokenWords(view, 'to-site'), ...groundSentences(view)],
      我的要求: listed([`${rescind(view)}${refundOf(view)}。`, orExplain(view)]),
      答复时间: [
        `请在${chineseDate(view.answerBy)}前给我答复。这是我提出的合理答复时间，不是法定期限。`,
        otherwise(view),
      ],
    },
    signature: '订单付款人',
    leave: ['identity', 'bill'],
  });
}

/** A user who rests on the right to rescind has to say so (民法典 第五百六十五条). */
function rescind({ grounds, facts }: LetterView): string {
  return facts.payer !== 'minor' && grounds.some(({ key }) => key === 'civil-563-1-4')
    ? '解除这笔订单的合同，'
    : '';
}

function orExplain({ judged: { detail } }: LetterView): string {
  return detail !== null && PROBLEM_WORDS[detail].byRule
    ? '如果不同意退款，请书面说明所依据的规则全文、下单时适用的版本，以及对应的事实。'
    : '如果不同意退款，请书面说明理由，并提供这笔订单的处理记录。';
}

/** What comes next if this comes to nothing: only what was not done already. */
function otherwise(view: LetterView): string {
  const { judged, state } = view;
  const done = (...parties: LetterRecipient[]) =>
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
  const before = toldBefore(view) ? '这是我再次提出同一要求。' : '';
  const then = ways.length === 0 ? '' : `到时没有答复或者没有解决的，我会${ways.join('，')}。`;
  return `${before}${then}希望我们能协商解决。`;
}

function message(view: LetterView): Composed {
  const { facts, form, today } = view;
  const [clause] = clausesOver(view, 'to-site');
  const [promise] = promisesOver(view, 'to-site');
  const number = reference(facts);
  const asked = toldBefore(view) ? firstRequest(view) : undefined;
  const before = asked && `${shortTime(asked.at, today)}我已经要求过退款，至今没有结果。`;
  return shortText(
    view,
    [
      [
        0,
        `你好，${number === '' ? '' : `${number}，`}${PAYERS[facts.payer ?? 'self']}${shortTime(facts.paidAt, today)}${CHANNELS[facts.payChannel]}付款${formatYuan(facts.amountFen)}元`,
      ],
      [2, product(facts)],
      [0, '。'],
      [0, whatHappened(view, 'to-site')],
      [1, before ?? ''],
      [1, promise?.short ?? ''],
      [1, clause?.short ?? ''],
      [0, cameBack(view).join('')],
      [3, form === 'ticket' ? toldStory(facts).join('') : ''],
      [3, form === 'ticket' ? (groundSentences(view)[0] ?? '') : ''],
      [0, `请${refundOf(view)}，并把工单号发给我。`],
      [0, `请在${shortDate(view.answerBy, today)}前答复（这是我自己提的时间，不是法定期限）。`],
    ],
    LIMITS[form] ?? null,
  );
}

/** A short message that asks somebody for what a letter lacks. */
export interface Ask {
  readonly to: 'site' | 'payment';
  readonly text: string;
}

/** Who can give what is missing, and how to ask them; nothing for what only the user can make. */
export function askFor(kinds: readonly EvidenceKind[], needs: readonly Need[], facts: Facts): Ask[] {
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
  const asks: Ask[] = [];
  if (kinds.includes('payment-record') || kinds.includes('bill')) {
    const text = `你好，请提供${which}的电子回单，写明交易单号、收款商户名称和交易状态。`;
    asks.push({ to: 'payment', text });
  }
  if (wanted.length > 0) {
    const text = `${clean(facts.site)}你好，关于${which}，请提供：${wanted.join('；')}。`;
    asks.push({ to: 'site', text });
  }
  return asks;
}
