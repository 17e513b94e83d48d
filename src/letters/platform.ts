/**
 * The marketplace beside the shop. It is not the seller: it says who is, helps, and answers itself only where it could
 * not say who the shop is, or knew of its wrongs and did nothing. Both are facts that the user told.
 */
import { type Facts, formatYuan } from '../case/facts.ts';
import { clean, withoutStop } from '../case/text.ts';
import { cite } from '../law/citation.ts';
import { type Ground, groundByKey } from './grounds.ts';
import { type LetterView, openFen } from './letter.ts';
import { platformSteps } from './reasons.ts';

/** Why the marketplace answers beside the shop, by the articles in force; both null where it does not. */
export interface PlatformLiability {
  /** It could not say who the shop is. */
  readonly unnamed: Ground | null;
  /** It knew, and did nothing. */
  readonly joint: Ground | null;
}

export function platformLiability({ query, today }: Pick<LetterView, 'query' | 'today'>): PlatformLiability {
  const keys = platformSteps(query).flatMap(({ any }) => any.flat());
  const ground = (key: 'consumers-44-1' | 'ecommerce-38-1') =>
    keys.includes(key) ? groundByKey(key, query.facts, today) : null;
  return { unnamed: ground('consumers-44-1'), joint: ground('ecommerce-38-1') };
}

/** Whether the marketplace is a party of its own. */
export function platformAnswers(view: Pick<LetterView, 'query' | 'today'>): boolean {
  const { unnamed, joint } = platformLiability(view);
  return unnamed !== null || joint !== null;
}

/** What the marketplace itself is asked for, in the letter that goes to the shop and to it. */
export function platformRequests(view: LetterView): string[] {
  const { facts, today } = view;
  const shop = shopAs(facts);
  const own = facts.purpose === 'own-use';
  const under = (ground: Ground | null) => (ground === null || !own ? '' : `依照${cite(ground)}，`);
  const help = groundByKey('ecommerce-61', facts, today);
  const pays = own ? groundByKey('consumers-44-1', facts, today) : null;
  const { unnamed, joint } = platformLiability(view);
  const money = `${formatYuan(openFen(view))}元`;
  const asked = facts.shopData === 'waiting' ? '（已经要求过，还没有收到）' : '';
  return [
    ...(facts.shopData === 'given' || unnamed !== null
      ? []
      : [`请提供${shop}的真实名称、地址和有效联系方式${asked}。`]),
    `请${under(help)}协助处理这笔争议，按平台规则处理退款，并把这份要求转给店铺。`,
    ...(unnamed !== null
      ? [`平台没有提供${shop}的真实名称、地址和有效联系方式，请${under(unnamed)}由平台赔偿${money}。`]
      : facts.shopData !== 'given' && pays !== null
        ? [`不能提供上面三项的，请${under(pays)}由平台赔偿${money}。`]
        : []),
    ...(joint === null ? [] : [`${knewSentence(facts)}请${under(joint)}由平台和店铺对退款承担连带责任。`]),
  ];
}

/** What a mediator is asked as to the marketplace: that it says who the shop is, helps, and pays where it answers itself. */
export function platformToMediator(view: LetterView): string[] {
  const { facts } = view;
  if (facts.seller !== 'marketplace') return [];
  const platform = `交易平台“${clean(facts.site)}”`;
  const { unnamed, joint } = platformLiability(view);
  if (joint !== null) return [`由${platform}对上述退款承担连带责任，并协助处理。`];
  if (unnamed !== null)
    return [`店铺没有退款的，由${platform}赔偿${formatYuan(openFen(view))}元，并协助处理。`];
  const before = facts.shopData === 'waiting' ? '（我已经要求过，还没有收到）' : '';
  const data = facts.shopData === 'given' ? '' : `提供店铺的真实名称、地址和联系方式${before}，并`;
  return [`请要求${platform}${data}协助处理。`];
}

/** The same in the field of a form. */
export function platformToMediatorInShort(view: LetterView): string {
  const { facts } = view;
  const { unnamed, joint } = platformLiability(view);
  const platform = `平台“${clean(facts.site)}”`;
  if (joint !== null) return `${platform}知情而没有处理，请由它承担连带责任。`;
  if (unnamed !== null)
    return `${platform}没有提供店铺的真实名称、地址和联系方式，店铺没有退款的，请由平台赔偿。`;
  return facts.seller === 'marketplace' && facts.shopData !== 'given'
    ? `请要求${platform}提供店铺的真实名称、地址和联系方式。`
    : '';
}

/** The same for a short text, addressed to the marketplace itself. */
export function platformInShort(view: LetterView, shop: string): string {
  const { facts } = view;
  if (facts.shopData === 'given') return '';
  return platformLiability(view).unnamed === null
    ? `请提供${shop}的真实名称、地址和联系方式，`
    : `我要求过提供${shop}的真实名称、地址和联系方式，你们没有提供，依法也可以要求平台赔偿；`;
}

/** The shop as a sentence names it. */
export function shopAs({ shop }: Facts): string {
  return shop === undefined ? '收款的店铺' : `店铺“${clean(shop)}”`;
}

function knewSentence({ platformKnew }: Facts): string {
  return `平台知道或者应当知道店铺的问题，没有采取必要措施（${withoutStop(platformKnew ?? '')}），`;
}
