import { formatYuan } from '../case/amount.ts';
import { clean } from '../case/clean.ts';
import { chineseDate, chineseTime } from './parts/dates.ts';
import { enclosures } from './parts/enclosures.ts';
import { listed, numbered } from './parts/sections.ts';
import { happened, reference, told } from './parts/story.ts';
import type { Composed, LetterView, RecipientLetter } from './view.ts';

/** A report of the site's content. The centre takes reports about pages, it refunds nothing, and the text says so. */
export const report12377: RecipientLetter = {
  id: '12377',
  forms: ['formal'],
  setsDays: false,
  limit: () => null,
  needs: () => [{ of: 'case', name: 'url' }],
  compose: (view) => formal(view),
};

function formal(view: LetterView): Composed {
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
            `${chineseTime(facts.paidAt)}，我在该网站付款${formatYuan(facts.amountFen)}元${reference(facts) === '' ? '' : `（${reference(facts)}）`}。${happened(view, 'of-site')}`,
            ...told(facts),
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
