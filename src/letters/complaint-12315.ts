/** The complaint to the market regulator: the full letter, and the text for its web form. */
import { byMinor } from '../case/classify.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import { placeOfClause } from '../clocks/windows.ts';
import { cite } from '../law/citation.ts';
import { PARTIES } from '../law/parties.ts';
import type { StatuteKey } from '../law/statutes.ts';
import { chineseAbout, dayOf, shortTime, startOfDay } from '../time/day.ts';
import { damages, damagesInShort, guardianInShort, guardianStatement, interest, refundOf } from './claims.ts';
import { type Ground, groundByKey, procedureByKey, stalling } from './grounds.ts';
import { type Composed, type LetterView, type Limit, openFen, type Recipient } from './letter.ts';
import {
  aboutMe,
  cameBack,
  formal,
  listed,
  neededByRegulator,
  reasonSentences,
  shortText,
  theirName,
  whatWentWrong,
} from './parts.ts';
import { forOwnUse, nowhereElse, respondents } from './mediation.ts';
import { platformToMediator, platformToMediatorInShort } from './platform.ts';
import { refusalClause, tellsOf, whatHappened, whyNoExcuse } from './problem.ts';
import {
  askedInVain,
  CHANNELS,
  earlier,
  firstRequest,
  paid,
  payerOf,
  product,
  promisesOver,
  reference,
  standingWithSite,
  toldBefore,
  traces,
} from './story.ts';
import { brokenClauses, clausesOver } from './terms.ts';

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
  const { facts, me, query } = view;
  const leads = [...termsLead(view), ...stallingLead(view)];
  const where = jurisdiction(view);
  const request = query.agreed ? '按已经同意的' : '';
  return formal(view, {
    title: `${toldBefore(view) ? '消费投诉（再次）' : '消费投诉'}${leads.length > 0 ? '和举报' : ''}`,
    salutation: `${PARTIES['12315'].zh}：`,
    parts: {
      投诉人: [...aboutMe(me, ['name', 'phone', 'address']), ...asGuardian(facts)],
      被投诉人: respondents(view),
      投诉请求: listed([
        `请依法调解：由${theirName(facts)}${request}${refundOf(view)}。`,
        ...interest(view),
        ...damages(view),
        ...platformToMediator(view),
      ]),
      事实: [
        paid(facts) + forOwnUse(view),
        ...guardianStatement(view),
        ...whatWentWrong(view),
        ...listed(earlier(view)),
        ...brokenClauses(view),
      ],
      可以核对的信息: traces(facts),
      理由: reasonSentences(view),
      管辖: where.map(({ sentence }) => sentence),
      '举报（与投诉分开处理）':
        leads.length === 0
          ? []
          : [...listed(leads.map(({ sentence }) => sentence)), '以上线索请另行核查，与前面的退款请求无关。'],
      说明: [`以上内容属实。${nowhereElse(view)}`],
    },
    signature: `投诉人：${me.name ?? ''}`,
    cited: [...view.grounds, ...[...where, ...leads].flatMap(({ grounds }) => grounds)],
  });
}

/** A complaint about a shop on a marketplace goes where its shown address is, or where the marketplace is. */
function jurisdiction({ facts, today }: LetterView): Lead[] {
  const ground = facts.seller === 'marketplace' ? procedureByKey('complaints-13-2', today) : null;
  if (ground === null) return [];
  const shown =
    facts.payeeAddress === undefined || facts.shopData === 'none'
      ? '平台没有提供店铺的地址，请由平台住所地的市场监管部门处理'
      : '被投诉人是平台上的店铺';
  return [{ sentence: `${shown}。根据${cite(ground)}，${ground.summary}。`, grounds: [ground] }];
}

function asGuardian(facts: Facts): string[] {
  return byMinor(facts) ? ['与付款的孩子的关系：法定代理人'] : [];
}

/** What the regulator may look into of itself, with the articles it is about. */
interface Lead {
  readonly sentence: string;
  readonly grounds: readonly Ground[];
}

function termsLead(view: LetterView): Lead[] {
  if (view.facts.refused !== 'no-refund-clause' || byMinor(view.facts)) return [];
  const clause = refusalClause(view.state);
  return lead(
    view,
    ['online-trade-21', 'penalties-12'],
    clause === undefined
      ? '对方以“充值后不退款”一类的规定拒绝退款；如果确有这样的格式条款，涉嫌排除、限制消费者的权利'
      : `对方用${placeOfClause(clause)}拒绝退款，这样的格式条款涉嫌排除、限制消费者的权利`,
  );
}

/**
 * Refused or stalled. A prepaid balance that is plainly refused counts at once, and fifteen full days after the request
 * as well; anything else only from the end of a time that was agreed, or where what came was not as it should be.
 */
function stallingLead(view: LetterView): Lead[] {
  const { facts, now } = view;
  const clock = stalling(view);
  const asked = firstRequest(view);
  if (clock === null || asked === undefined) return [];
  const standing = standingWithSite(view);
  const when = `我在${chineseAbout(asked.at, asked.about)}要求退款`;
  // Fifteen days are over when the fifteenth has ended, not 360 hours after the request.
  const long = now >= startOfDay(dayOf(asked.at) + 16);
  if (facts.money === 'balance') {
    const refused = standing.is === 'refused' ? '，对方明确表示不退' : '';
    const late = long ? '，到现在已超过15日，对方仍没有退款' : '';
    if (refused + late === '') return [];
    return lead(view, ['penalties-10-2', 'consumers-56-1-8'], `${when}${refused}${late}`);
  }
  const agreed = clock.startedBy === 'promise' || clock.startedBy === 'clause';
  const notAsOrdered = tellsOf(view, ['wrong-value', 'wrong-item', 'card-used']);
  if (!agreed && !(notAsOrdered && long)) return [];
  const since = agreed
    ? '对方自己定的退款时间过去以后，又超过15日没有退款'
    : '到现在已超过15日，对方仍没有退款';
  return lead(view, ['penalties-8-1-2', 'consumers-56-1-8'], `${when}；${since}`);
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
  const promise = promisesOver(view).at(-1) ?? '';
  return shortText(
    view,
    [
      [0, `请求：由被投诉人退款${formatYuan(openFen(view))}元。`],
      [1, platformToMediatorInShort(view)],
      [
        0,
        `事实：${payerOf(facts)}${shortTime(facts.paidAt, view.today, facts.paidAbout)}${CHANNELS[facts.payChannel]}付款${formatYuan(facts.amountFen)}元，${reference(facts)}`,
      ],
      [2, product(facts)],
      [0, '。'],
      [1, forOwnUse(view)],
      [0, whatHappened(view, 'of-site', true)],
      [0, guardianInShort(view)],
      [2, whyNoExcuse(view)],
      [1, askedInVain(view, '对方'), askedInVain(view, '对方', undefined, false)],
      [2, promise],
      [2, clause?.short ?? ''],
      [0, cameBack(view).join('')],
      [0, damagesInShort(view, '对方')],
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
