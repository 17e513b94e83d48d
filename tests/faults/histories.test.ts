import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Inside } from '../support/inside.ts';
import { NOW, STORY } from '../support/program.ts';

const RUNS = process.env['REFUND_SOAK'] === undefined ? 15 : 500;

type Kind = 'contact' | 'request' | 'refunded' | 'edit' | 'evidence' | 'undo' | 'close' | 'reopen';

interface Happened {
  readonly kind: Kind | 'open';
  /** Fen of a refund or of a new amount. */
  readonly fen: number;
  /** The event an undo takes back. */
  readonly target: number | null;
}

/** A case as simply as it can be told: what happened, and which of it counts. */
class Model {
  readonly happened: Happened[] = [{ kind: 'open', fen: 10_000, target: null }];

  /** Whether each event counts: not where a later undo that counts takes it back. */
  live(): boolean[] {
    const live = this.happened.map(() => true);
    for (let index = this.happened.length - 1; index >= 0; index -= 1) {
      const { target } = this.happened[index] ?? { target: null };
      if (live[index] && target !== null) live[target] = false;
    }
    return live;
  }

  counting(kind: Happened['kind']): Happened[] {
    const live = this.live();
    return this.happened.filter((one, index) => live[index] && one.kind === kind);
  }

  exists(): boolean {
    return this.counting('open').length > 0;
  }

  isClosed(): boolean {
    const live = this.live();
    const last = this.happened.findLast(
      (one, index) => live[index] && ['close', 'reopen'].includes(one.kind),
    );
    return last?.kind === 'close';
  }

  amountFen(): number {
    return this.counting('edit').at(-1)?.fen ?? 10_000;
  }

  refundedFen(): number {
    return this.counting('refunded').reduce((sum, { fen }) => sum + fen, 0);
  }

  /** Whether the program takes it; then it happened. */
  take(kind: Kind, fen: number): boolean {
    if (kind === 'undo') {
      const target = this.live().lastIndexOf(true);
      const alone = this.happened.every((one, index) => index === 0 || one.kind === 'undo');
      if (target === 0 && !alone) return false;
      this.happened.push({ kind, fen, target });
      return true;
    }
    if (!this.exists() || this.isClosed() !== (kind === 'reopen')) return false;
    this.happened.push({ kind, fen, target: null });
    return true;
  }
}

/** Where the computer's clock stands, as people's clocks do: right, set back, far ahead, or out of all reason. */
const clock = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: Date.parse(NOW), max: Date.parse(NOW) + 90 * 86_400_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: Date.parse('1970-01-01'), max: Date.parse('2150-01-01') }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...['1600-01-01', '1899-12-31', '3000-01-01', '9999-12-31'].map(Date.parse)),
  },
);
const isPossible = (now: number) => now >= Date.parse('1900-01-01') && now < Date.parse('3000-01-01');

const action = fc.record({
  now: clock,
  what: fc.constantFrom<Kind>(
    'contact',
    'request',
    'refunded',
    'edit',
    'evidence',
    'undo',
    'undo',
    'close',
    'reopen',
  ),
  number: fc.integer({ min: 1, max: 2 }),
  fen: fc.integer({ min: 1, max: 2000 }),
});

/** The command that does it. */
function words(kind: Kind, number: number, fen: number, file: string): string[] {
  const yuan = (fen / 100).toFixed(2);
  const id = String(number);
  switch (kind) {
    case 'contact':
      return ['log', 'contact', id, `说了 ${fen}`];
    case 'request':
      return ['log', 'request', id];
    case 'refunded':
      return ['log', 'refunded', id, '--amount', yuan];
    case 'edit':
      return ['edit', id, '--amount', yuan];
    case 'evidence':
      return ['evidence', 'add', id, file];
    case 'undo':
      return ['undo', id, '--yes'];
    case 'close':
      return ['close', id, '--outcome', 'given-up'];
    case 'reopen':
      return ['reopen', id];
  }
}

interface Listed {
  readonly cases: readonly { id: number; amountFen: number; refundedFen: number; outcome: string | null }[];
}

it(
  'whatever is done in whatever order, status, history, evidence, verify and a copy agree',
  { timeout: 1_200_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 16 }), async (actions) => {
        const place = new Inside();
        const elsewhere = new Inside();
        try {
          const models = [new Model(), new Model()];
          for (const order of ['A1', 'A2']) await place.run(['new', ...STORY, '--order', order]);
          for (const [index, { what, number, fen, now }] of actions.entries()) {
            const model = models[number - 1] ?? models[0]!;
            const file = join(place.folder, `${index}.txt`);
            writeFileSync(file, `file ${index}`);
            const { code, err, error } = await place.run(words(what, number, fen, file), { now });
            expect([index, what, code === 0, err]).toEqual([
              index,
              what,
              isPossible(now) && model.take(what, fen),
              expect.anything(),
            ]);
            expect(['internal', 'store-damaged']).not.toContain((error as Error | undefined)?.message);
            await agree(place, models);
          }
          // The same cases, taken along to another store.
          expect((await place.run(['backup', join(place.folder, 'b.zip')])).code).toBe(0);
          expect((await elsewhere.run(['restore', join(place.folder, 'b.zip')])).code).toBe(0);
          await agree(elsewhere, models);
          // And each case by itself.
          for (const [index, model] of models.entries()) {
            if (!model.exists()) continue;
            const taken = join(place.folder, `case ${index}.zip`);
            const exported = await place.run(['export', String(index + 1), '-o', taken]);
            expect([exported.code, exported.err]).toEqual([0, expect.anything()]);
            const home = join(elsewhere.folder, `home ${index}`);
            const imported = await elsewhere.run(['import', taken], { home });
            expect([imported.code, imported.err]).toEqual([0, expect.anything()]);
            expect((await elsewhere.run(['verify'], { home })).code).toBe(0);
          }
        } finally {
          place.remove();
          elsewhere.remove();
        }
      }),
      { numRuns: RUNS },
    );
  },
);

async function agree(place: Inside, models: readonly Model[]): Promise<void> {
  const { cases } = await place.json<Listed>('status', '--all');
  const expected = models.flatMap((model, index) =>
    model.exists()
      ? [
          {
            id: index + 1,
            amountFen: model.amountFen(),
            refundedFen: model.refundedFen(),
            outcome: model.isClosed() ? 'given-up' : null,
          },
        ]
      : [],
  );
  const shown = cases.map(({ id, amountFen, refundedFen, outcome }) => ({
    id,
    amountFen,
    refundedFen,
    outcome,
  }));
  expect(shown.toSorted((a, b) => a.id - b.id)).toEqual(expected);
  for (const [index, model] of models.entries()) {
    const number = String(index + 1);
    const { events } = await place.json<{ events: object[] }>('history', number);
    expect(events).toHaveLength(model.happened.length);
    if (!model.exists()) continue;
    const { evidence } = await place.json<{ evidence: object[] }>('evidence', 'list', number);
    expect(evidence).toHaveLength(model.counting('evidence').length);
  }
  expect(await place.json<{ ok: boolean }>('verify')).toMatchObject({ ok: true, problems: [] });
}
