import { formatYuan } from '../case/amount.ts';
import { clean } from '../case/clean.ts';
import { masked } from './parts/mask.ts';
import { cameBack, refundOf } from './parts/demand.ts';
import { chineseDate, shortTime } from './parts/dates.ts';
import { earlier } from './parts/earlier.ts';
import { CHANNELS, happened, product, PAYERS, reference, told } from './parts/story.ts';
import { shortText } from './short-text.ts';
import type { Composed, LetterView, Limit, RecipientLetter } from './view.ts';

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
      { rank: 0, text: happened(view, 'of-site') },
      {
        rank: 2,
        text: masked(told(facts).join(''), own),
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
