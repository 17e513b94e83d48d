import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Facts, FACTS } from '../../src/case/facts.ts';
import type { StatuteRow } from '../../src/law/citation.ts';
import { LETTER_RECIPIENTS } from '../../src/law/parties.ts';
import { type Detail, DETAILS } from '../../src/law/problems.ts';
import { STATUTES } from '../../src/law/statutes.ts';
import { procedureByKey, reasonsFor } from '../../src/letters/grounds.ts';
import type { GroundQuery } from '../../src/letters/reasons.ts';
import { dayFrom, dayOf, isoDay } from '../../src/time/day.ts';
import { FACTS_OF_STORY } from '../support/case-builders.ts';

const TODAY = dayFrom({ year: 2026, month: 11, date: 25 });
const PAID = Date.parse('2026-11-20T14:02:00+08:00');
const ALL_DETAILS = Object.keys(DETAILS) as Detail[];
const DOUBTFUL: readonly Detail[] = ['order-missing', 'order-failed', 'payment-pending'];

const mine: Facts = {
  ...FACTS_OF_STORY,
  paidAt: PAID,
  purpose: 'own-use',
  seller: 'own-site',
  money: 'order',
};

type Some = { readonly [N in keyof Facts]?: Facts[N] | undefined };

function groundsFor(query: GroundQuery) {
  return reasonsFor(query).flatMap(({ grounds }) => grounds);
}

function keysFor(
  { detail = 'nothing-came', ...query }: Partial<GroundQuery> & { detail?: Detail | null },
  facts: Some = {},
) {
  return groundsFor({
    to: 'site',
    form: 'formal',
    details: detail === null ? [] : [detail],
    today: TODAY,
    asked: true,
    agreed: false,
    endedOn: null,
    broken: false,
    ...query,
    facts: { ...mine, ...facts } as Facts,
  }).map(({ key }) => key);
}

const choiceOf = <N extends keyof typeof FACTS>(name: N) =>
  fc.constantFrom(undefined, ...(FACTS[name] as unknown as { choices: readonly string[] }).choices);

const anyQuery: fc.Arbitrary<GroundQuery> = fc
  .record({
    to: fc.constantFrom(...LETTER_RECIPIENTS),
    form: fc.constantFrom('chat', 'ticket', 'formal'),
    details: fc.subarray(ALL_DETAILS),
    asked: fc.boolean(),
    agreed: fc.boolean(),
    broken: fc.boolean(),
    endedOn: fc.constantFrom(null, TODAY - 3),
    paidAt: fc.integer({ min: Date.parse('2012-01-01'), max: PAID }),
    facts: fc.record({
      seller: choiceOf('seller'),
      purpose: choiceOf('purpose'),
      payer: choiceOf('payer'),
      money: choiceOf('money'),
      guardian: choiceOf('guardian'),
      orderState: choiceOf('orderState'),
      lateGoods: choiceOf('lateGoods'),
      childAge: fc.constantFrom(undefined, 6, 7, 8, 12, 17),
      intentEvidence: fc.constantFrom(undefined, '客服承认没有货'),
      payChannel: fc.constantFrom(...FACTS.payChannel.choices),
    }),
  })
  .map(({ facts, paidAt, ...query }) => ({
    ...query,
    today: TODAY,
    facts: { ...FACTS_OF_STORY, ...facts, paidAt } as Facts,
  }));

/** Whatever is chosen, for whatever facts. */
function always(check: (row: StatuteRow, query: GroundQuery) => boolean) {
  fc.assert(
    fc.property(anyQuery, (query) => groundsFor(query).every(({ key }) => check(STATUTES[key], query))),
    { numRuns: 3000 },
  );
}

describe('the grounds of a letter', () => {
  it('never hold a platform’s duties against a site that sells for itself, or may do so', () => {
    always(({ binds }, { facts }) => binds !== 'marketplace' || facts.seller === 'marketplace');
    expect(keysFor({ form: 'ticket' }, { seller: 'marketplace' })).toEqual(['ecommerce-61']);
  });

  it('never rest on consumer law where the user resells or has not said', () => {
    always(({ consumersOnly }, { facts }) => !consumersOnly || facts.purpose === 'own-use');
    const resale = keysFor({ to: 'court' }, { purpose: 'resale' });
    expect(resale.filter((key) => key.startsWith('consumers-'))).toEqual([]);
    expect(resale).toEqual(expect.arrayContaining(['ecommerce-51-2', 'civil-563-1-4', 'civil-566-1']));
  });

  it('never rest on law that was not in force on the day of the payment', () => {
    always(({ since }, { facts }) => since <= isoDay(dayOf(facts.paidAt)));
    const on = (time: string) => keysFor({}, { paidAt: Date.parse(time), purpose: undefined });
    expect(on('2018-06-01T10:00:00+08:00')).toEqual([]);
    // Midnight in Shanghai, not in London.
    expect(on('2018-12-31T23:59:59+08:00')).toEqual([]);
    expect(on('2019-01-01T00:00:00+08:00')).toEqual(['ecommerce-51-2', 'ecommerce-62']);
    expect(on('2020-12-31T23:59:59+08:00')).not.toContain('civil-563-1-3');
    expect(on('2021-01-01T00:00:00+08:00')).toContain('civil-563-1-3');
  });

  it('claim threefold only, and always, where the user stated evidence of deceit on purpose', () => {
    always(({ only }, { facts }) => only?.intent === undefined || facts.intentEvidence !== undefined);
    const proof = { intentEvidence: '客服承认没有货' };
    for (const to of ['site', '12315', 'consumer-association', 'court'] as const) {
      for (const detail of ['nothing-came', 'wrong-value', 'wrong-item', 'card-used'] as const) {
        expect(keysFor({ to, detail })).not.toContain('consumers-55-1');
        // No cap ever cuts it.
        expect([to, detail, keysFor({ to, detail }, proof).at(-1)]).toEqual([to, detail, 'consumers-55-1']);
        expect(keysFor({ to, detail }, { ...proof, purpose: 'resale' })).not.toContain('consumers-55-1');
      }
      expect(keysFor({ to, detail: 'order-failed' }, proof)).not.toContain('consumers-55-1');
    }
  });

  it('are three reasons for an office, six for a court, one in a ticket and none in a chat', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const doubtful = query.details.some((one) => DOUBTFUL.includes(one));
        const most = { chat: 0, ticket: doubtful ? 2 : 1, formal: query.to === 'court' ? 6 : 3 }[query.form];
        const reasons = reasonsFor(query).filter(({ grounds }) => grounds[0]?.key !== 'consumers-55-1');
        const keys = groundsFor(query).map(({ key }) => key);
        return (
          reasons.length <= most &&
          new Set(keys).size === keys.length &&
          reasons.every(({ applied, grounds }) => applied.length > 5 && grounds.length <= 2)
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('are grounds, and for this recipient', () => {
    always((row, { to }) => row.role === 'ground' && row.to.includes(to));
  });

  it('plead both ways, or neither, where it is open whether a contract came about', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const branches = new Set(reasonsFor(query).map(({ branch }) => branch));
        return branches.has('contract') === branches.has('no-contract');
      }),
      { numRuns: 3000 },
    );
    for (const detail of DOUBTFUL) {
      expect(keysFor({ detail })).toEqual(['civil-985', 'civil-577', 'civil-563-1-3', 'civil-565-1']);
      expect(keysFor({ detail, form: 'ticket' })).toEqual(['civil-985', 'civil-577']);
      expect(keysFor({ detail, form: 'chat' })).toEqual([]);
    }
  });

  it('of a child’s payment are those of its age and no others; performance is never pleaded beside voidness', () => {
    const child = (childAge: number, more: Some = {}) =>
      keysFor({ to: 'court' }, { payer: 'minor', guardian: 'unaware', childAge, ...more });
    expect(child(7)).toEqual(['civil-144', 'civil-157']);
    expect(child(8)).toEqual(['civil-145-1', 'civil-157', 'code-general-5']);
    expect(child(10, { money: 'balance' })).toEqual([
      'civil-145-1',
      'civil-157',
      'prepayment-10',
      'code-general-5',
    ]);
    // Who agreed is bound like anybody else.
    expect(child(10, { guardian: 'consented' })).not.toContain('civil-157');
    expect(child(10, { operatedBy: 'payer' })).not.toContain('civil-157');
    always((row, { to, facts: { payer, guardian, operatedBy, childAge } }) => {
      if (!row.article.startsWith('第一百四十')) return true;
      const small = row.article === '第一百四十四条';
      return (
        to !== 'payment' &&
        payer === 'minor' &&
        guardian !== 'consented' &&
        operatedBy !== 'payer' &&
        small === (childAge ?? 99) < 8
      );
    });
  });

  it('end the contract by itself only where all of the price is claimed for what did not come', () => {
    const ends = (query: Parameters<typeof keysFor>[0], facts: Some = {}) =>
      keysFor(query, facts).includes('civil-565-1');
    expect(ends({})).toBe(true);
    expect(ends({}, { lateGoods: 'wanted' })).toBe(false);
    expect(ends({}, { claimFen: 5_000 })).toBe(false);
    expect(ends({}, { money: 'balance' })).toBe(false);
    expect(ends({ detail: 'wrong-value' })).toBe(false);
    expect(ends({ detail: 'account-restricted' })).toBe(false);
    expect(ends({ agreed: true })).toBe(false);
    expect(keysFor({ detail: 'card-used' })).toContain('civil-563-1-4');
    expect(keysFor({ endedOn: TODAY - 1 })).toEqual(expect.arrayContaining(['civil-565-1', 'civil-566-1']));
    expect(ends({ to: '12315' })).toBe(false);
  });

  it('hold an agreement to its word, whatever the problem was', () => {
    for (const detail of ALL_DETAILS) {
      expect([detail, keysFor({ detail, agreed: true })]).toEqual([
        detail,
        ['civil-509-1', 'consumers-16-2', 'consumers-48-1-8'],
      ]);
    }
  });

  it('never make a payment company answer for what the seller did not deliver', () => {
    for (const to of ['payment', 'bank', 'pboc'] as const) {
      for (const detail of ['nothing-came', 'wrong-value', 'wrong-item', 'card-used'] as const) {
        const keys = keysFor({ to, detail });
        expect([to, detail, keys.filter((key) => /^ecommerce-5[4-7]/.test(key))]).toEqual([to, detail, []]);
      }
      expect(keysFor({ to, detail: 'payment-pending' })).toContain('ecommerce-55-2');
      expect(keysFor({ to }, { payer: 'stolen' })).toContain('ecommerce-57-2');
    }
    // A shop’s missing order is no error of the payment instruction.
    for (const detail of ['order-missing', 'order-failed'] as const)
      expect(keysFor({ to: 'bank', detail })).toEqual(['ecommerce-53-3']);
    always(({ law }, { to, facts }) => {
      const companies = law.startsWith('非银行支付机构');
      return (
        !companies || (to !== 'bank' && to !== 'site' && ['wechat', 'alipay'].includes(facts.payChannel))
      );
    });
  });

  it('of a theft are the payment company’s own duty, before a court too', () => {
    for (const to of ['payment', 'bank', 'pboc', 'court'] as const)
      expect([to, keysFor({ to }, { payer: 'stolen' })[0]]).toEqual([to, 'ecommerce-57-2']);
    expect(keysFor({ to: 'site' }, { payer: 'stolen' })).toEqual([]);
  });

  it('take the rules on prepaid money for a balance only, and those on minors for minors only', () => {
    always(({ only }, { facts }) =>
      only?.money === 'not-prepaid'
        ? facts.money !== 'balance'
        : only?.money === undefined || facts.money === only.money,
    );
    always(({ only }, { facts }) => only?.payer === undefined || facts.payer === only.payer);
    expect(keysFor({}, { money: 'balance' })).toContain('consumers-53');
    expect(keysFor({ detail: 'no-refund-clause', to: 'court' }, { money: 'balance' })).toContain(
      'consumers-53',
    );
  });
});

describe('for each recipient and problem', () => {
  it.each(['site', '12315', 'consumer-association', 'court', 'payment', 'bank', 'pboc'] as const)(
    'a letter to %s has a reason',
    (to) => {
      for (const detail of [...ALL_DETAILS, null])
        expect([to, detail, keysFor({ to, detail }).length > 0]).toEqual([to, detail, true]);
    },
  );

  it('what is no claim rests on none: an operator’s record, a telecom appeal, a content report, a public post', () => {
    for (const to of ['operator', 'telecom', '12377', 'public'] as const) {
      for (const detail of ALL_DETAILS) expect(keysFor({ to, detail })).toEqual([]);
    }
  });

  it('where “done” is held against the user, the site has to show it', () => {
    for (const to of ['site', '12315', 'court'] as const) expect(keysFor({ to })).toContain('ecommerce-62');
  });
});

describe('the rules of procedure', () => {
  it('stand in a letter only once they are in force on the day of filing', () => {
    expect(procedureByKey('complaints-13-2', dayFrom({ year: 2026, month: 4, date: 14 }))).toBe(null);
    expect(procedureByKey('complaints-13-2', dayFrom({ year: 2026, month: 4, date: 15 }))?.key).toBe(
      'complaints-13-2',
    );
  });
});
