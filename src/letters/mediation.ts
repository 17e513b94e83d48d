/** What those who mediate have to be told besides: against whom, for whose use it was bought, and who else has it. */
import { standingOf } from '../advice/road.ts';
import { byMinor } from '../case/classify.ts';
import type { LetterView } from './letter.ts';
import { aboutPlatform, aboutShop, aboutThem } from './parts.ts';
import { platformAnswers } from './platform.ts';

/** Against whom. A marketplace that answers itself is the second of two; else it is named for what it is. */
export function respondents(view: LetterView): string[] {
  const { facts } = view;
  return platformAnswers(view)
    ? ['（一）店铺', ...aboutShop(facts), '（二）交易平台', ...aboutPlatform(facts)]
    : aboutThem(facts);
}

/** Consumer law protects only those who say so. */
export function forOwnUse({ facts }: Pick<LetterView, 'facts'>): string {
  if (facts.purpose !== 'own-use') return '';
  return byMinor(facts) ? '商品是孩子自己用的。' : '商品是买来自己用的。';
}

/** Everybody the sentence below speaks of: what is said to an authority must be true of all of them. */
const OTHERS = ['12315', 'consumer-association', 'telecom', 'pboc', '12377', 'court', 'police'] as const;

/** A complaint that another body has is refused: the sentence stands only if the case knows of no filing with any. */
export function nowhereElse({ state }: Pick<LetterView, 'state'>): string {
  return OTHERS.some((body) => standingOf(state, body).firstAt !== null)
    ? ''
    : '据我所知，法院、仲裁机构、其他行政机关和消费者组织都没有受理过这笔争议。';
}
