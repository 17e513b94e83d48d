import { standingOf } from '../advice/road.ts';
import { formatYuan } from '../case/facts.ts';
import { PARTIES, type Recipient } from '../law/parties.ts';
import { shortTime } from '../time/day.ts';
import {
  type Composed,
  type LetterView,
  type Limit,
  type Need,
  openFen,
  type RecipientLetter,
} from './letter.ts';
import {
  aboutMe,
  aboutThem,
  cameBack,
  citationsOf,
  closingOf,
  damages,
  enclosures,
  groundSentences,
  listed,
  numbered,
  refundOf,
  reportLeads,
  shortText,
  theirName,
} from './parts.ts';
import {
  askedInVain,
  CHANNELS,
  clausesOver,
  earlier,
  paid,
  product,
  promisesOver,
  reference,
  toldBefore,
  toldStory,
  traces,
  whatHappened,
} from './story.ts';

/**
 * The complaint to the market regulator, with everything that 市场监督管理投诉举报处理办法 第十条 asks for: who
 * complains, against whom with name and address, what is asked and the facts. What the regulator may look into of
 * itself stands apart from it as a report (第九条).
 */
export const complaint12315: RecipientLetter = {
  id: '12315',
  forms: ['formal', 'ticket'],
  setsDays: false,
  limit: (form) => (form === 'ticket' ? FORM_LIMIT : null),
  needs: ({ facts, judged }) => neededByRegulator(facts, judged),
  compose: (view, form) => (form === 'formal' ? formal(view) : forForm(view)),
};

const FORM_LIMIT: Limit = {
  characters: 300,
  aim: 300,
  source: {
    zh: '没有查到 12315 网页表单的字数限制，按 300 字写，详细的放附件',
    en: 'no limit of the 12315 form was found: 300 characters, with the full text as an attachment',
  },
  verified: false,
};

/** What the regulator refuses a complaint without. */
export function neededByRegulator(facts: LetterView['facts'], { detail }: LetterView['judged']): Need[] {
  const needs: Need[] = [
    { of: 'me', name: 'name' },
    { of: 'me', name: 'phone' },
    { of: 'me', name: 'address' },
    { of: 'case', name: 'payeeAddress' },
  ];
  if (facts.order === undefined && facts.paymentNo === undefined)
    needs.push({ of: 'case', name: 'paymentNo' });
  if ((detail === 'wrong-value' || detail === 'wrong-item') && facts.product === undefined)
    needs.push({ of: 'case', name: 'product' });
  return needs;
}

function formal(view: LetterView): Composed {
  const { facts, grounds, me } = view;
  const again = toldBefore(view, '12315');
  const leads = reportLeads(view);
  // What is reported is not pleaded a second time.
  const claim = grounds.filter(({ key }) => !leads.grounds.some((lead) => lead.key === key));
  return {
    left: 0,
    letter: {
      to: '12315',
      title: `${again ? '消费投诉（再次）' : '消费投诉'}${leads.sentences.length > 0 ? '和举报' : ''}`,
      salutation: `${PARTIES['12315'].zh}：`,
      parts: numbered([
        { heading: '投诉人', paragraphs: aboutMe(me, ['name', 'phone', 'address']) },
        { heading: '被投诉人', paragraphs: aboutThem(facts) },
        {
          heading: '投诉请求',
          paragraphs: listed([`请依法调解：由${theirName(facts)}${refundOf(view)}。`, ...damages(view)]),
        },
        {
          heading: '事实',
          paragraphs: [
            paid(facts, 'of-site') + (facts.purpose === 'own-use' ? '商品是买来自己用的。' : ''),
            whatHappened(view, 'of-site') + toldStory(facts).join(''),
            ...cameBack(view),
            ...listed(earlier(view, 'of-site')),
            ...[...clausesOver(view, 'of-site'), ...promisesOver(view, 'of-site')].map(({ full }) => full),
          ],
        },
        { heading: '可以核对的信息', paragraphs: traces(facts) },
        { heading: '理由', paragraphs: groundSentences({ grounds: claim }) },
        {
          heading: '举报（与投诉分开处理）',
          paragraphs:
            leads.sentences.length > 0
              ? [...listed(leads.sentences), '以上线索请另行核查，与前面的退款请求无关。']
              : [],
        },
        {
          heading: '说明',
          paragraphs: [`以上内容属实。${nowhereElse(view)}`],
        },
      ]),
      enclosures: enclosures(view),
      closing: closingOf(view, `投诉人：${me.name ?? ''}`),
      citations: citationsOf([...claim, ...leads.grounds]),
    },
  };
}

/** Everybody the sentence below speaks of: what is said to an authority must be true of all of them. */
const OTHERS: readonly Recipient[] = [
  '12315',
  'consumer-association',
  'telecom',
  'pboc',
  '12377',
  'court',
  'police',
];

/** What another body has is refused: said only where the case knows of no filing with any of them. */
function nowhereElse({ state }: LetterView): string {
  return OTHERS.some((body) => standingOf(state, body).firstAt !== null)
    ? ''
    : '据我所知，法院、仲裁机构、其他行政机关和消费者组织都没有受理过这笔争议。';
}

/** For the field of the web form: the request first, then the facts. */
function forForm(view: LetterView): Composed {
  const { facts, state } = view;
  const [clause] = clausesOver(view, 'of-site');
  const [promise] = promisesOver(view, 'of-site');
  return shortText(
    '12315',
    [
      { rank: 0, text: `请求：由被投诉人退款${formatYuan(openFen(view))}元。` },
      {
        rank: 0,
        text: `事实：${shortTime(facts.paidAt, view.today)}${CHANNELS[facts.payChannel]}付款${formatYuan(facts.amountFen)}元，${reference(facts)}`,
      },
      { rank: 2, text: product(facts) },
      { rank: 0, text: '。' },
      { rank: 1, text: facts.purpose === 'own-use' ? '商品是买来自己用的。' : '' },
      { rank: 0, text: whatHappened(view, 'of-site') },
      { rank: 1, text: askedInVain(view, '对方') },
      { rank: 1, text: promise?.short ?? '' },
      { rank: 2, text: clause?.short ?? '' },
      { rank: 0, text: cameBack(view).join('') },
      { rank: 3, text: toldStory(facts).join('') },
      { rank: 3, text: state.exhibits.length > 0 ? '证据和详细经过见附件。' : '' },
    ],
    FORM_LIMIT,
    view,
  );
}
