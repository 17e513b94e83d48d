import { describe, expect, it } from 'vitest';
import { gapsOf, strengthOf } from '../../src/advice/evidence.ts';
import { judge } from '../../src/case/classify.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import { foldHistory } from '../../src/case/state.ts';
import { EVIDENCE_KINDS, type EvidenceKind, guessKind, KINDS } from '../../src/law/evidence.ts';
import { checklistOf, DETAILS, PROBLEMS } from '../../src/law/problems.ts';
import { event, FACTS_OF_STORY, historyOf, OPENED, PAID_AT } from '../support/case-builders.ts';

const DAY = 86_400_000;
const exhibit = (kind: EvidenceKind, number: number, at = PAID_AT, name = 'a.pdf') =>
  event({
    type: 'evidence-added',
    number,
    algorithm: 'sha256',
    digest: String(number).padStart(64, '0'),
    bytes: 1,
    name,
    kind,
    caption: null,
    capturedAt: at,
    modifiedAt: null,
  });
const state = (facts: Partial<Facts>, ...events: CaseEvent[]) => {
  const folded = foldHistory(historyOf({ ...OPENED, facts: { ...FACTS_OF_STORY, ...facts } }, ...events));
  if (!folded) throw new Error('no case');
  return folded;
};
const strength = (facts: Partial<Facts>, ...kinds: EvidenceKind[]) => {
  const folded = state(facts, ...kinds.map((kind, index) => exhibit(kind, index + 1)));
  return strengthOf(folded, judge(folded.facts));
};
const missing = (facts: Partial<Facts>, ...kinds: EvidenceKind[]) =>
  strength(facts, ...kinds).missing.map((item) => item.kinds[0]);

describe('the strength of the evidence', () => {
  it.each<[Partial<Facts>, EvidenceKind[]]>([
    [{}, ['payment-record', 'order-page', 'problem-proof', 'chat']],
    [{ orderState: 'missing' }, ['payment-record', 'problem-proof', 'chat']],
    [{ deducted: 'twice' }, ['payment-record', 'bill', 'chat']],
    [{ refused: 'no-refund-clause' }, ['payment-record', 'order-page', 'site-terms', 'chat']],
    // Of a child's payment: who the guardian is, and that the child did it.
    [{ payer: 'minor' }, ['payment-record', 'order-page', 'problem-proof', 'chat', 'identity', 'other']],
    [
      { refused: 'risk-control' },
      ['payment-record', 'order-page', 'restriction-notice', 'site-terms', 'chat'],
    ],
  ])('of %j needs %j, or somebody is sent off without what decides', (facts, kinds) => {
    expect(missing(facts)).toEqual(kinds);
    expect(missing(facts, ...kinds)).toEqual([]);
    expect(strength(facts, ...kinds.slice(1))).toMatchObject({ met: kinds.length - 1, need: kinds.length });
  });

  it('counts an exhibit once, and takes a ticket for the chat', () => {
    expect(missing({ deducted: 'twice' }, 'payment-record')).toEqual(['bill', 'chat']);
    expect(missing({ deducted: 'twice' }, 'payment-record', 'payment-record', 'ticket')).toEqual([]);
  });

  it('has a list for every problem and detail, each thing with why and how', () => {
    for (const problem of Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]) {
      for (const detail of [null, ...(Object.keys(DETAILS) as (keyof typeof DETAILS)[])]) {
        const { needed, helpful } = checklistOf(problem, detail);
        expect(needed[0]?.kinds[0]).toBe('payment-record');
        for (const { why, how } of [...needed, ...helpful])
          expect(why.zh && how.zh && why.en && how.en).toBeTruthy();
      }
    }
  });
});

describe('gaps', () => {
  it('are a week without anything, after the payment and between exhibits', () => {
    const gaps = gapsOf(
      state({}, exhibit('chat', 1, PAID_AT + 8 * DAY), exhibit('chat', 2, PAID_AT + 9 * DAY)),
    );
    expect(gaps).toEqual([{ what: 'nothing-between', from: PAID_AT, to: PAID_AT + 8 * DAY, days: 8 }]);
    expect(gapsOf(state({}, exhibit('chat', 1, PAID_AT + 6 * DAY)))).toEqual([]);
  });

  it('are a contact without its record and a letter that nothing shows was sent', () => {
    const contact = event({
      type: 'contact-logged',
      via: null,
      agent: null,
      promise: null,
      refund: false,
      text: 'x',
    });
    const sent = event({
      type: 'filing-logged',
      to: 'site',
      ref: null,
      refersTo: 2,
      answerDays: 7,
      text: null,
    });
    expect(gapsOf(state({}, contact, sent)).map(({ what }) => what)).toEqual([
      'contact-without-chat',
      'letter-without-delivery',
    ]);
    expect(gapsOf(state({}, contact, sent, exhibit('chat', 1)))).toEqual([]);
  });
});

describe('a case of pictures alone', () => {
  const whats = (...events: CaseEvent[]) => gapsOf(state({}, ...events)).map(({ what }) => what);
  const picture = (kind: EvidenceKind, number: number, name = '截图.PNG') =>
    exhibit(kind, number, PAID_AT, name);

  it('is told once to keep the originals, and no more where there is a receipt, an export or a recording', () => {
    const pictures = [
      picture('payment-record', 1),
      picture('chat', 2, 'a.heic'),
      picture('chat', 3, 'b.jpg'),
    ];
    expect(whats(...pictures)).toEqual(['no-original']);
    for (const name of ['电子回单.pdf', '账单.csv', '录屏.mp4', '聊天.txt', '订单.html']) {
      expect([name, whats(...pictures, exhibit('other', 4, PAID_AT, name))]).toEqual([name, []]);
    }
    expect(whats(...pictures, picture('bill', 4))).toEqual([]);
  });

  it('is told nothing while neither payment nor chat is there, or nothing at all', () => {
    expect(whats(picture('order-page', 1))).toEqual([]);
    expect(whats()).toEqual([]);
  });
});

describe('the kind a name suggests', () => {
  it.each<[string, EvidenceKind]>([
    ['微信支付截图.png', 'payment-record'],
    ['电子回单.pdf', 'payment-record'],
    ['alipay_record.csv', 'payment-record'],
    ['2026-11.xlsx', 'bill'],
    ['我的订单.jpg', 'order-page'],
    ['和客服聊天.png', 'chat'],
    ['工单1234.png', 'ticket'],
    ['账号冻结提示.png', 'restriction-notice'],
    ['充值规则.html', 'site-terms'],
    ['卡密报错.mp4', 'problem-proof'],
    ['身份证正面.jpg', 'identity'],
    ['IMG_1234.HEIC', 'other'],
  ])('%s is %s', (name, kind) => {
    expect(guessKind(name)).toBe(kind);
  });

  it('is one of those that can be chosen', () => {
    expect(new Set(KINDS)).toEqual(new Set(Object.keys(EVIDENCE_KINDS)));
  });
});
