import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assess, isAlarming } from '../../src/advice/assess.ts';
import { NO_OWN_RULES } from '../../src/case/own-rules.ts';
import { makeRules } from '../../src/clocks/windows.ts';
import type { MakeRules } from '../../src/store/due.ts';
import { event, FACTS_OF_STORY, OPENED, PAID_AT } from '../support/case-builders.ts';
import { TestStore } from '../support/stores.ts';

const HOUR = 3_600_000;
/** The same windows, told apart from today's: every clock is computed in memory. */
const elsewise: MakeRules = (own) => {
  const rules = makeRules(own);
  return { ...rules, windows: rules.windows.toReversed() };
};

let store: TestStore;
beforeEach(() => {
  store = new TestStore();
});
afterEach(() => store.remove());

/** One case: when it was paid, and what happened since; hours after the story's payment. */
const someCase = fc.record({
  // Few days, so that clocks of several cases end together.
  paid: fc.integer({ min: 0, max: 4 }).map((days) => days * 240),
  contact: fc.option(fc.integer({ min: 1, max: 200 })),
  request: fc.option(fc.constantFrom(1, 100, 400)),
  closed: fc.boolean(),
});

describe('the list of open cases', () => {
  it('has the same order from the due table, one by one, as computed in memory, and its beginning is its first', async () => {
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(someCase, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 90 * 24 }),
        fc.integer({ min: 1, max: 9 }),
        async (cases, hours, limit) => {
          store.remove();
          store = new TestStore();
          await store.write(async (writer) => {
            for (const { paid, contact, request, closed } of cases) {
              turn += 1;
              const paidAt = PAID_AT + paid * HOUR;
              const opening = {
                ...OPENED,
                at: paidAt,
                recordedAt: paidAt,
                identity: turn.toString(16).padStart(32, '0'),
                facts: { ...FACTS_OF_STORY, paidAt, order: `CM${turn}` },
              };
              const { number } = await writer.open(opening, { again: true, draft: null });
              const add = (body: Parameters<typeof event>[0], after: number) =>
                writer.append(number, () => event(body, paidAt + after * HOUR));
              if (contact !== null)
                await add(
                  {
                    type: 'contact-logged',
                    via: 'chat',
                    agent: null,
                    promise: null,
                    refund: false,
                    text: '还在等',
                  },
                  contact,
                );
              if (request !== null) await add({ type: 'request-logged', text: null }, request);
              if (closed) await add({ type: 'case-closed', outcome: 'given-up' }, 500);
            }
          });
          const now = PAID_AT + hours * HOUR;
          const [kept, first, count, pressing] = await store.read((reader) => [
            reader.cases(now, false),
            reader.cases(now, false, limit),
            reader.openCount(),
            new Set(reader.pressing(now).map(({ number }) => number)),
          ]);
          expect(kept).toEqual(await store.read((reader) => reader.cases(now, false), elsewise));
          expect(first).toEqual(kept.slice(0, limit));
          expect(count).toBe(cases.filter(({ closed }) => !closed).length);
          const alarming = kept.filter((one) =>
            assess(one, makeRules(NO_OWN_RULES), now).deadlines.some(isAlarming),
          );
          expect([...pressing].toSorted()).toEqual(alarming.map(({ number }) => number).toSorted());
        },
      ),
      { numRuns: 40 },
    );
  });
});
