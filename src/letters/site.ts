/** The request for the refund, to the site itself: a message in its chat, a ticket, a letter. */
import { standingOf } from '../advice/road.ts';
import { byMinor } from '../case/classify.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { cite } from '../law/citation.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import type { LetterRecipient } from '../law/parties.ts';
import { chineseAbout, shortDate, shortTime } from '../time/day.ts';
import {
  SENT_AS_CODE,
  atLatest,
  damagesInShort,
  citedInDemands,
  demands,
  guardianInShort,
  guardianStatement,
  refundOf,
} from './claims.ts';
import type { Reason } from './grounds.ts';
import type { Composed, Form, LetterView, Limit, Need, Recipient } from './letter.ts';
import {
  aNumber,
  cameBack,
  formal,
  listed,
  ofChild,
  reasonSentences,
  type Sentence,
  shortText,
  whatWasOrdered,
  whatWentWrong,
} from './parts.ts';
import { platformInShort, platformRequests, shopAs } from './platform.ts';
import { whatHappened, whyNoExcuse } from './problem.ts';
import {
  askedInVain,
  CHANNELS,
  earlier,
  paid,
  payerOf,
  paymentReference,
  product,
  promisesOver,
  reference,
  toldBefore,
  traces,
} from './story.ts';
import { brokenClauses, clausesOver } from './terms.ts';

export const site: Recipient = {
  forms: ['formal', 'ticket', 'chat'],
  setsDays: true,
  limit: (form) => LIMITS[form] ?? null,
  // Without these nobody at the site could find the payment, or say what was ordered.
  needs: (view) => [...aNumber(view), ...whatWasOrdered(view), ...ofChild(view)],
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
  const { facts, query } = view;
  const order = reference(facts) === '' ? '' : `（${reference(facts).replace(/^(.*?号)/, '$1：')}）`;
  const marketplace = facts.seller === 'marketplace';
  const asked = demands(view);
  const ofPlatform = marketplace ? platformRequests(view) : [];
  const title = query.agreed ? '请履行已经同意的退款' : `${toldBefore(view) ? '再次要求退款' : '退款要求'}`;
  return formal(view, {
    title: `${title}${order}`,
    salutation: marketplace
      ? `${shopAs(facts)}，以及交易平台${clean(facts.site)}：`
      : `${clean(facts.site)}：`,
    parts: {
      事情经过: [paid(facts, 'to-site'), ...guardianStatement(view), ...whatWentWrong(view, 'to-site')],
      之前的沟通: listed(earlier(view, 'to-site')),
      可以核对的信息: [...traces(facts), '以上信息可以与你们的订单记录和收款记录核对。'],
      依据: [...brokenClauses(view, 'to-site'), ...reasonSentences(view, addressed(facts))],
      [marketplace ? '对店铺的要求' : '我的要求']: listed(asked),
      对平台的请求: listed(ofPlatform),
      答复: [`请${atLatest(view.answerBy)}给我答复。${otherwise(view)}`],
    },
    signature: byMinor(facts) ? '付款人的法定代理人' : '订单付款人',
    leave: ['identity', 'bill'],
    cited: [...view.grounds, ...citedInDemands(view, [...asked, ...ofPlatform])],
  });
}

/** The site is addressed, not told of in the third person; in a letter to two each goes by its name. */
function addressed({ seller }: Facts): (text: string) => string {
  return (text) => text.replaceAll('对方', seller === 'marketplace' ? '店铺' : '你们');
}

/** What comes next if this comes to nothing: only what was not done already, and only what is open to this buyer. */
function otherwise(view: LetterView): string {
  const { judged, state, facts } = view;
  const done = (...parties: LetterRecipient[]) =>
    parties.some((party) => standingOf(state, party).firstAt !== null);
  const pending = judged.detail === 'payment-pending' && !done('payment', 'bank');
  const to = [
    ...(done('payment', 'bank') || pending ? [] : ['支付渠道']),
    // No authority takes the complaint of somebody who bought to sell on.
    ...(facts.purpose === 'resale' || done('12315', 'telecom', 'consumer-association')
      ? []
      : ['市场监管部门']),
  ];
  const steps = [
    ...(pending ? ['向支付机构查询并申请处理'] : []),
    ...(to.length > 0 ? [`向${to.join('和')}投诉`] : []),
  ];
  const first = steps.length > 0 ? `我会依法${steps.join('，')}` : '';
  const court = done('court') ? '' : `${first === '' ? '' : '必要时'}我会向法院起诉`;
  const ways = [first, court].filter((way) => way !== '').join('；');
  const then = ways === '' ? '' : `到时没有解决的，${ways}。`;
  return `${then}希望我们能协商解决。`;
}

function message(view: LetterView): Composed {
  const { facts, form, today, query } = view;
  const ticket = form === 'ticket';
  const [clause] = clausesOver(view, 'to-site');
  const promise = promisesOver(view).at(-1) ?? '';
  const number = reference(facts);
  const before = query.asked ? askedInVain(view, '你们', '我要求过退款') : '';
  return shortText(
    view,
    [
      [
        0,
        `你好，${number === '' ? '' : `${number}，`}${payerOf(facts)}${shortTime(facts.paidAt, today, facts.paidAbout)}${CHANNELS[facts.payChannel]}付款${formatYuan(facts.amountFen)}元`,
      ],
      [3, product(facts)],
      [0, '。'],
      [0, whatHappened(view, 'to-site', !ticket)],
      [query.agreed ? 0 : 1, before, query.asked ? askedInVain(view, '你们', '我要求过退款', false) : ''],
      // The one strong sentence of a chat is what they wrote or promised themselves.
      [1, clause?.short ?? ''],
      [clause ? 2 : 1, promise],
      [2, whyNoExcuse(view)],
      [0, cameBack(view).join('')],
      [0, ticket ? guardianStatement(view).join('') : guardianInShort(view)],
      [ticket ? 0 : 1, damagesInShort(view, ticket && facts.seller === 'marketplace' ? '店铺' : '你们')],
      [2, ticket ? reasonsInShort(view) : ''],
      ...ask(view),
      [1, '请把工单号发给我。'],
    ],
    LIMITS[form] ?? null,
  );
}

/** Where both readings are pleaded a form has room for the articles, not for what they say. */
function reasonsInShort(view: LetterView): string {
  const of = (branch: Reason['branch']) =>
    view.reasons.flatMap((reason) => (reason.branch === branch ? reason.grounds : [])).map(cite);
  const [none, some] = [of('no-contract'), of('contract')];
  return none.length > 0 && some.length > 0
    ? `如果合同没有成立：依照${none.join('、')}应当返还；如果合同已经成立：依照${some.join('、')}应当承担违约责任。`
    : reasonSentences(view, addressed(view.facts)).join('');
}

/** A longer name has no room in a form. In characters. */
const LONGEST_NAME = 40;

/** A ticket on a marketplace goes to the marketplace, which is not the seller; a chat to the shop. */
function ask(view: LetterView): Sentence[] {
  const { facts, form, query } = view;
  const by = `最晚${shortDate(view.answerBy, view.today)}`;
  if (facts.seller === 'marketplace' && form === 'ticket') {
    const short = facts.shop !== undefined && [...facts.shop].length <= LONGEST_NAME;
    const who = platformInShort(view, short ? shopAs(facts) : '收款的店铺');
    const and = who.endsWith('，') ? '并' : '请';
    return [
      [0, who],
      [0, `${and}按平台规则处理，由店铺${refundOf(view)}。请${by}答复。`],
    ];
  }
  const proof =
    facts.orderState === 'success' && facts.delivered !== 'correct' && !query.agreed && !byMinor(facts)
      ? SENT_AS_CODE.includes(facts.delivered ?? 'unknown')
        ? '不同意的，请发来发货记录。'
        : '不同意的，请发来到账账号、时间和流水号。'
      : '';
  return [
    [0, `请${by}${query.agreed ? '按已经同意的' : ''}${refundOf(view)}。`],
    [2, proof],
  ];
}

/** A short message that asks somebody for what a letter lacks. */
export interface Ask {
  readonly to: 'site' | 'payment';
  readonly text: string;
}

/**
 * Who can give what is missing, and how to ask them; nothing for what only the user can make, and nothing of a site that
 * is gone: nobody would answer, and whoever still reads there would be warned.
 */
export function askFor(kinds: readonly EvidenceKind[], needs: readonly Need[], facts: Facts): Ask[] {
  const wanted = [
    ...(kinds.includes('order-page') ? ['这笔订单的详情记录（商品、金额、状态、处理经过）'] : []),
    ...(kinds.includes('site-terms') ? ['下单时适用的充值规则全文、版本和生效日期'] : []),
    ...(kinds.includes('restriction-notice') ? ['限制我账号或交易的书面理由、依据的规则和申诉方式'] : []),
    ...(needs.some(({ name }) => name === 'payee' || name === 'payeeAddress')
      ? [facts.seller === 'marketplace' ? '店铺的真实名称、地址和联系方式' : '你们的营业执照主体名称和地址']
      : []),
  ];
  const about = (number: string) =>
    `${chineseAbout(facts.paidAt, facts.paidAbout)}付款${formatYuan(facts.amountFen)}元的这笔交易${number === '' ? '' : `（${number}）`}`;
  const asks: Ask[] = [];
  if (kinds.includes('payment-record') || kinds.includes('bill')) {
    const which = about(paymentReference(facts));
    const text = `你好，请提供${which}的电子回单，写明交易单号、收款商户名称和交易状态。`;
    asks.push({ to: 'payment', text });
  }
  if (wanted.length > 0 && facts.reachable !== 'no') {
    const text = `${clean(facts.site)}，你好：关于${about(reference(facts))}，请提供：${wanted.join('；')}。`;
    asks.push({ to: 'site', text });
  }
  return asks;
}
