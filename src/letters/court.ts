/** The statement of claim, by elements: who, what for, where, why, and what proves it. */
import { byMinor } from '../case/classify.ts';
import { formatYuan, type Facts } from '../case/facts.ts';
import { type Exhibit, timeOfExhibit } from '../case/state.ts';
import { cite } from '../law/citation.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import type { Detail } from '../law/problems.ts';
import type { StatuteKey } from '../law/statutes.ts';
import { chineseDate, dayOf } from '../time/day.ts';
import { institutionOf, ofBank } from './banks.ts';
import { amountInDispute, damages, guardianStatement, interest, refundOf } from './claims.ts';
import { type Ground, procedureByKey } from './grounds.ts';
import { type LetterView, openFen, type Recipient } from './letter.ts';
import {
  aboutMe,
  aboutThem,
  aNumber,
  citationsOf,
  closingOf,
  exhibitsFor,
  FORMAL_ONLY,
  listed,
  nameOf,
  numbered,
  ofChild,
  ofCase,
  ofMe,
  reasonSentences,
  whatWasOrdered,
  whatWentWrong,
} from './parts.ts';
import { tellsOf } from './problem.ts';
import { endsByItself } from './reasons.ts';
import { brokenClauses, earlier, paid, reference, statementOf, traces } from './story.ts';

/** What only the claimant or a register can fill in; the one place where a letter has blanks. */
const BLANK = '________';

/** With its list of evidence (民事诉讼法 第一百二十二条: a plaintiff concerned, a named defendant, claims and facts). */
export const court: Recipient = {
  ...FORMAL_ONLY,
  needs: (view) => [
    ...ofMe('name', 'phone', 'address'),
    ...(view.facts.payer === 'stolen' ? ofBank(view.facts) : ofCase('payee', 'payeeAddress')),
    ...aNumber(view),
    ...whatWasOrdered(view),
    ...ofChild(view),
  ],
  compose: (view) => {
    const { facts } = view;
    const voice = (text: string) => asPlaintiff(text, facts);
    const places = jurisdiction(view);
    const small = smallClaim(view);
    return {
      left: 0,
      letter: {
        to: view.to,
        title: '民事起诉状',
        salutation: '',
        parts: [
          ...numbered({
            原告: plaintiff(view),
            被告: defendant(view),
            案由: [causeOf(view)],
            诉讼请求: [...listed(claims(view)), `标的额：${formatYuan(amountInDispute(view))}元。`],
            管辖: places.map(({ sentence }) => sentence),
            适用程序: small.map(({ sentence }) => sentence),
            事实: [paid(facts), ...guardianStatement(view), ...whatWentWrong(view), ...traces(facts)].map(
              voice,
            ),
            起诉前的处理: [...listed(earlier(view)), ...brokenClauses(view)].map(voice),
            理由: [...fraud(view).map(voice), ...reasonSentences(view, voice)],
            情况说明: statementOf(facts),
            证据目录: [...evidenceList(view), ...unchanged(view)],
          }),
          { heading: '', paragraphs: ['此致', `${BLANK}人民法院`, `附：本起诉状副本1份`] },
        ],
        // The exhibits stand in the list of evidence.
        enclosures: [],
        closing: closingOf(view, signedBy(view)),
        citations: citationsOf([...view.grounds, ...[...places, ...small].flatMap(({ grounds }) => grounds)]),
      },
    };
  },
};

/** A child sues through whoever is its guardian. */
function plaintiff({ facts, me }: LetterView): string[] {
  const person = (name: string) => [
    `姓名：${name}`,
    `性别：${BLANK}`,
    `出生日期：${BLANK}`,
    `公民身份号码：${BLANK}`,
  ];
  const reached = aboutMe(me, ['phone', 'address']);
  if (!byMinor(facts)) return [...person(me.name ?? ''), ...reached];
  return [
    ...person(`${BLANK}（付款的孩子）`),
    `法定代理人：${me.name ?? ''}`,
    `与原告的关系：${BLANK}`,
    `法定代理人公民身份号码：${BLANK}`,
    ...reached,
  ];
}

function signedBy({ facts, me }: LetterView): string {
  return `具状人${byMinor(facts) ? '（付款的孩子）的法定代理人' : ''}：${me.name ?? ''}`;
}

function defendant({ facts }: LetterView): string[] {
  const register = [`统一社会信用代码：${BLANK}`, `法定代表人：${BLANK}`, `联系电话：${BLANK}`];
  if (facts.payer === 'stolen')
    return [`名称：${institutionOf(facts) ?? BLANK}`, `地址：${BLANK}`, ...register];
  return [...aboutThem(facts), ...register];
}

/** The cause of action: from a payment without a contract the money itself is asked back. */
function causeOf(view: LetterView): string {
  const { facts } = view;
  if (facts.payer === 'stolen') return facts.payChannel === 'bank-card' ? '银行卡纠纷' : '网络服务合同纠纷';
  const none: readonly Detail[] = ['order-missing', 'order-failed', 'payment-pending', 'charged-twice'];
  if (byMinor(facts)) return '网络购物合同纠纷';
  return tellsOf(view, none) && view.endedOn === null ? '不当得利纠纷' : '网络购物合同纠纷';
}

function claims(view: LetterView): string[] {
  const { facts } = view;
  const costs = '本案诉讼费用由被告承担。';
  if (facts.payer === 'stolen')
    return [`判令被告赔偿未经授权的付款造成的损失${formatYuan(openFen(view))}元。`, costs];
  return [
    ...fateOfContract(view),
    `判令被告${refundOf(view, '原告的付款账户')}。`,
    ...interest(view).map((text) => `判令被告${text}`),
    ...damages(view).map((text) => text.replace(/；我认为.*$/su, '。').replace(/^依照/, '判令被告依照')),
    costs,
  ];
}

/** The reasons for threefold damages are no claim: they stand among the reasons. */
function fraud(view: LetterView): string[] {
  return damages(view).flatMap((text) => {
    const why = /我认为(对方.*)$/su.exec(text)?.[1];
    return why === undefined ? [] : [`我认为${why}`];
  });
}

/** Ended by a notice: that is to be declared. Else the action itself ends it, where an article allows that. */
function fateOfContract(view: LetterView): string[] {
  const { grounds, facts, endedOn, query } = view;
  const which = reference(facts) === '' ? '' : `（${reference(facts)}）`;
  const contract = `原告与被告之间这笔交易${which}的合同`;
  if (byMinor(facts)) {
    const small = (facts.childAge ?? 0) < 8;
    return [small ? `确认${contract}无效。` : `确认${contract}不发生效力。`];
  }
  if (endedOn !== null) return [`确认${contract}已于${chineseDate(endedOn)}解除。`];
  const rests = grounds.some(({ key }) => key === 'civil-563-1-4' || key === 'civil-563-1-3');
  if (rests) return [`判令解除${contract}。`];
  return endsByItself(query) && query.details.includes('nothing-came') ? [`判令解除${contract}。`] : [];
}

/** A sentence with the rules of procedure that it relies on. */
interface Relied {
  readonly sentence: string;
  readonly grounds: readonly Ground[];
}

function relied(view: LetterView, keys: readonly StatuteKey[], conclusion: string): Relied[] {
  const grounds = keys.flatMap((key) => procedureByKey(key, view.today) ?? []);
  if (grounds.length < keys.length) return [];
  const rules = grounds.map((ground) => `根据${cite(ground)}，${ground.summary}`).join('；');
  return [{ sentence: `${rules}。${conclusion}`, grounds }];
}

/** Goods that are delivered over the network are delivered where the buyer lives. */
function jurisdiction(view: LetterView): Relied[] {
  if (view.facts.payer === 'stolen')
    return relied(view, ['civil-procedure-24'], '请求由有管辖权的法院受理。');
  return relied(
    view,
    ['civil-procedure-24', 'procedure-reading-20'],
    '本案的商品经网络交付，原告住所地就是合同履行地，由原告住所地法院管辖。',
  );
}

function smallClaim(view: LetterView): Relied[] {
  return relied(
    view,
    ['civil-procedure-165-1'],
    `本案标的额${formatYuan(amountInDispute(view))}元，在当地小额诉讼限额以内的，请求适用小额诉讼程序。`,
  );
}

/**
 * One voice throughout: what letters say as “我” the claim says as “原告”, and of a child as its guardian. What is quoted
 * stays as it was said. After a theft the site is not the defendant.
 */
function asPlaintiff(text: string, facts: Facts): string {
  return text
    .split(/(“[^”]*”)/)
    .map((part) => (part.startsWith('“') ? part : inCourt(part, facts)))
    .join('');
}

function inCourt(text: string, facts: Facts): string {
  const child = byMinor(facts);
  const us = child
    ? text
        .replaceAll(/我是孩子的法定代理人，|我作为法定代理人/g, '原告的法定代理人')
        .replaceAll('孩子', '原告')
        .replaceAll('我', '原告的法定代理人')
    : text.replaceAll('我', '原告');
  return facts.payer === 'stolen'
    ? us
    : us.replaceAll('对方', '被告').replaceAll('该网站的客服', '被告的客服').replaceAll('该网站', '被告网站');
}

/** In the courts' usual order: number, name, source, when what it shows happened, what it proves. */
function evidenceList({ state, facts }: LetterView): string[] {
  return listed(
    exhibitsFor(state, []).map((exhibit) => {
      const shows = momentOf(exhibit, facts);
      const when = shows === null ? '' : `，${chineseDate(dayOf(shows))}`;
      const kept = `${chineseDate(dayOf(timeOfExhibit(exhibit).time))}保存`;
      const proves =
        exhibit.kind === 'other'
          ? ''
          : `；证明：${EVIDENCE_KINDS[exhibit.kind].proves.zh.replaceAll('你', '原告')}`;
      return `${nameOf(exhibit)}（E${exhibit.number}${when}）；来源：原告保存，${kept}${proves}。`;
    }),
  );
}

/** The date of the record itself, which is not the date on which it was collected; null if nobody said. */
function momentOf({ seen, kind, capturedAt }: Exhibit, { paidAt, orderedAt }: Facts): number | null {
  if (seen?.at !== undefined) return seen.at;
  if (kind === 'payment-record') return paidAt;
  if (kind === 'order-page') return orderedAt ?? paidAt;
  return capturedAt;
}

/** By what the court can see that the records were not changed since they were kept. */
function unchanged({ factsHash, state }: LetterView): string[] {
  return state.exhibits.length === 0 || factsHash === ''
    ? []
    : [`案件记录摘要：${factsHash.slice(0, 16)}（用于核对上列证据收存以后没有变动）`];
}
