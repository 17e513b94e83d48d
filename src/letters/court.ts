/** The statement of claim, by elements: who, what for, where, why, and what proves it. */
import { byMinor } from '../case/classify.ts';
import { formatYuan, type Facts } from '../case/facts.ts';
import { cite } from '../law/citation.ts';
import { type Detail, DOUBTFUL } from '../law/problems.ts';
import type { StatuteKey } from '../law/statutes.ts';
import { chineseDate } from '../time/day.ts';
import { institutionOf, ofBank } from './banks.ts';
import { amountInDispute, damages, guardianStatement, interest, refundOf } from './claims.ts';
import { evidenceList } from './exhibits.ts';
import { type Ground, procedureByKey } from './grounds.ts';
import { type LetterView, type Need, openFen, type Recipient } from './letter.ts';
import {
  aboutMe,
  aboutPlatform,
  aboutShop,
  aboutThem,
  aNumber,
  citationsOf,
  closingOf,
  FORMAL_ONLY,
  listed,
  numbered,
  ofChild,
  ofCase,
  ofMe,
  reasonSentences,
  whatWasOrdered,
  whatWentWrong,
  statementOf,
} from './parts.ts';
import { platformAnswers, platformLiability } from './platform.ts';
import { tellsOf } from './problem.ts';
import { suitEndsIt } from './reasons.ts';
import { earlier, paid, reference, traces } from './story.ts';
import { brokenClauses } from './terms.ts';

/** What only the claimant or a register can fill in; the one place where a letter has blanks. */
const BLANK = '________';

/** With its list of evidence (民事诉讼法 第一百二十二条: a plaintiff concerned, a named defendant, claims and facts). */
export const court: Recipient = {
  ...FORMAL_ONLY,
  needs: (view) => [
    ...[
      ...ofMe('name', 'phone', 'address'),
      ...(view.facts.payer === 'stolen' ? ofBank(view.facts) : ofCase('payee', 'payeeAddress')),
      ...aNumber(view),
      ...whatWasOrdered(view),
    ].map((need): Need => ({ ...need, blank: true })),
    // What decides the argument itself cannot be written in later.
    ...ofChild(view),
  ],
  compose: (known) => {
    const facts = { ...known.facts, ...(whatWasOrdered(known).length > 0 && { product: BLANK }) };
    const view = { ...known, facts };
    const voice = (text: string) => asPlaintiff(text, view);
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
            被告: defendants(view),
            案由: [causeOf(view)],
            诉讼请求: [...listed(claims(view)), `标的额：${formatYuan(amountInDispute(view))}元。`],
            管辖: places.map(({ sentence }) => sentence),
            适用程序: small.map(({ sentence }) => sentence),
            事实: [
              paid(facts),
              ...guardianStatement(view),
              ...whatWentWrong(view),
              ...(aNumber(view).length > 0 ? [`支付单号：${BLANK}`] : []),
              ...traces(facts),
            ].map(voice),
            起诉前的处理: [...listed(earlier(view)), ...brokenClauses(view)].map(voice),
            理由: reasonSentences(view, voice),
            情况说明: statementOf(facts),
            证据目录: [...listed(evidenceList(view, voice)), ...unchanged(view)],
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
  const reached = [
    ...(me.phone === undefined ? [`联系电话：${BLANK}`] : aboutMe(me, ['phone'])),
    ...(me.address === undefined ? [`通讯地址：${BLANK}`] : aboutMe(me, ['address'])),
  ];
  if (!byMinor(facts)) return [...person(me.name ?? BLANK), ...reached];
  return [
    ...person(`${BLANK}（付款的孩子）`),
    `法定代理人：${me.name ?? BLANK}`,
    `与原告的关系：${BLANK}`,
    `法定代理人公民身份号码：${BLANK}`,
    ...reached,
  ];
}

function signedBy({ facts, me }: LetterView): string {
  return `具状人${byMinor(facts) ? '（付款的孩子）的法定代理人' : ''}：${me.name ?? BLANK}`;
}

const REGISTER = [`统一社会信用代码：${BLANK}`, `法定代表人：${BLANK}`, `联系电话：${BLANK}`];

/** The shop, and beside it the marketplace where that answers itself. */
function defendants(view: LetterView): string[] {
  const { facts } = view;
  if (!platformAnswers(view)) return defendant(facts);
  const { payee, shop, shopData, payeeAddress } = facts;
  const address = (known: boolean) => (known && payeeAddress !== undefined ? [] : [`被告住所：${BLANK}`]);
  return [
    '被告一（店铺）',
    ...(payee === undefined ? [`名称：${BLANK}`] : []),
    ...aboutShop(facts).map((line) =>
      shop === undefined || shopData === 'given' ? line : line.replace(/^名称：/, '店铺名称：'),
    ),
    ...address(shopData !== 'none'),
    ...REGISTER,
    '被告二（交易平台）',
    `名称：${BLANK}`,
    ...aboutPlatform(facts).map((line) => line.replace(/^交易平台（[^）]*）：/, '经营的交易平台：')),
    ...address(shopData === 'none'),
    ...REGISTER,
  ];
}

function defendant(facts: Facts): string[] {
  if (facts.payer === 'stolen')
    return [`名称：${institutionOf(facts) ?? BLANK}`, `地址：${BLANK}`, ...REGISTER];
  const { payee, payeeAddress, seller, shop } = facts;
  // A site is no person: who runs it is written in by hand.
  const named = payee !== undefined || (seller === 'marketplace' && shop !== undefined);
  return [
    ...(named ? [] : [`名称：${BLANK}`]),
    ...aboutThem(facts).map((line) => (named ? line : line.replace(/^名称：/, '经营的网站：'))),
    ...(payeeAddress === undefined ? [`被告住所：${BLANK}`] : []),
    ...REGISTER,
  ];
}

/** The cause of action: from a payment without a contract the money itself is asked back. */
function causeOf(view: LetterView): string {
  const { facts } = view;
  if (facts.payer === 'stolen') return facts.payChannel === 'bank-card' ? '银行卡纠纷' : '网络服务合同纠纷';
  const none: readonly Detail[] = ['order-missing', 'order-failed', 'payment-pending', 'charged-twice'];
  if (byMinor(facts)) return '网络购物合同纠纷';
  if (tellsOf(view, none) && view.endedOn === null) return '不当得利纠纷';
  return facts.purpose === 'resale' ? '买卖合同纠纷' : '网络购物合同纠纷';
}

function claims(view: LetterView): string[] {
  const { facts } = view;
  if (facts.payer === 'stolen')
    return [
      `判令被告赔偿未经授权的付款造成的损失${formatYuan(openFen(view))}元。`,
      '本案诉讼费用由被告承担。',
    ];
  const [seller, both] = platformAnswers(view) ? ['被告一', '两被告'] : ['被告', '被告'];
  return [
    ...fateOfContract(view, seller),
    `判令${seller}${refundOf(view, '原告的付款账户')}。`,
    ...interest(view).map((text) => `判令${seller}${text}`),
    ...damages(view).map((text) => `判令${seller}${text}`),
    ...ofPlatform(view),
    `本案诉讼费用由${both}承担。`,
  ];
}

/** What the marketplace answers for: all of it where it knew, else the loss that the shop does not make good. */
function ofPlatform(view: LetterView): string[] {
  const { unnamed, joint } = platformLiability(view);
  const money = `${formatYuan(openFen(view))}元`;
  if (joint !== null) return [`判令被告二对被告一的上述付款义务承担连带责任。`];
  return unnamed === null ? [] : [`判令被告二对上述${money}承担赔偿责任。`];
}

/** Ended by a notice: that is to be declared. Else the action itself ends it, where an article allows that. */
function fateOfContract(view: LetterView, seller: string): string[] {
  const { grounds, facts, endedOn, query } = view;
  const which = reference(facts) === '' ? '' : `（${reference(facts)}）`;
  const contract = `原告与${seller}之间这笔交易${which}的合同`;
  if (byMinor(facts)) {
    const small = (facts.childAge ?? 0) < 8;
    return [small ? `确认${contract}无效。` : `确认${contract}不发生效力。`];
  }
  if (endedOn !== null) return [`确认${contract}已于${chineseDate(endedOn)}解除。`];
  const rests = grounds.some(({ key }) => key === 'civil-563-1-4' || key === 'civil-563-1-3');
  // Whether a contract came about may be open: then it is ended only if it did.
  const ifAny = tellsOf(view, DOUBTFUL) ? '如果合同已经成立，' : '';
  if (rests) return [`${ifAny}判令解除${contract}。`];
  return suitEndsIt(query) && query.details.includes('nothing-came') ? [`${ifAny}判令解除${contract}。`] : [];
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
function asPlaintiff(text: string, view: LetterView): string {
  return text
    .split(/(“[^”]*”)/)
    .map((part) => (part.startsWith('“') ? part : inCourt(part, view)))
    .join('');
}

function inCourt(text: string, view: LetterView): string {
  const { facts } = view;
  const child = byMinor(facts);
  const us = child
    ? text
        .replaceAll(/我是孩子的法定代理人，|我作为法定代理人/g, '原告的法定代理人')
        .replaceAll('孩子', '原告')
        .replaceAll('我', '原告的法定代理人')
    : text.replaceAll('我', '原告');
  if (facts.payer === 'stolen') return us;
  if (platformAnswers(view))
    return us
      .replaceAll('对方', '被告一')
      .replaceAll(/由被告(?![一二])/g, '由被告一')
      .replaceAll(/在被告(?![一二])/g, '在两被告')
      .replaceAll('该平台上', '被告二平台上')
      .replaceAll('该平台', '被告二')
      .replaceAll('交易平台', '被告二')
      .replaceAll('有效联系方式，平台没有', '有效联系方式，被告二没有');
  return us
    .replaceAll('对方', '被告')
    .replaceAll('该网站的客服', '被告的客服')
    .replaceAll('该网站', '被告网站');
}

/** By what the court can see that the records were not changed since they were kept. */
function unchanged({ factsHash, state }: LetterView): string[] {
  return state.exhibits.length === 0 || factsHash === ''
    ? []
    : [`案件记录摘要：${factsHash.slice(0, 16)}（用于核对上列证据收存以后没有变动）`];
}
