import { type Facts, formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { chineseTime } from '../time/day.ts';
import type { Words } from '../words/language.ts';
import type { Composed, LetterView, Limit, RecipientLetter } from './letter.ts';
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
  askedInVain,
  CHANNELS,
  clausesOver,
  earlier,
  paid,
  promisesOver,
  reference,
  siteName,
  toldBefore,
  toldStory,
  traces,
  whatHappened,
} from './story.ts';

/** The complaint in the app one paid with: short for its form, in full as the attachment. */
export const payment: RecipientLetter = {
  id: 'payment',
  forms: ['ticket', 'formal'],
  setsDays: false,
  limit: (form, facts) => (form === 'ticket' ? limitOf(facts) : null),
  needs: ({ facts }) =>
    facts.paymentNo === undefined && facts.order === undefined ? [{ of: 'case', name: 'paymentNo' }] : [],
  compose: (view, form) => (form === 'formal' ? attachment(view) : complaint(view)),
};

function limitOf({ payChannel }: Facts): Limit {
  return payChannel === 'wechat'
    ? {
        characters: 300,
        aim: 200,
        source: {
          zh: '微信支付给商户的投诉接口里，投诉内容最多 300 字；App 里可能更短，按 200 字写',
          en: 'in WeChat Pay’s complaint interface the text takes 300 characters; the app may take fewer, so 200 is aimed at',
        },
        verified: true,
      }
    : { characters: 300, aim: 200, source: NOT_FOUND, verified: false };
}

const NOT_FOUND: Words = {
  zh: '没有查到官方的字数限制，按 200 字写，最多 300 字，以页面显示为准',
  en: 'no official limit was found: 200 characters are aimed at, 300 at most; the page decides',
};

const APPS: Readonly<Record<Facts['payChannel'], string>> = {
  wechat: '微信支付',
  alipay: '支付宝',
  'bank-card': '付款银行',
  unionpay: '云闪付（银联）',
  other: '支付机构',
};

function complaint(view: LetterView): Composed {
  const { facts, state } = view;
  const [clause] = clausesOver(view, 'of-site');
  const [promise] = promisesOver(view, 'of-site');
  const stolen = facts.payer === 'stolen';
  return shortText(
    'payment',
    [
      {
        rank: 0,
        text: `${chineseTime(facts.paidAt)}付款${formatYuan(facts.amountFen)}元，${reference(facts)}`,
      },
      { rank: 1, text: `，商家${facts.payee === undefined ? siteName(facts) : `“${clean(facts.payee)}”`}` },
      { rank: 2, text: facts.product === undefined || stolen ? '' : `，买的是“${clean(facts.product)}”` },
      { rank: 0, text: '。' },
      { rank: 0, text: whatHappened(view, 'of-site') },
      { rank: 1, text: askedInVain(view, '商家') },
      { rank: 1, text: promise?.short ?? '' },
      { rank: 2, text: clause?.short ?? '' },
      { rank: 0, text: cameBack(view).join('') },
      { rank: 3, text: toldStory(facts).join('') },
      {
        rank: 0,
        text: stolen
          ? '请核查付款指令的来源，止付并按规定处理损失。'
          : `请核查这笔交易，协助联系商家，${refundOf(view)}。`,
      },
      { rank: 3, text: state.exhibits.length > 0 ? '付款和沟通记录见附件。' : '' },
    ],
    limitOf(facts),
    view,
  );
}

/** What the form has no room for. */
function attachment(view: LetterView): Composed {
  const { facts, grounds } = view;
  const again = toldBefore(view, 'payment');
  return {
    left: 0,
    letter: {
      to: 'payment',
      title: `${again ? '再次' : ''}投诉：交易情况说明`,
      salutation: `${APPS[facts.payChannel]}：`,
      parts: numbered([
        { heading: '交易', paragraphs: [paid(facts, 'of-site'), ...traces(facts)] },
        {
          heading: '问题',
          paragraphs: [whatHappened(view, 'of-site'), ...toldStory(facts), ...cameBack(view)],
        },
        { heading: '已经做过的', paragraphs: listed(earlier(view, 'of-site')) },
        {
          heading: '商家没有做到的',
          paragraphs: [...clausesOver(view, 'of-site'), ...promisesOver(view, 'of-site')].map(
            ({ full }) => full,
          ),
        },
        { heading: '依据', paragraphs: groundSentences(view) },
        { heading: '请求', paragraphs: listed(requests(view)) },
      ]),
      enclosures: enclosures(view),
      closing: closingOf(view, `付款人（${CHANNELS[facts.payChannel]}付款）`),
      citations: citationsOf(grounds),
    },
  };
}

function requests(view: LetterView): string[] {
  const { facts, judged } = view;
  const first =
    facts.payer === 'stolen'
      ? '这笔付款不是我本人操作，请核查付款指令的来源，止付并按规定处理损失。'
      : judged.detail === 'payment-pending'
        ? `请查明这笔付款停在哪一步；没有完成的，${refundOf(view)}。`
        : judged.problem === 'payment-deducted'
          ? `请核查这笔付款指令的执行和入账情况；款项没有对应订单的，协助联系商家，${refundOf(view)}。`
          : `请把这笔争议转给商家处理，协助我与商家联系，${refundOf(view)}。`;
  return [
    first,
    '请提供这笔交易的电子回单，以及收款商户的名称。',
    '请告诉我受理编号、处理进度和结果；不受理的，请说明理由。',
  ];
}
