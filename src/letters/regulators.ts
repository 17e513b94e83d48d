import { formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { chineseDate, chineseTime, shortTime } from '../time/day.ts';
import { neededByRegulator } from './complaint-12315.ts';
import { type Composed, type LetterView, type Limit, openFen, type RecipientLetter } from './letter.ts';
import {
  aboutMe,
  aboutThem,
  cameBack,
  citationsOf,
  closingOf,
  enclosures,
  groundSentences,
  listed,
  masked,
  numbered,
  refundOf,
  shortText,
  theirName,
} from './parts.ts';
import {
  CHANNELS,
  clausesOver,
  earlier,
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

/** A post on a private complaint site: facts with dates and amounts, nobody's data, no accusation. */
export const publicComplaint: RecipientLetter = {
  id: 'public',
  forms: ['ticket'],
  setsDays: true,
  limit: () => LIMIT,
  needs: ({ facts }) =>
    facts.order === undefined && facts.paymentNo === undefined ? [{ of: 'case', name: 'paymentNo' }] : [],
  compose: (view) => compose(view),
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

function compose(view: LetterView): Composed {
  const { facts, answerBy } = view;
  const own = [view.me.name, view.me.phone, view.me.address, facts.account].map((value) =>
    value === undefined ? undefined : clean(value),
  );
  const lines = earlier(view, 'of-site', false);
  return shortText(
    'public',
    [
      {
        rank: 0,
        text: `${shortTime(facts.paidAt, view.today)}，${PAYERS[facts.payer ?? 'self']}${CHANNELS[facts.payChannel]}在“${clean(facts.site)}”`,
      },
      { rank: 2, text: facts.url === undefined ? '' : `（${clean(facts.url)}）` },
      { rank: 0, text: `付款${formatYuan(facts.amountFen)}元` },
      { rank: 1, text: facts.product === undefined ? '' : masked(product(facts), own) },
      { rank: 0, text: `，${reference(facts)}。` },
      { rank: 0, text: whatHappened(view, 'of-site') },
      {
        rank: 2,
        text: masked(toldStory(facts).join(''), own),
      },
      ...lines.map((line) => ({ rank: 1 as const, text: line })),
      { rank: 0, text: cameBack(view).join('') },
      { rank: 0, text: `我的要求：请该网站${refundOf(view)}，并说明处理结果。` },
      { rank: 1, text: `希望在${chineseDate(answerBy)}前得到答复。以上时间和金额都可以核对。` },
    ],
    LIMIT,
    view,
  );
}

/** To the consumer association, which mediates and has no power to order anything. */
export const consumerAssociation: RecipientLetter = {
  id: 'consumer-association',
  forms: ['formal'],
  setsDays: false,
  limit: () => null,
  needs: ({ facts, judged }) => neededByRegulator(facts, judged),
  compose: (view) => toConsumerAssociation(view),
};

function toConsumerAssociation(view: LetterView): Composed {
  const { facts, grounds, me } = view;
  return {
    left: 0,
    letter: {
      to: 'consumer-association',
      title: `${toldBefore(view, 'consumer-association') ? '再次' : ''}请求调解消费争议`,
      salutation: '消费者协会：',
      parts: numbered([
        { heading: '消费者', paragraphs: aboutMe(me, ['name', 'phone', 'address']) },
        { heading: '经营者', paragraphs: aboutThem(facts) },
        {
          heading: '请求',
          paragraphs: [`请帮助调解：由${theirName(facts)}${refundOf(view)}。我愿意接受调解。`],
        },
        {
          heading: '经过',
          paragraphs: [
            paid(facts, 'of-site'),
            whatHappened(view, 'of-site') + toldStory(facts).join(''),
            ...cameBack(view),
            ...listed(earlier(view, 'of-site')),
            ...[...clausesOver(view, 'of-site'), ...promisesOver(view, 'of-site')].map(({ full }) => full),
          ],
        },
        { heading: '可以核对的信息', paragraphs: traces(facts) },
        { heading: '理由', paragraphs: groundSentences(view) },
      ]),
      enclosures: enclosures(view),
      closing: closingOf(view, me.name ?? ''),
      citations: citationsOf(grounds),
    },
  };
}

/**
 * An appeal over phone credit to the telecom authority. It can only be against the operator, who was asked first
 * (电信用户申诉处理办法 第十条), and carries what 第十二条 asks for.
 */
export const telecom: RecipientLetter = {
  id: 'telecom',
  forms: ['formal'],
  setsDays: false,
  limit: () => null,
  needs: () => [
    { of: 'me', name: 'name' },
    { of: 'me', name: 'phone' },
    { of: 'me', name: 'address' },
    { of: 'me', name: 'postcode' },
    { of: 'case', name: 'goods' },
    { of: 'case', name: 'operator' },
    { of: 'case', name: 'account' },
  ],
  compose: (view) => toTelecom(view),
};

function toTelecom(view: LetterView): Composed {
  const { facts, grounds, me } = view;
  return {
    left: 0,
    letter: {
      to: 'telecom',
      title: `电信用户申诉书${toldBefore(view, 'telecom') ? '（再次）' : ''}`,
      salutation: '电信用户申诉受理中心：',
      parts: numbered([
        { heading: '申诉人', paragraphs: aboutMe(me, ['name', 'phone', 'address', 'postcode']) },
        { heading: '被申诉人', paragraphs: [`电信业务经营者：${clean(facts.operator ?? '')}`] },
        { heading: '申诉请求', paragraphs: listed(requests(view)) },
        {
          heading: '事实和理由',
          paragraphs: [
            paid(facts, 'of-site'),
            whatHappened(view, 'of-site') + toldStory(facts).join(''),
            ...cameBack(view),
            ...askedOperator(view),
            ...listed(earlier(view, 'of-site')),
            ...groundSentences(view),
          ],
        },
        { heading: '可以核对的信息', paragraphs: traces(facts) },
      ]),
      enclosures: enclosures(view),
      closing: closingOf(view, `申诉人：${me.name ?? ''}`),
      citations: citationsOf(grounds),
    },
  };
}

function requests(view: LetterView): string[] {
  const { facts } = view;
  return [
    `查明号码${clean(facts.account ?? '')}在${chineseTime(facts.paidAt)}之后有没有${formatYuan(openFen(view))}元的充值入账，提供入账或者未入账的记录。`,
    '已经入账又被扣回、冲正或者限制使用的，说明依据，并恢复话费或者退款。',
  ];
}

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
export const report12377: RecipientLetter = {
  id: '12377',
  forms: ['formal'],
  setsDays: false,
  limit: () => null,
  needs: () => [{ of: 'case', name: 'url' }],
  compose: (view) => to12377(view),
};

function to12377(view: LetterView): Composed {
  const { facts, today } = view;
  const seen =
    facts.reachable === 'no'
      ? '该网站收款后已经联系不上，涉嫌以虚假的充值服务收取款项。'
      : '该网站提供的内容本身涉嫌违法。';
  return {
    left: 0,
    letter: {
      to: '12377',
      title: '举报：涉嫌虚假或者违法的网站',
      salutation: '违法和不良信息举报中心：',
      parts: numbered([
        { heading: '举报的网址', paragraphs: [clean(facts.url ?? ''), `网站名称：${clean(facts.site)}`] },
        {
          heading: '发现的情况',
          paragraphs: [
            seen,
            `${chineseTime(facts.paidAt)}，我在该网站付款${formatYuan(facts.amountFen)}元${reference(facts) === '' ? '' : `（${reference(facts)}）`}。${whatHappened(view, 'of-site')}`,
            ...toldStory(facts),
          ],
        },
        {
          heading: '请求',
          paragraphs: listed([
            '请核查该网址的内容，依法处理。',
            '我知道这里受理的是对网上内容的举报，不处理退款；退款另行向有关部门提出。',
          ]),
        },
      ]),
      enclosures: enclosures(view, ['identity', 'chat', 'bill']),
      closing: [chineseDate(today)],
      citations: [],
    },
  };
}
