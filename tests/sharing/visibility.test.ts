import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { exhibitsInOrder } from '../../src/case/state.ts';
import { KINDS } from '../../src/law/evidence.ts';
import { LETTER_RECIPIENTS, type LetterRecipient } from '../../src/law/parties.ts';
import { timelineOf } from '../../src/sharing/timeline.ts';
import { maskOf, sharedView } from '../../src/sharing/visibility.ts';
import { event } from '../support/case-builders.ts';
import { letterOf, ME, WHOLE } from '../support/letters.ts';
import { evidence } from '../support/stores.ts';

const EVENTS: readonly CaseEvent[] = [
  ...KINDS.map((kind, index) => ({ ...evidence(String(index).repeat(64), index + 1), kind })),
  event({ type: 'contact-logged', via: null, agent: '1001', promise: null, refund: false, text: '客服的话' }),
  event({ type: 'request-logged', text: '我的话' }),
  event({
    type: 'filing-logged',
    to: 'payment',
    ref: 'P1',
    refersTo: null,
    answerDays: null,
    text: '给自己的备注',
  }),
  event({ type: 'filing-logged', to: 'police', ref: 'J1', refersTo: null, answerDays: null, text: null }),
  event({
    type: 'reply-logged',
    from: 'site',
    outcome: 'refused',
    due: null,
    refund: false,
    agent: '1002',
    text: '不退',
  }),
];
const FACTS = { ...WHOLE, intentEvidence: '卡密早就用过', description: '我叫张三，电话13800001111' };

const viewFor = (to: LetterRecipient) => {
  const { view, letter } = letterOf(to, to === 'public' ? 'ticket' : 'formal', FACTS, EVENTS, 100);
  return { letter, shared: sharedView(view, to, maskOf(view, to, to === 'public')) };
};

describe('what a recipient gets to see', () => {
  it.each(LETTER_RECIPIENTS.filter((to) => to !== 'public' && to !== 'court'))(
    'is the evidence that the letter to them (%s) encloses, no more and no less',
    (to) => {
      const { letter, shared } = viewFor(to);
      const enclosed = letter.enclosures.map((line) => /证据(E\d+)/.exec(line)?.[1]);
      expect(exhibitsInOrder(shared.state).map(({ number }) => `E${number}`)).toEqual(enclosed);
      expect(enclosed.length).toBeGreaterThan(5);
    },
  );

  it.each<[LetterRecipient, readonly string[], readonly string[]]>([
    ['site', [], ['identity', 'bill']],
    ['payment', [], ['identity']],
    ['12315', ['name', 'phone', 'address'], ['identity']],
    ['court', ['name', 'phone', 'address'], []],
    ['public', [], ['identity', 'bill', 'payment-record', 'chat', 'ticket', 'other']],
  ])('%s: of who the user is %j; not %j', (to, me, kinds) => {
    const { shared } = viewFor(to);
    expect(Object.keys(shared.me)).toEqual(me);
    const seen = new Set(shared.state.exhibits.map(({ event: { kind } }) => kind));
    expect(KINDS.filter((kind) => !seen.has(kind)).toSorted()).toEqual(kinds.toSorted());
  });

  it.each<[LetterRecipient, readonly string[]]>([
    ['site', ['客服的话', '我的话', '不退']],
    ['payment', ['客服的话', '我的话', 'P1', '不退']],
    ['12315', ['客服的话', '我的话', 'P1', 'J1', '不退']],
    ['public', []],
  ])('%s: of what happened %j, and never a note of the user’s own', (to, said) => {
    const rows = JSON.stringify(timelineOf(viewFor(to).shared));
    expect(['客服的话', '我的话', 'P1', 'J1', '不退'].filter((text) => rows.includes(text))).toEqual(said);
    expect(rows).not.toContain('给自己的备注');
  });

  it('holds nothing of the user for everybody’s eyes', () => {
    const all = JSON.stringify(viewFor('public').shared);
    for (const own of [
      ...Object.values(ME),
      WHOLE.account,
      WHOLE.paymentNo,
      WHOLE.payee,
      '卡密早就用过',
      '1002',
    ])
      expect(all).not.toContain(own);
  });
});

describe('the number of the account, in a package that is to show no numbers', () => {
  const numberIn = (to: LetterRecipient) => {
    const { view } = letterOf(to, to === 'public' ? 'ticket' : 'formal', {
      ...WHOLE,
      account: '13800002222',
    });
    return maskOf(view, to, true)('号码13800002222没有到账');
  };

  it('stays for who looks up whether it was credited, and for nobody else', () => {
    for (const to of ['site', 'operator', 'telecom'] as const)
      expect(numberIn(to)).toBe('号码13800002222没有到账');
    for (const to of ['payment', '12315', 'public'] as const) expect(numberIn(to)).not.toContain('0000');
  });
});
