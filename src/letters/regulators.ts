/** Letters to bodies beside the market regulator, and the post on a private complaint site. */
import { formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { chineseDate, chineseTime, shortTime } from '../time/day.ts';
import { type LetterView, type Limit, openFen, type Recipient } from './letter.ts';
import {
  aboutMe,
  aboutThem,
  aNumber,
  cameBack,
  formal,
  FORMAL_ONLY,
  groundSentences,
  listed,
  masked,
  neededByRegulator,
  ofCase,
  ofMe,
  refundOf,
  type Sentence,
  shortText,
  theirName,
  whatWentWrong,
} from './parts.ts';
import { whatHappened } from './problem.ts';
import {
  brokenWords,
  CHANNELS,
  earlier,
  paid,
  PAYERS,
  product,
  reference,
  toldBefore,
  toldStory,
  traces,
} from './story.ts';

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
        经营者: aboutThem(facts),
        请求: [`请帮助调解：由${theirName(facts)}${refundOf(view)}。我愿意接受调解。`],
        经过: [paid(facts), ...whatWentWrong(view), ...listed(earlier(view)), ...brokenWords(view)],
        可以核对的信息: traces(facts),
        理由: groundSentences(view),
      },
      signature: me.name ?? '',
    });
  },
};

/**
 * An appeal over phone credit to the telecom authority. It can only be against the operator, who was asked first
 * (电信用户申诉处理办法 第十条), and carries what 第十二条 asks for.
 */
export const telecom: Recipient = {
  ...FORMAL_ONLY,
  needs: () => [...ofMe('name', 'phone', 'address', 'postcode'), ...ofCase('goods', 'operator', 'account')],
  compose: (view) => {
    const { facts, me } = view;
    return formal(view, {
      title: `电信用户申诉书${toldBefore(view) ? '（再次）' : ''}`,
      salutation: '电信用户申诉受理中心：',
      parts: {
        申诉人: aboutMe(me, ['name', 'phone', 'address', 'postcode']),
        被申诉人: [`电信业务经营者：${clean(facts.operator ?? '')}`],
        申诉请求: listed([
          `查明号码${clean(facts.account ?? '')}在${chineseTime(facts.paidAt)}之后有没有${formatYuan(openFen(view))}元的充值入账，提供入账或者未入账的记录。`,
          '已经入账又被扣回、冲正或者限制使用的，说明依据，并恢复话费或者退款。',
        ]),
        事实和理由: [
          paid(facts),
          ...whatWentWrong(view),
          ...askedOperator(view),
          ...listed(earlier(view)),
          ...groundSentences(view),
        ],
        可以核对的信息: traces(facts),
      },
      signature: `申诉人：${me.name ?? ''}`,
    });
  },
};

/** That the operator was asked first, and how that ended: without it the appeal is refused. */
function askedOperator({ state, today }: LetterView): string[] {
  const asked = state.happened.findLast(
    ({ event }) => event.type === 'filing-logged' && event.to === 'operator',
  );
  if (!asked) return [];
  const answered = state.happened.some(
    ({ event }) => event.type === 'reply-logged' && event.from === 'operator' && event.at >= asked.event.at,
  );
  const then = answered ? '我对运营商的处理结果不满意' : `截至${chineseDate(today)}，我没有收到运营商的答复`;
  return [`我已于${chineseTime(asked.event.at)}先向运营商投诉；${then}。`];
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
          `${chineseTime(facts.paidAt)}，我在该网站付款${formatYuan(facts.amountFen)}元${number}。${whatHappened(view)}`,
          ...toldStory(facts),
        ],
        请求: listed([
          '请核查该网址的内容，依法处理。',
          '我知道这里受理的是对网上内容的举报，不处理退款；退款另行向有关部门提出。',
        ]),
      },
      signature: '',
      leave: ['identity', 'chat', 'bill'],
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
          `${shortTime(facts.paidAt, today)}，${PAYERS[facts.payer ?? 'self']}${CHANNELS[facts.payChannel]}在“${clean(facts.site)}”`,
        ],
        [2, facts.url === undefined ? '' : `（${clean(facts.url)}）`],
        [0, `付款${formatYuan(facts.amountFen)}元`],
        [1, masked(product(facts), own)],
        [0, `，${reference(facts)}。`],
        [0, whatHappened(view)],
        [2, masked(toldStory(facts).join(''), own)],
        ...earlier(view, 'of-site', false).map((line): Sentence => [1, line]),
        [0, cameBack(view).join('')],
        [0, `我的要求：请该网站${refundOf(view)}，并说明处理结果。`],
        [1, `希望在${chineseDate(view.answerBy)}前得到答复。以上时间和金额都可以核对。`],
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
