import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import type { StatuteRow } from '../../src/law/citation.ts';
import { type StatuteKey, STATUTES } from '../../src/law/statutes.ts';
import { event } from '../support/case-builders.ts';
import { EVERY_FORM, letterOf, WHOLE, type Written } from '../support/letters.ts';
import { clause, filed, promised, replied, requested } from '../support/moments.ts';

/**
 * What a row's own `never` forbids, as something that can be looked at in a letter: whether this letter may cite it. A
 * row with a trap that any letter cites must stand here; one that no letter may cite says so by its empty `to`.
 */
const MAY: Readonly<Partial<Record<StatuteKey, (letter: Written) => boolean>>> = {
  'civil-144': ({ view: { facts } }) =>
    facts.payer === 'minor' && (facts.childAge ?? 99) < 8 && nobodyAgreed(facts),
  'civil-145-1': ({ view: { facts } }) =>
    facts.payer === 'minor' && (facts.childAge ?? 0) >= 8 && nobodyAgreed(facts),
  'civil-157': ({ view: { facts, grounds } }) =>
    facts.payer === 'minor' && grounds.some(({ key }) => key === 'civil-144' || key === 'civil-145-1'),
  'code-general-5': ({ view: { facts } }) => facts.payer === 'minor' && nobodyAgreed(facts),
  'prepayment-10': ({ view: { facts } }) => facts.payer === 'minor' && facts.money === 'balance',
  'ecommerce-49-1': () => false,
  // Online goods alone are delivered into an account; it says so of what did not come.
  'ecommerce-51-2': ({ view: { facts } }) => facts.delivered === 'nothing',
  'ecommerce-59': () => false,
  'civil-511-4': () => false,
  // A demand with a time: the letter is it.
  'civil-563-1-3': ({ text, view: { to } }) => to === 'site' && /最晚.*自动解除/s.test(text),
  'civil-565-1': ({ text }) => /自动解除，|合同解除。|已于.*解除/.test(text),
  'civil-584': () => false,
  'civil-985': ({ view: { facts } }) =>
    facts.deducted === 'twice' ||
    facts.deducted === 'pending' ||
    facts.orderState === 'missing' ||
    facts.orderState === 'failed',
  'code-contracts-24-1': ({ text }) => text.includes('如果合同没有成立：'),
  // Asked first: by this letter itself, or before, and then it has to have failed.
  'consumers-44-1': ({ text, view: { facts, to } }) =>
    facts.seller === 'marketplace' &&
    (facts.shopData === 'none' ? text.includes('没有提供') : to === 'site' && facts.shopData !== 'given') &&
    text.includes('真实名称、地址'),
  'ecommerce-38-1': ({ text, view: { facts } }) =>
    facts.platformKnew !== undefined && text.includes(facts.platformKnew),
  'consumers-48-1-8': ({ view: { query } }) => query.asked,
  'consumers-53': ({ view: { facts } }) => facts.money === 'balance',
  'consumers-55-1': ({ view: { facts } }) => facts.intentEvidence !== undefined,
  'consumers-56-1-8': ({ view: { to } }) => to === '12315',
  'consumers-regulation-22-2': ({ view: { facts } }) => facts.money === 'balance',
  'prepayment-15-1': ({ view: { facts } }) => facts.money === 'balance',
  'penalties-10-2': ({ view: { to, facts } }) => to === '12315' && facts.money === 'balance',
  'penalties-8-1-2': ({ view: { to, facts } }) => to === '12315' && facts.money !== 'balance',
  'ecommerce-55-2': ({ view: { facts } }) => facts.deducted === 'pending' || facts.deducted === 'twice',
  'ecommerce-57-2': ({ view: { facts } }) => facts.payer === 'stolen',
  'payment-35-1': ({ text }) => !/支付机构.{0,6}退款/.test(text),
  'procedure-reading-20': ({ view: { to } }) => to === 'court',
  'civil-procedure-165-1': ({ view: { to }, text }) =>
    to === 'court' && text.includes('当地小额诉讼限额以内'),
  'telecom-appeals-10': ({ view: { state } }) =>
    state.happened.some(({ event: one }) => one.type === 'filing-logged' && one.to === 'operator'),
};

function nobodyAgreed({ guardian, operatedBy }: Facts): boolean {
  return guardian !== undefined && guardian !== 'consented' && operatedBy !== 'payer';
}

const BASE: Partial<Facts> = { ...WHOLE, operator: '中国移动', reachable: 'no' };
const KINDS: Partial<Facts>[] = [
  {},
  { deducted: 'twice' },
  { deducted: 'pending', orderState: 'processing' },
  { orderState: 'missing' },
  { orderState: 'failed', refused: 'no-refund-clause' },
  { orderState: 'frozen' },
  { orderState: 'processing' },
  { delivered: 'wrong-value' },
  { delivered: 'wrong-item' },
  { delivered: 'card-used' },
  { delivered: 'correct', refused: 'risk-control' },
  { delivered: 'correct', refused: 'no-refund-clause' },
  { refused: 'no-refund-clause' },
  { refused: 'risk-control' },
];
const BUYERS: Partial<Facts>[] = [
  {},
  { seller: 'marketplace', shop: '张三的店' },
  { seller: 'marketplace', shopData: 'none', interest: 'yes' },
  { seller: 'marketplace', shop: '张三的店', shopData: 'given', platformKnew: '早有买家投诉过这家店' },
  { seller: 'marketplace', shopData: 'none', platformKnew: '早有买家投诉过这家店', purpose: 'resale' },
  { money: 'balance' },
  { purpose: 'resale' },
  { payer: 'stolen' },
  { payer: 'minor', childAge: 6, guardian: 'unaware', operatedBy: 'child' },
  { payer: 'minor', childAge: 12, guardian: 'refuses', operatedBy: 'child', money: 'balance' },
  { payer: 'minor', guardian: 'consented' },
  { intentEvidence: '客服承认没有货', interest: 'yes' },
  { lateGoods: 'wanted' },
  { claimFen: 4_000 },
  { payChannel: 'bank-card', bank: '招商银行', cardTail: '1234' },
];
/** A letter that ended the contract by itself was sent, and its day passed. */
const ENDED: CaseEvent[] = [
  event({
    type: 'letter-written',
    to: 'site',
    format: 'text',
    algorithm: 'sha256',
    digest: '0'.repeat(64),
    bytes: 1,
    citations: [{ law: STATUTES['civil-565-1'].law, article: '第五百六十五条', paragraph: '1' }],
    program: '1.1.0',
    answerDays: 7,
  }),
  event({ type: 'filing-logged', to: 'site', ref: null, refersTo: 2, answerDays: 7, text: null }),
];

const PASTS: CaseEvent[][] = [
  ENDED,
  [],
  [clause(), promised(1, 24), requested(3)],
  [
    requested(3),
    replied('site', 'refused', 30, '不退'),
    filed('operator', 40),
    replied('operator', 'answered', 60),
  ],
  [requested(3), replied('site', 'accepted', 30, '同意退款', { amount: 2, unit: 'days' })],
];

function* everyLetter(): Generator<Written> {
  for (const { to, form } of EVERY_FORM)
    for (const kind of KINDS)
      for (const buyer of BUYERS)
        for (const past of PASTS) yield letterOf(to, form, { ...BASE, ...kind, ...buyer }, past, 24 * 25);
}

/** What a report beside the complaint, or a request, names by itself. */
const ALONE: readonly StatuteKey[] = ['consumers-56-1-8', 'code-contracts-10-3'];

const keyOf = (cited: { law: string; article: string; paragraph: string | null }) =>
  (Object.entries(STATUTES) as [StatuteKey, StatuteRow][]).find(
    ([, row]) => row.law === cited.law && row.article === cited.article && row.paragraph === cited.paragraph,
  )?.[0];

describe('what a row says it must never be used for', () => {
  it('is kept by every letter, and every row that a letter cites is for that reader', () => {
    const wrong = new Set<string>();
    const reached = new Map<StatuteKey, Set<string>>();
    for (const letter of everyLetter()) {
      for (const cited of letter.letter.citations) {
        const key = keyOf(cited);
        if (key === undefined) wrong.add(`not in the table: ${cited.article}`);
        else {
          reached.set(key, (reached.get(key) ?? new Set()).add(letter.view.to));
          const row: StatuteRow = STATUTES[key];
          if (row.never !== null && MAY[key]?.(letter) !== true)
            wrong.add(`${key} to ${letter.view.to} (${letter.view.form}): ${row.never.zh}`);
        }
      }
    }
    expect([...wrong]).toEqual([]);
    // Whoever reads a letter is among those its row is for; a report to the regulator names rows of its own.
    const strangers = [...reached].flatMap(([key, readers]) =>
      [...readers]
        .filter((to) => !STATUTES[key].to.some((one) => one === to) && !ALONE.includes(key))
        .map((to) => `${key} ${to}`),
    );
    expect(strangers).toEqual([]);
    // docs/windows.md says into which letters a row goes: what it promises is so. These were not in force that day.
    const later: readonly string[] = [
      'complaints-13-2',
      'consumers-regulation-17',
      'consumers-regulation-22-2',
      'prepayment-10',
      'prepayment-15-1',
    ];
    const unread = (Object.entries(STATUTES) as [StatuteKey, StatuteRow][]).flatMap(([key, row]) =>
      later.includes(key)
        ? []
        : row.to.filter((to) => !reached.get(key)?.has(to)).map((to) => `${key} ${to}`),
    );
    expect(unread).toEqual([]);
  }, 300_000);
});
