/** The complaint to the market regulator: the full letter, and the text for its web form. */
import { standingOf } from '../advice/road.ts';
import { formatYuan } from '../case/facts.ts';
import { cite } from '../law/laws.ts';
import { PARTIES } from '../law/parties.ts';
import type { StatuteKey } from '../law/statutes.ts';
import { chineseTime, DAY, shortTime } from '../time/day.ts';
import { type Ground, groundByKey, hasStalled } from './grounds.ts';
import { type Composed, type LetterView, type Limit, openFen, type Recipient } from './letter.ts';
import {
  aboutMe,
  aboutThem,
  cameBack,
  damages,
  formal,
  groundSentences,
  listed,
  neededByRegulator,
  refundOf,
  shortText,
  theirName,
  whatWentWrong,
} from './parts.ts';
import { whatHappened } from './problem.ts';
import {
  askedInVain,
  brokenWords,
  CHANNELS,
  clausesOver,
  earlier,
  firstRequest,
  paid,
  product,
  promisesOver,
  reference,
  toldBefore,
  toldStory,
  traces,
} from './story.ts';

/**
 * It has everything that 市场监督管理投诉举报处理办法 第十条 asks for: who complains, against whom with name and
 * address, what is asked and the facts. What the regulator may look into of itself stands apart from it as a report
 * (第九条).
 */
export const complaint12315: Recipient = {
  forms: ['formal', 'ticket'],
  setsDays: false,
  limit: (form) => (form === 'ticket' ? FORM_LIMIT : null),
  needs: neededByRegulator,
  compose: (view) => (view.form === 'formal' ? inFull(view) : forForm(view)),
};

function inFull(view: LetterView): Composed {
  const { facts, me } = view;
  const leads = [...termsLead(view), ...stallingLead(view)];
  const reported = leads.flatMap(({ grounds }) => grounds);
  // What is reported is not pleaded a second time.
  const pleaded = view.grounds.filter(({ key }) => !reported.some((ground) => ground.key === key));
  return formal(view, {
    title: `${toldBefore(view) ? '消费投诉（再次）' : '消费投诉'}${leads.length > 0 ? '和举报' : ''}`,
    salutation: `${PARTIES['12315'].zh}：`,
    parts: {
      投诉人: aboutMe(me, ['name', 'phone', 'address']),
      被投诉人: aboutThem(facts),
      投诉请求: listed([`请依法调解：由${theirName(facts)}${refundOf(view)}。`, ...damages(view)]),
      事实: [
        paid(facts) + forOwnUse(view),
        ...whatWentWrong(view),
        ...listed(earlier(view)),
        ...brokenWords(view),
      ],
      可以核对的信息: traces(facts),
      理由: groundSentences({ grounds: pleaded }),
      '举报（与投诉分开处理）':
        leads.length === 0
          ? []
          : [...listed(leads.map(({ sentence }) => sentence)), '以上线索请另行核查，与前面的退款请求无关。'],
      说明: [`以上内容属实。${nowhereElse(view)}`],
    },
    signature: `投诉人：${me.name ?? ''}`,
    cited: [...pleaded, ...reported],
  });
}

/** Consumer law protects only those who say so. */
function forOwnUse({ facts }: LetterView): string {
  return facts.purpose === 'own-use' ? '商品是买来自己用的。' : '';
}

/** Everybody the sentence below speaks of: what is said to an authority must be true of all of them. */
const OTHERS = ['12315', 'consumer-association', 'telecom', 'pboc', '12377', 'court', 'police'] as const;

/** A complaint that another body has is refused: the sentence stands only if the case knows of no filing with any. */
function nowhereElse({ state }: LetterView): string {
  return OTHERS.some((body) => standingOf(state, body).firstAt !== null)
    ? ''
    : '据我所知，法院、仲裁机构、其他行政机关和消费者组织都没有受理过这笔争议。';
}

/** What the regulator may look into of itself, with the articles it is about. */
interface Lead {
  readonly sentence: string;
  readonly grounds: readonly Ground[];
}

function termsLead(view: LetterView): Lead[] {
  if (view.judged.detail !== 'no-refund-clause') return [];
  return lead(
    view,
    ['online-trade-21', 'penalties-12'],
    '对方以“充值后不退款”一类的规定拒绝退款；如果确有这样的格式条款，涉嫌排除、限制消费者的权利',
  );
}

/** More than fifteen days after the request, or after the time the site itself had set for the refund. */
function stallingLead(view: LetterView): Lead[] {
  if (!hasStalled(view)) return [];
  const asked = firstRequest(view);
  const when = asked === undefined ? '我要求退款以后' : `我在${chineseTime(asked.at)}要求退款`;
  // Prepaid money that was plainly refused counts at once: then nothing is said of days.
  const long = asked !== undefined && view.now - asked.at > 15 * DAY;
  return lead(
    view,
    [view.facts.money === 'balance' ? 'penalties-10-2' : 'penalties-8-1-2', 'consumers-56-1-8'],
    long ? `${when}，到现在已超过15日，对方仍没有退款` : `${when}，对方明确表示不退`,
  );
}

/** Nothing if none of the articles is in force for this case: a report rests on a rule. */
function lead({ facts, today }: LetterView, keys: readonly StatuteKey[], what: string): Lead[] {
  if (facts.purpose !== 'own-use') return [];
  const grounds = keys.flatMap((key) => groundByKey(key, facts, today) ?? []);
  if (grounds.length === 0) return [];
  return [{ sentence: `${what}（见${grounds.map(cite).join('、')}）。`, grounds }];
}

/** For the field of the web form: the request first, then the facts. */
function forForm(view: LetterView): Composed {
  const { facts, state } = view;
  const [clause] = clausesOver(view);
  const [promise] = promisesOver(view);
  return shortText(
    view,
    [
      [0, `请求：由被投诉人退款${formatYuan(openFen(view))}元。`],
      [
        0,
        `事实：${shortTime(facts.paidAt, view.today)}${CHANNELS[facts.payChannel]}付款${formatYuan(facts.amountFen)}元，${reference(facts)}`,
      ],
      [2, product(facts)],
      [0, '。'],
      [1, forOwnUse(view)],
      [0, whatHappened(view)],
      [1, askedInVain(view, '对方')],
      [1, promise?.short ?? ''],
      [2, clause?.short ?? ''],
      [0, cameBack(view).join('')],
      [3, toldStory(facts).join('')],
      [3, state.exhibits.length > 0 ? '证据和详细经过见附件。' : ''],
    ],
    FORM_LIMIT,
  );
}

const FORM_LIMIT: Limit = {
  characters: 300,
  aim: 300,
  source: {
    zh: '没有查到 12315 网页表单的字数限制，按 300 字写，详细的放附件',
    en: 'no limit of the 12315 form was found: 300 characters, with the full text as an attachment',
  },
  verified: false,
};
