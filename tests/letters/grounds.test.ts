import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Facts, FACTS } from '../../src/case/facts.ts';
import { LETTER_RECIPIENTS } from '../../src/law/parties.ts';
import { type Detail, DETAILS } from '../../src/law/problems.ts';
import { STATUTES } from '../../src/law/statutes.ts';
import { type GroundQuery, groundsFor, proceduresFor } from '../../src/letters/grounds.ts';
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

function keysFor(
  query: Partial<GroundQuery>,
  facts: { readonly [N in keyof Facts]?: Facts[N] | undefined } = {},
) {
  const whole = { ...mine, ...facts } as Facts;
  return groundsFor({
    to: 'site',
    form: 'formal',
    detail: 'nothing-came',
    today: TODAY,
    intent: false,
    stalled: false,
    asked: true,
    ...query,
    facts: whole,
  }).map(({ key }) => key);
}

const choiceOf = <N extends keyof typeof FACTS>(name: N) =>
  fc.constantFrom(undefined, ...(FACTS[name] as unknown as { choices: readonly string[] }).choices);

const anyQuery: fc.Arbitrary<GroundQuery> = fc
  .record({
    to: fc.constantFrom(...LETTER_RECIPIENTS),
    form: fc.constantFrom('chat', 'ticket', 'formal'),
    detail: fc.constantFrom(null, ...ALL_DETAILS),
    intent: fc.boolean(),
    stalled: fc.boolean(),
    asked: fc.boolean(),
    paidAt: fc.integer({ min: Date.parse('2012-01-01'), max: PAID }),
    facts: fc.record({
      seller: choiceOf('seller'),
      purpose: choiceOf('purpose'),
      payer: choiceOf('payer'),
      money: choiceOf('money'),
      payChannel: fc.constantFrom(...FACTS.payChannel.choices),
    }),
  })
  .map(({ facts, paidAt, ...query }) => ({
    ...query,
    today: TODAY,
    facts: { ...FACTS_OF_STORY, ...facts, paidAt } as Facts,
  }));

/** Whatever is chosen, for whatever facts. */
function always(check: (row: (typeof STATUTES)[keyof typeof STATUTES], query: GroundQuery) => boolean) {
  fc.assert(
    fc.property(anyQuery, (query) => groundsFor(query).every(({ key }) => check(STATUTES[key], query))),
    { numRuns: 2000 },
  );
}

describe('the grounds of a letter', () => {
  it('never hold a platform’s duties against a site that sells for itself, or may do so', () => {
    always(({ binds }, { facts }) => binds !== 'marketplace' || facts.seller === 'marketplace');
    expect(keysFor({}, { seller: 'marketplace' })).toContain('ecommerce-61');
  });

  it('never rest on consumer law where the user resells or has not said', () => {
    always(({ consumersOnly }, { facts }) => !consumersOnly || facts.purpose === 'own-use');
    const resale = keysFor({ to: 'court' }, { purpose: 'resale' });
    expect(resale.filter((key) => key.startsWith('consumers-'))).toEqual([]);
    // What speaks of consumers falls away for resellers, contract law stays.
    expect(resale).not.toContain('ecommerce-20');
    expect(resale).toEqual(expect.arrayContaining(['ecommerce-51-2', 'civil-577', 'civil-566-1']));
    expect(keysFor({ to: 'court' }, { purpose: undefined })).toContain('ecommerce-20');
  });

  it('never rest on law that was not in force on the day of the payment', () => {
    always(({ since }, { facts }) => since <= isoDay(dayOf(facts.paidAt)));
    const on = (time: string) => keysFor({}, { paidAt: Date.parse(time), purpose: undefined });
    expect(on('2018-06-01T10:00:00+08:00')).toEqual([]);
    // Midnight in Shanghai, not in London.
    expect(on('2018-12-31T23:59:59+08:00')).toEqual([]);
    expect(on('2019-01-01T00:00:00+08:00')).toContain('ecommerce-20');
    expect(on('2020-12-31T23:59:59+08:00')).not.toContain('civil-577');
    expect(on('2021-01-01T00:00:00+08:00')).toContain('civil-577');
  });

  it('claim threefold only where the user stated evidence of deceit on purpose', () => {
    always(({ only }, { intent }) => only?.intent === undefined || intent);
    const asked = { to: 'court', detail: 'card-used', form: 'formal' } as const;
    expect(keysFor(asked)).not.toContain('consumers-55-1');
    expect(keysFor({ ...asked, intent: true })).toContain('consumers-55-1');
    expect(keysFor({ ...asked, intent: true }, { purpose: 'resale' })).not.toContain('consumers-55-1');
    expect(keysFor({ ...asked, intent: true, detail: 'order-failed' })).not.toContain('consumers-55-1');
  });

  it('are grounds, for this recipient and this problem, and no more than the form takes', () => {
    always((row, { to, detail }) => {
      const fits = row.fits.length === 0 || row.fits.some((one) => one === detail);
      return row.role === 'ground' && row.to.includes(to) && fits;
    });
    fc.assert(
      fc.property(anyQuery, (query) => {
        const most = { chat: 1, ticket: 3, formal: query.to === 'court' ? 12 : 8 }[query.form];
        const keys = groundsFor(query).map(({ key }) => key);
        return keys.length <= most && new Set(keys).size === keys.length;
      }),
      { numRuns: 2000 },
    );
  });

  it('plead both ways, or neither, where it is open whether a contract came about', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const branches = new Set(groundsFor(query).map(({ branch }) => branch));
        const doubtful = query.detail !== null && DOUBTFUL.includes(query.detail);
        if (!doubtful) return !branches.has('contract') && !branches.has('no-contract');
        // Before the interpretation and the Code there is nothing to plead for one of the two.
        if (query.facts.paidAt < Date.parse('2021-01-01T00:00:00+08:00')) return true;
        return branches.has('contract') === branches.has('no-contract');
      }),
      { numRuns: 2000 },
    );
    for (const detail of DOUBTFUL) {
      for (const form of ['ticket', 'formal'] as const) {
        const grounds = groundsFor({
          to: 'site',
          form,
          detail,
          facts: mine,
          today: TODAY,
          intent: false,
          stalled: false,
          asked: true,
        });
        const keysOf = (branch: string) =>
          grounds.filter((one) => one.branch === branch).map(({ key }) => key);
        expect([detail, form, keysOf('contract')]).toEqual([
          detail,
          form,
          expect.arrayContaining(['civil-577']),
        ]);
        expect([detail, form, keysOf('no-contract')]).toEqual([
          detail,
          form,
          expect.arrayContaining(['civil-985']),
        ]);
      }
    }
    expect(keysFor({ detail: 'order-missing', form: 'ticket' })).toEqual([
      'civil-577',
      'civil-985',
      'code-contracts-24-1',
    ]);
  });

  it('of a child’s payment are what follows from the child’s age, in a ticket alone', () => {
    const ticket = keysFor({ detail: 'order-failed', form: 'ticket' }, { payer: 'minor' });
    expect(ticket).toEqual(['civil-144', 'civil-145-1', 'civil-157']);
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
    always(({ law }, { to, facts }) => {
      const companies = law.startsWith('非银行支付机构');
      return (
        !companies || (to !== 'bank' && to !== 'site' && ['wechat', 'alipay'].includes(facts.payChannel))
      );
    });
  });

  it('take the rules on prepaid money for a balance only, and those on minors for minors only', () => {
    always(({ only }, { facts }) =>
      only?.money === 'not-prepaid'
        ? facts.money !== 'balance'
        : only?.money === undefined || facts.money === only.money,
    );
    always(({ only }, { facts }) => only?.payer === undefined || facts.payer === only.payer);
    expect(keysFor({}, { money: 'balance' })).toEqual(
      expect.arrayContaining(['consumers-53', 'consumers-regulation-22-2']),
    );
    expect(
      keysFor({ to: '12315', detail: 'no-refund-clause', stalled: true }, { money: 'balance' }),
    ).toContain('penalties-10-2');
    expect(keysFor({ detail: 'no-refund-clause', to: 'court' }, { money: 'balance' })).toContain(
      'prepayment-9-1-1',
    );
    expect(keysFor({}, { payer: 'minor' })).toEqual(
      expect.arrayContaining(['civil-19', 'civil-20', 'civil-144', 'civil-145-1', 'civil-157']),
    );
    expect(keysFor({ to: 'court' }, { payer: 'minor' })).toContain('minors-online-44');
  });
});

describe('for each recipient and problem', () => {
  const strongest = (to: GroundQuery['to'], detail: Detail) =>
    Math.min(...keysFor({ to, detail }).map((key) => STATUTES[key].strength));

  it.each(['site', '12315', 'consumer-association', 'court', 'payment', 'pboc'] as const)(
    'a letter to %s has a ground that carries the claim',
    (to) => {
      for (const detail of ALL_DETAILS) expect([to, detail, strongest(to, detail)]).toEqual([to, detail, 1]);
    },
  );

  it('a letter to the bank has one where the payment itself went wrong, else only a right to the records', () => {
    for (const detail of ALL_DETAILS) {
      const wrong = DOUBTFUL.includes(detail) || detail === 'charged-twice';
      expect([detail, strongest('bank', detail)]).toEqual([detail, wrong ? 1 : 2]);
    }
    expect(keysFor({ to: 'bank' })).toEqual(['ecommerce-53-3']);
  });

  it('what is no claim rests on none: a telecom appeal, a content report, a public post', () => {
    for (const to of ['telecom', '12377', 'public'] as const) {
      for (const detail of ALL_DETAILS) expect(keysFor({ to, detail })).toEqual([]);
    }
  });

  it('a letter whose case has only a problem and no detail rests on what fits any of them', () => {
    expect(keysFor({ detail: null })).toContain('ecommerce-59');
    expect(keysFor({ detail: null, form: 'ticket' })).toEqual([]);
  });
});

describe('the rules of procedure', () => {
  it('are those in force on the day of filing, the weightiest first', () => {
    const before = proceduresFor('12315', dayFrom({ year: 2026, month: 4, date: 14 }));
    const since = proceduresFor('12315', dayFrom({ year: 2026, month: 4, date: 15 }));
    expect(before.filter((key) => key.startsWith('complaints-'))).toEqual([]);
    expect(since.slice(0, 3)).toEqual(['complaints-10', 'complaints-13-2', 'complaints-15']);
    expect(proceduresFor('court', TODAY)).toContain('civil-procedure-122');
    expect(proceduresFor('telecom', TODAY)).toContain('telecom-appeals-10');
    for (const to of LETTER_RECIPIENTS) {
      for (const key of proceduresFor(to, TODAY)) expect(STATUTES[key].role).toBe('procedure');
    }
  });
});
