/** Letters to bodies beside the market regulator, and the post on a private complaint site. */
import { type Facts, formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { cite } from '../law/citation.ts';
import { chineseAbout, chineseDate, dayOf, shortTime } from '../time/day.ts';
import { damages, guardianInShort, guardianStatement, interest, refundOf } from './claims.ts';
import { procedureByKey } from './grounds.ts';
import type { Composed, LetterView, Limit, Recipient } from './letter.ts';
import { masked } from './masked.ts';
import {
  aboutMe,
  cameBack,
  aNumber,
  formal,
  FORMAL_ONLY,
  listed,
  neededByRegulator,
  ofCase,
  ofMe,
  reasonSentences,
  type Sentence,
  shortText,
  theirName,
  whatWentWrong,
} from './parts.ts';
import { forOwnUse, nowhereElse, respondents } from './mediation.ts';
import { platformToMediator } from './platform.ts';
import { whatHappened } from './problem.ts';
import { CHANNELS, earlier, paid, payerOf, product, reference, toldBefore, traces } from './story.ts';
import { brokenClauses } from './terms.ts';

/** To the consumer association, which mediates and has no power to order anything. */
export const consumerAssociation: Recipient = {
  ...FORMAL_ONLY,
  needs: neededByRegulator,
  compose: (view) => {
    const { facts, me } = view;
    return formal(view, {
      title: `${toldBefore(view) ? '再次' : ''}请求调解消费争议`,
      salutation: '消费者协会：',
      parts: {
        消费者: aboutMe(me, ['name', 'phone', 'address']),
        经营者: respondents(view),
        请求: listed([
          `请帮助调解：由${theirName(facts)}${view.query.agreed ? '按已经同意的' : ''}${refundOf(view)}。我愿意接受调解。`,
          ...interest(view),
          ...damages(view),
          ...platformToMediator(view),
        ]),
        经过: [
          paid(facts) + forOwnUse(view),
          ...guardianStatement(view),
          ...whatWentWrong(view),
          ...listed(earlier(view)),
          ...brokenClauses(view),
        ],
        可以核对的信息: traces(facts),
        理由: reasonSentences(view),
        说明: [`以上内容属实。${nowhereElse(view)}`],
      },
      signature: me.name ?? '',
    });
  },
};

/** The face value that was bought, as an operator books it: 99.80 paid for 100元话费 is 100元. Empty if it is not said. */
function faceValue({ product: bought }: Facts): string {
  const face = /(\d{1,5}(?:\.\d{1,2})?)\s*元/.exec(clean(bought ?? '').normalize('NFKC'))?.[1];
  return face === undefined ? '' : `${face}元的`;
}

/** To the phone operator: whether this number was credited. Its answer is evidence, whatever it is. */
export const operator: Recipient = {
  forms: ['ticket', 'formal'],
  setsDays: false,
  limit: (form) => (form === 'ticket' ? OPERATOR_LIMIT : null),
  needs: ({ form }) => [
    ...ofCase('goods', 'operator', 'account'),
    ...(form === 'formal' ? ofMe('name', 'phone') : []),
  ],
  compose: (view) => (view.form === 'formal' ? operatorLetter(view) : operatorTicket(view)),
};

function operatorAsks({ facts }: LetterView): string[] {
  const number = clean(facts.account ?? '');
  const face = faceValue(facts);
  // Where some of it came, the question is how much.
  if (facts.delivered === 'wrong-value')
    return [
      `请查明号码${number}在${chineseAbout(facts.paidAt, facts.paidAbout)}之后有几笔充值入账；请逐笔写明入账时间、金额、充值渠道和流水号。`,
      '入账后又被冲正、扣回或者限制使用的，请说明时间和依据。',
    ];
  return [
    `请查明号码${number}在${chineseAbout(facts.paidAt, facts.paidAbout)}之后有没有${face}充值入账；有的，请写明入账时间、金额、充值渠道和流水号。`,
    '没有的，请书面答复“没有入账记录”。',
    '入账后又被冲正、扣回或者限制使用的，请说明时间和依据。',
  ];
}

function operatorLetter(view: LetterView): Composed {
  const { facts, me } = view;
  return formal(view, {
    title: `${toldBefore(view) ? '再次' : ''}投诉和查询：话费充值有没有入账`,
    salutation: `${clean(facts.operator ?? '')}：`,
    parts: {
      投诉人: aboutMe(me, ['name', 'phone']),
      号码: [clean(facts.account ?? '')],
      情况: [paid(facts), ...whatWentWrong(view)],
      之前的联系: listed(earlier(view)),
      请求: listed([...operatorAsks(view), `请在收到以后15日内书面答复，并告诉我受理编号。`]),
    },
    signature: me.name ?? '',
    leave: ['identity', 'chat', 'bill', 'site-terms'],
  });
}

function operatorTicket(view: LetterView): Composed {
  const { facts } = view;
  return shortText(
    view,
    [
      [
        0,
        `${payerOf(facts)}${chineseAbout(facts.paidAt, facts.paidAbout)}在“${clean(facts.site)}”付款${formatYuan(facts.amountFen)}元`,
      ],
      [1, product(facts)],
      [0, '。'],
      [0, whatHappened(view, 'of-site', true)],
      ...operatorAsks(view).map((text, index): Sentence => [index < 2 ? 0 : 1, text]),
      [1, '请告诉我受理编号。'],
    ],
    OPERATOR_LIMIT,
  );
}

const OPERATOR_LIMIT: Limit = {
  characters: 500,
  aim: 300,
  source: {
    zh: '没有查到运营商投诉表单的字数限制，按 300 字写，最多 500 字',
    en: 'no limit of operators’ forms was found: 300 characters are aimed at, 500 at most',
  },
  verified: false,
};

/**
 * An appeal over phone credit to the telecom authority. It can only be against the operator, who was asked first
 * (电信用户申诉处理办法 第十条), and carries what 第十二条 asks for.
 */
export const telecom: Recipient = {
  ...FORMAL_ONLY,
  needs: () => [...ofMe('name', 'phone', 'address', 'postcode'), ...ofCase('goods', 'operator', 'account')],
  compose: (view) => {
    const { facts, me, today } = view;
    const first = procedureByKey('telecom-appeals-10', today);
    const asked = askedOperator(view);
    return formal(view, {
      title: `电信用户申诉书${toldBefore(view) ? '（再次）' : ''}`,
      salutation: '电信用户申诉受理中心：',
      parts: {
        申诉人: aboutMe(me, ['name', 'phone', 'address', 'postcode']),
        被申诉人: [`电信业务经营者：${clean(facts.operator ?? '')}`],
        申诉请求: listed([
          `查明号码${clean(facts.account ?? '')}在${chineseAbout(facts.paidAt, facts.paidAbout)}之后${facts.delivered === 'wrong-value' ? '有几笔充值入账、各是多少' : `有没有${faceValue(facts)}充值入账`}，提供入账或者未入账的记录。`,
          '已经入账又被扣回、冲正或者限制使用的，说明依据，并恢复话费或者退款。',
        ]),
        事实和理由: [
          paid(facts),
          ...whatWentWrong(view),
          ...asked,
          ...(asked.length > 0 && first !== null ? [`根据${cite(first)}，${first.summary}。`] : []),
          ...listed(earlier(view)),
        ],
        可以核对的信息: traces(facts),
      },
      signature: `申诉人：${me.name ?? ''}`,
      cited: asked.length > 0 && first !== null ? [first] : [],
    });
  },
};

/** That the operator was asked first, and what it answered: without it the appeal is refused. */
function askedOperator({ state, today }: LetterView): string[] {
  const asked = state.happened.findLast(
    ({ event }) => event.type === 'filing-logged' && event.to === 'operator',
  );
  if (!asked) return [];
  const answer = state.happened.findLast(
    ({ event }) => event.type === 'reply-logged' && event.from === 'operator' && event.at >= asked.event.at,
  )?.event;
  const said = answer?.type === 'reply-logged' && answer.text ? `：“${clean(answer.text)}”` : '';
  const then = answer
    ? `运营商于${chineseDate(dayOf(answer.at))}作了答复${said}，争议没有解决`
    : `截至${chineseDate(today)}${today > dayOf(asked.event.at) + 15 ? '已经超过15日' : ''}，我没有收到运营商的答复`;
  const ref =
    asked.event.type === 'filing-logged' && asked.event.ref !== null
      ? `（编号${clean(asked.event.ref)}）`
      : '';
  return [`我已于${chineseAbout(asked.event.at, asked.event.about)}先向运营商投诉${ref}；${then}。`];
}

/** A report of the site's content. The centre takes reports about pages, it refunds nothing, and the text says so. */
export const report12377: Recipient = {
  ...FORMAL_ONLY,
  needs: () => ofCase('url'),
  compose: (view) => {
    const { facts } = view;
    const number = reference(facts) === '' ? '' : `（${reference(facts)}）`;
    return formal(view, {
      title: '举报：涉嫌虚假或者违法的网站',
      salutation: '违法和不良信息举报中心：',
      parts: {
        举报的网址: [clean(facts.url ?? ''), `网站名称：${clean(facts.site)}`],
        发现的情况: [
          facts.reachable === 'no'
            ? '该网站收款后已经联系不上，涉嫌以虚假的充值服务收取款项。'
            : '该网站提供的内容本身涉嫌违法。',
          // Who bought what is unlawful in itself need not report themselves.
          ...(facts.goods === 'unlawful'
            ? []
            : [
                `${chineseAbout(facts.paidAt, facts.paidAbout)}，${payerOf(facts)}在该网站付款${formatYuan(facts.amountFen)}元${number}。${whatHappened(view).replace(/[^。]*已经联系不上。$/u, '')}`,
              ]),
        ],
        请求: listed([
          '请核查该网址的内容，依法处理。',
          '我知道这里受理的是对网上内容的举报，不处理退款；退款另行向有关部门提出。',
        ]),
      },
      signature: '',
      leave:
        facts.goods === 'unlawful'
          ? ['identity', 'chat', 'bill', 'payment-record', 'order-page', 'ticket']
          : ['identity', 'chat', 'bill'],
    });
  },
};

/** A post on a private complaint site: facts with dates and amounts, nobody's data, no accusation. */
export const publicComplaint: Recipient = {
  forms: ['ticket'],
  setsDays: true,
  limit: () => LIMIT,
  needs: aNumber,
  compose: (view) => {
    const { facts, me, today } = view;
    const own = [me.name, me.phone, me.address, facts.account].map((value) => value && clean(value));
    return shortText(
      view,
      [
        [
          0,
          `${shortTime(facts.paidAt, today, facts.paidAbout)}，${payerOf(facts)}${CHANNELS[facts.payChannel]}在“${clean(facts.site)}”`,
        ],
        [2, facts.url === undefined ? '' : `（${clean(facts.url)}）`],
        [0, `付款${formatYuan(facts.amountFen)}元`],
        [1, masked(product(facts), own)],
        [0, `，${reference(facts)}。`],
        [0, whatHappened(view)],
        [0, guardianInShort(view)],
        ...earlier(view, 'of-site', false).map((line): Sentence => [1, line]),
        [0, cameBack(view).join('')],
        [0, `我的要求：请该网站${refundOf(view)}，并说明处理结果。`],
        [1, `希望最晚${chineseDate(view.answerBy)}得到答复。以上时间和金额都可以核对。`],
      ],
      LIMIT,
    );
  },
};

const LIMIT: Limit = {
  characters: 500,
  aim: 500,
  source: {
    zh: '没有查到公开的字数限制，按 500 字写，以页面显示为准',
    en: 'no published limit was found: 500 characters; the page decides',
  },
  verified: false,
};
