import { clean } from '../case/clean.ts';
import { formatYuan } from '../case/amount.ts';
import { cameBack } from './parts/demand.ts';
import { chineseDate, chineseTime } from './parts/dates.ts';
import { earlier, toldBefore } from './parts/earlier.ts';
import { enclosures } from './parts/enclosures.ts';
import { citationsOf, closingOf } from './parts/closing.ts';
import { groundSentences } from './parts/grounds-text.ts';
import { aboutMe } from './parts/parties.ts';
import { listed, numbered } from './parts/sections.ts';
import { happened, paid, told, traces } from './parts/story.ts';
import { type Composed, type LetterView, openFen, type RecipientLetter } from './view.ts';

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
  compose: (view) => formal(view),
};

function formal(view: LetterView): Composed {
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
            happened(view, 'of-site') + told(facts).join(''),
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
