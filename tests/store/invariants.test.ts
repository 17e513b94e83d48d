import { cpSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseEvent, EventOf } from '../../src/case/events.ts';
import { eventToUndo, nextExhibitNumber, type Recorded } from '../../src/case/history.ts';
import { chainPieces, readChains } from '../../src/sharing/chain-file.ts';
import { GENESIS, linkHash, payloadDigest, type TravellingChain } from '../../src/store/chain.ts';
import type { Store } from '../../src/store/writing.ts';
import { event, OPENED, PAID_AT } from '../support/case-builders.ts';
import { Inside } from '../support/inside.ts';
import { STORY } from '../support/program.ts';
import { evidence, TestStore } from '../support/stores.ts';

/** Changes a store behind the program's back. */
function tamper(home: string, sql: string): void {
  const database = new Sqlite(join(home, 'refund.sqlite'));
  database.unsafeMode(true);
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
}

/** The same rows in a database of another encoding, as tools write one that is told to. */
function encodeAnew(path: string): void {
  const before = new Sqlite(path);
  const after = new Sqlite(`${path}-anew`);
  after.pragma('encoding = "UTF-16le"');
  const tables = before
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE sql > '' AND name NOT LIKE 'sqlite%' ORDER BY type DESC",
    )
    .all() as { name: string; sql: string }[];
  for (const { name, sql } of tables) {
    after.exec(sql);
    if (!sql.startsWith('CREATE TABLE')) continue;
    for (const row of before.prepare(`SELECT * FROM ${name}`).raw().all() as unknown[][])
      after.prepare(`INSERT INTO ${name} VALUES (${row.map(() => '?').join(',')})`).run(...row);
  }
  after.pragma(`user_version = ${before.pragma('user_version', { simple: true })}`);
  for (const database of [before, after]) database.close();
  renameSync(`${path}-anew`, path);
}

describe('what must be true of a store', () => {
  const whole = new Inside();
  let place: Inside;
  let elsewhere: Inside;
  beforeAll(async () => {
    for (const order of ['A1', 'A2']) await whole.run(['new', ...STORY, '--order', order]);
    await whole.run(['log', 'request', '1']);
    await whole.run(['log', 'contact', '1', '问了']);
    await whole.run(['letter', '2', '-o', join(whole.folder, 'letter.txt')]);
    expect(await whole.json('verify')).toMatchObject({ ok: true });
  });
  afterAll(() => whole.remove());
  beforeEach(() => {
    place = new Inside();
    elsewhere = new Inside();
    cpSync(whole.home, place.home, { recursive: true });
  });
  afterEach(() => {
    place.remove();
    elsewhere.remove();
  });
  const screen = (...words: string[]) => place.run(words, { terminal: { columns: 200 } });

  it.each([
    [
      'the content of an event is taken out',
      'UPDATE event SET payload = NULL, salt = NULL WHERE chain = 1 AND seq = 2',
      '案件 1｜第 2 条记录',
    ],
    [
      'a text stands where bytes belong',
      'UPDATE event SET payload = CAST(payload AS TEXT) WHERE chain = 1 AND seq = 2',
      '案件 1｜第 2 条记录',
    ],
    [
      'a number stands where bytes belong',
      'UPDATE event SET payload = 5 WHERE chain = 1 AND seq = 2',
      '案件 1｜第 2 条记录',
    ],
    [
      'a digest is bytes',
      'UPDATE event SET digest = CAST(digest AS BLOB) WHERE chain = 1 AND seq = 2',
      '案件 1｜第 2 条记录',
    ],
    ['the end of a case is cut off', 'DELETE FROM event WHERE chain = 1 AND seq = 3', '案件 1｜链的末尾'],
    [
      'a case is emptied',
      'DELETE FROM event WHERE chain = 2; UPDATE chain SET length = 0 WHERE id = 2',
      '案件 2｜案件的记录',
    ],
    [
      'the end of a case is cut off, and the store is told that it ends there',
      'DELETE FROM event WHERE chain = 1 AND seq = 3; UPDATE chain SET length = 2, ' +
        'head = (SELECT hash FROM event WHERE chain = 1 AND seq = 2) WHERE id = 1',
      '案件 1｜期限',
    ],
    ['a case gets another number', 'UPDATE chain SET number = 7 WHERE number = 2', '案件的名册'],
    [
      'two cases swap their numbers',
      'UPDATE chain SET number = -number; UPDATE chain SET number = 3 + number',
      '案件的名册',
    ],
    ['a number is none', 'UPDATE chain SET number = -4 WHERE number = 2', '案件的编号'],
    [
      'a case is deleted',
      'DELETE FROM event WHERE chain = 2; DELETE FROM due WHERE chain = 2; DELETE FROM chain WHERE id = 2',
      '案件的名册',
    ],
    ['the list of cases itself is gone', 'DELETE FROM register', '案件的名册'],
    ['a case becomes rules', 'UPDATE chain SET number = NULL', '自己的规则'],
    [
      'an event is nobody’s',
      "INSERT INTO event (chain, seq, algorithm, digest, hash) VALUES (99, 1, 'sha256', 'x', 'y')",
      '不属于任何案件的行：event',
    ],
    [
      'a due date is nobody’s',
      "INSERT INTO due VALUES (99, 'open', 1, 1, 'you', 0, (SELECT max(rules) FROM due))",
      '不属于任何案件的行：due',
    ],
    [
      'a trigger waits',
      'CREATE TRIGGER waits AFTER INSERT ON event BEGIN DELETE FROM draft; END',
      '数据库的结构：trigger waits',
    ],
    ['a table is there', 'CREATE TABLE more (a)', '数据库的结构：table more'],
    ['a view is there', 'CREATE VIEW seen AS SELECT 1', '数据库的结构：view seen'],
    ['an index is there', 'CREATE INDEX fast ON event (hash)', '数据库的结构：index fast'],
    ['an index is gone', 'DROP INDEX due_by_chain', '数据库的结构：index due_by_chain'],
    ['a column is there', 'ALTER TABLE event ADD COLUMN more', '数据库的结构：table event'],
    ['the place of an event is none', 'UPDATE event SET id = -5 WHERE id = 2', '记录的先后'],
    ['the list of cases is bytes', 'UPDATE register SET head = CAST(head AS BLOB)', '案件的名册'],
    ['the list of cases cannot be asked', 'DROP TABLE register', '数据库的结构：table register'],
    ['the due dates are gone', 'DROP TABLE due', '数据库的结构：table due'],
    ['the due dates lost a column', 'ALTER TABLE due DROP COLUMN owed_by', '数据库的结构：table due'],
    ['the drafts are gone', 'DROP TABLE draft', '数据库的结构：table draft'],
    [
      'drafts are kept otherwise',
      'DROP TABLE draft; CREATE TABLE draft (id TEXT PRIMARY KEY, saved_at, answers) WITHOUT ROWID',
      '数据库的结构：table draft',
    ],
    // A date of another type is after all others: it would never press.
    ...['started_by', 'due_at', 'alarming', 'rules', 'window', 'owed_by'].map(
      (column): [string, string, string] => [
        `what a due date says of ${column} is bytes`,
        `UPDATE due SET ${column} = CAST(${column} AS BLOB) WHERE chain = 2`,
        '案件 2｜期限',
      ],
    ),
    [
      'a due date belongs to the rules',
      "INSERT INTO chain (identity, head, length) VALUES ('x', 'y', 0); " +
        "INSERT INTO due SELECT max(id), 'open', 1, 1, 'you', 0, (SELECT max(rules) FROM due) FROM chain",
      '不属于任何案件的行：due',
    ],
    [
      'two events changed places',
      'UPDATE event SET id = -3 WHERE id = 3; UPDATE event SET id = 3 WHERE id = 4; UPDATE event SET id = 4 WHERE id = -3',
      '记录的先后',
    ],
    ['no event has a place any more', 'UPDATE sqlite_sequence SET seq = 9223372036854775807', '记录的先后'],
    ['the next place is none', 'UPDATE sqlite_sequence SET seq = NULL', '记录的先后'],
    ['the places begin anew', 'DELETE FROM sqlite_sequence', '记录的先后'],
    [
      'nothing is left, and nothing says that there was something',
      `DELETE FROM event; DELETE FROM due; DELETE FROM chain; UPDATE register SET head = '${GENESIS}'`,
      '记录的先后',
    ],
    ['the file is of another program', 'PRAGMA application_id = 7', '数据库的结构：application_id'],
    ['a draft is no JSON', "INSERT INTO draft VALUES ('x', 1, 'not json')", '没填完的案件 x'],
    ['a draft is a list', "INSERT INTO draft VALUES ('x', 1, '[]')", '没填完的案件 x'],
    ['a draft is bytes', "INSERT INTO draft VALUES ('x', 1, x'7b7d')", '没填完的案件 x'],
    ['a draft has no time', "INSERT INTO draft VALUES ('x', 'now', '{}')", '没填完的案件 x'],
    ['a draft has the name of a path', "INSERT INTO draft VALUES ('../x', 1, '{}')", '没填完的案件 ../x'],
  ])('verify and backup both say it if %s, and what was saved can be restored', async (_, sql, sentence) => {
    tamper(place.home, sql);
    const found = await screen('verify');
    expect([found.code, found.out]).toEqual([4, expect.stringContaining(sentence)]);
    const saved = await screen('backup', join(place.folder, 'b.zip'));
    expect([saved.code, saved.out]).toEqual([4, expect.stringContaining(sentence)]);
    const restored = await elsewhere.run(['restore', join(place.folder, 'b.zip')]);
    expect([0, 4], restored.err).toContain(restored.code);
    expect(await elsewhere.json('verify')).toMatchObject({ ok: true, problems: [] });
    expect((await elsewhere.run(['status', '--all'])).code).toBe(0);
  });

  it('whatever the encoding of the database, no exhibit goes that another case keeps', async () => {
    const bill = join(place.folder, 'bill.txt');
    writeFileSync(bill, 'a bill');
    for (const number of ['1', '2']) await place.run(['evidence', 'add', number, bill]);
    encodeAnew(join(place.home, 'refund.sqlite'));
    const found = await screen('verify');
    expect([found.code, found.out]).toEqual([4, expect.stringContaining('数据库的结构：encoding')]);
    await place.run(['erase', '1', 'E1', '--confirm', '1']);
    expect((await screen('verify')).out).not.toContain('文件不见了');
  });

  it('what was cut off is not handed on in silence', async () => {
    tamper(place.home, 'DELETE FROM event WHERE chain = 1 AND seq = 3');
    const { code, err } = await screen('export', '1', '-o', join(place.folder, 'p.zip'));
    expect([code, err]).toEqual([4, expect.stringContaining('已经损坏')]);
  });

  it('what a hand put there is named, and not shown without end', async () => {
    tamper(place.home, "INSERT INTO draft VALUES (hex(zeroblob(500000)), 1, '{}')");
    const { code, out } = await screen('verify');
    expect([code, out.length < 2000]).toEqual([4, true]);
  });

  it.each(['hash = CAST(hash AS BLOB)', "seq = 'a'", 'payload = CAST(payload AS TEXT)'])(
    'an event with %s is damage, also to who shows it',
    async (what) => {
      tamper(place.home, `UPDATE event SET ${what} WHERE id = (SELECT max(id) FROM event WHERE chain = 2)`);
      for (const words of [['calendar'], ['letter', '2'], ['history', '2'], ['verify']])
        expect([words, (await screen(...words)).code]).toEqual([words, 4]);
    },
  );

  it('a column that is not there is damage, also to who writes', async () => {
    tamper(place.home, 'ALTER TABLE chain RENAME COLUMN head TO top');
    for (const words of [
      ['log', 'contact', '1', '你好'],
      ['verify'],
      ['backup', join(place.folder, 'b.zip')],
    ])
      expect((await screen(...words)).code).toBe(4);
  });

  it('no file is called nobody’s, to be cleared away, while a case may have been taken out', async () => {
    tamper(
      place.home,
      'DELETE FROM event WHERE chain = 2; DELETE FROM due WHERE chain = 2; DELETE FROM chain WHERE id = 2',
    );
    const { problems } = await place.json<{ problems: { kind: string }[] }>('verify');
    expect(problems.map(({ kind }) => kind)).toEqual(['journal']);
  });
});

/** A chain that nobody but these events made: every link and digest fits. */
function forged(number: number, ...events: readonly CaseEvent[]): TravellingChain {
  let head = GENESIS;
  const stored = events.map((one, index) => {
    const salt = Buffer.alloc(16, index);
    const payload = Buffer.from(JSON.stringify(one));
    const digest = payloadDigest(salt, payload);
    head = linkHash(head, digest);
    return { seq: index + 1, algorithm: 'sha256', salt, payload, digest, hash: head, place: null };
  });
  return { identity: OPENED.identity, number, events: stored };
}

describe('what no case can hold', () => {
  const said = (text: string) =>
    event({ type: 'contact-logged', via: null, agent: null, promise: null, refund: false, text });
  const opened = (facts: object) => ({ ...OPENED, facts: { ...OPENED.facts, ...facts } });
  const early = Date.parse('1600-01-01');
  let here: TestStore;
  beforeEach(() => {
    here = new TestStore();
  });
  afterEach(() => here.remove());

  it.each<[string, readonly CaseEvent[], string]>([
    ['a site of a megabyte', [opened({ site: '卡'.repeat(350_000) })], 'event'],
    ['a site one character too long', [opened({ site: '😀'.repeat(2001) })], 'event'],
    ['an order one character too long', [opened({ order: '1'.repeat(129) })], 'event'],
    ['a text one character too long', [OPENED, said('字'.repeat(20_001))], 'event'],
    ['a year before all clocks', [OPENED, { ...said('x'), at: early, recordedAt: early }], 'event'],
    ['an exhibit that could not be typed', [OPENED, evidence('a'.repeat(64), 1_000_000_000)], 'event'],
    [
      'more money than there is',
      [OPENED, event({ type: 'refund-logged', amountFen: 2 ** 50, text: null })],
      'event',
    ],
    ...(['site', 'amountFen', 'paidAt', 'payChannel'] as const).map(
      (name): [string, readonly CaseEvent[], string] => [
        `a correction that leaves no ${name}`,
        [OPENED, event({ type: 'facts-edited', changes: { [name]: null } })],
        'event',
      ],
    ),
    ...['constructor', 'toString', '__proto__'].map((name): [string, readonly CaseEvent[], string] => [
      `a window that every object has: ${name}`,
      [OPENED, event({ type: 'rule-set', window: name, length: null })],
      'event',
    ]),
    ['two exhibits E1', [OPENED, evidence('a'.repeat(64), 1), evidence('b'.repeat(64), 1)], 'exhibit-twice'],
    [
      'an exhibit with the number of an erased one',
      [OPENED, event({ type: 'erased', number: 1 }), evidence('b'.repeat(64), 1)],
      'exhibit-twice',
    ],
  ])('is refused whole, typed or from elsewhere: %s', async (_, events, why) => {
    const [first = OPENED, ...others] = events;
    const lost = new Set(['a'.repeat(64), 'b'.repeat(64)]);
    const taken = here.write((store) => store.adopt([forged(1, ...events)], { lost }));
    await expect(taken).rejects.toMatchObject({ code: 'chain-refused', details: { why } });
    expect(await here.read((store) => store.numbers())).toEqual([]);
    if (why !== 'event') return;
    const typed = here.write((store) => {
      const { number } = store.open(first as typeof OPENED, { again: false, draft: null });
      for (const one of others) store.append(number, () => one);
    });
    await expect(typed).rejects.toThrow();
    const problems = await here.read(async (store) => (await store.verify(null)).problems);
    expect(problems).toEqual([]);
  });

  it('and what it can just hold is taken and can be worked with, though a character is two units', async () => {
    const full = opened({ site: '😀'.repeat(2000), order: '😀'.repeat(128) });
    await here.write((store) => store.adopt([forged(1, full, said('😀'.repeat(20_000)))], {}));
    expect(await here.read((store) => store.caseByNumber(1).state.happened)).toHaveLength(1);
  });

  it('a case keeps no number that could not be typed, and the next case gets one that can', async () => {
    const refused = here.write((store) => store.adopt([forged(2 ** 53 - 1, OPENED)], {}));
    await expect(refused).rejects.toMatchObject({ details: { why: 'number' } });
    await here.write((store) => store.adopt([forged(999_999_999, OPENED)], {}));
    expect([await here.open('b'.repeat(32)), await here.open('c'.repeat(32))]).toEqual([1, 2]);
    expect(await here.read(async (store) => (await store.verify(null)).problems)).toEqual([]);
  });

  it('a case keeps no place behind which there is no room, and no draft comes twice', async () => {
    const { events, ...chain } = forged(1, OPENED, said('x'));
    const far = events.map((one, index) => ({ ...one, place: 2 ** 40 - 1 + index }));
    const draft = { id: 'a', savedAt: 1, answers: '{}' };
    await here.write((store) => store.adopt([{ ...chain, events: far }], { drafts: [draft, draft] }));
    await here.write((store) => store.append(1, () => said('y')));
    expect(await here.read(async (store) => (await store.verify(null)).problems)).toEqual([]);
  });

  it('a case that is full takes no more, and can still be taken along', async () => {
    await here.open('a'.repeat(32));
    const many = Array.from({ length: 1700 }, () => said('字'.repeat(6600)));
    await expect(here.write((store) => store.appendAll(1, () => many))).rejects.toMatchObject({
      code: 'case-full',
    });
    expect(await here.read((store) => store.history(1))).toHaveLength(1);
  });
});

const [FIRST, END] = [Date.parse('1900-01-01'), Date.parse('3000-01-01')];
const instant = fc.oneof(
  fc.constantFrom(FIRST - 1, FIRST, END - 1, END, PAID_AT, Date.parse('1600-01-01'), 0, -1),
  fc.integer({ min: FIRST, max: END - 1 }),
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\ud800', '\u0000', '😀'.repeat(20_000), '😀'.repeat(20_001), '\u0001'.repeat(20_000)),
);
const order = fc.constantFrom('😀'.repeat(128), '1'.repeat(129), 'A1', '\u202e1');
const step = fc.record({
  kind: fc.nat({ max: 9 }),
  at: instant,
  text,
  order,
  fen: fc.integer({ min: -1, max: 2e12 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Something that happens to a case, as it would be recorded; it may be what no event can hold. */
async function happens(store: Store, { kind, at, text: said, order: no, fen }: Step): Promise<void> {
  const append = (make: (history: readonly Recorded[]) => CaseEvent) => store.append(1, make);
  const bytes = () => store.keepBytes(Buffer.from(`${kind} ${at} ${said}`)).digest;
  if (kind === 0) await append(() => event({ type: 'refund-logged', amountFen: fen, text: said }, at));
  else if (kind === 1) await append(() => event({ type: 'facts-edited', changes: { order: no } }, at));
  else if (kind === 2)
    await append((history) => ({ ...evidence(bytes(), nextExhibitNumber(history)), at, recordedAt: at }));
  else if (kind === 3)
    await append((history) => event({ type: 'event-undone', refersTo: eventToUndo(1, history).seq }, at));
  else if (kind === 4) await append(() => event({ type: 'case-closed', outcome: 'given-up' }, at));
  else if (kind === 5) {
    const added = store.history(1).find((one) => one.event?.type === 'evidence-added');
    if (added?.event?.type !== 'evidence-added') return;
    const { number, digest } = added.event;
    const record = event({ type: 'erased', number }, at) as EventOf<'erased'>;
    store.erase(1, record, () => ({ seqs: [added.seq], digests: [digest] }));
  } else if (kind === 6)
    await append(() =>
      event(
        {
          type: 'letter-written',
          to: 'site',
          format: 'text',
          algorithm: 'sha256',
          digest: bytes(),
          bytes: 1,
          citations: [],
          program: said.slice(0, 300),
        },
        at,
      ),
    );
  else if (kind === 7) store.keepDraft({ id: 'draft', savedAt: at, answers: JSON.stringify({ site: said }) });
  else
    await append(() =>
      event(
        { type: 'contact-logged', via: null, agent: said, promise: { until: at }, refund: false, text: said },
        at,
      ),
    );
}

async function chainsOf(store: TestStore): Promise<TravellingChain[]> {
  return store.read(async (reader) => {
    const snapshot = await reader.snapshot();
    try {
      expect(snapshot.problems).toEqual([]);
      return [...snapshot.chains()];
    } finally {
      snapshot.close();
    }
  });
}

it(
  'whatever was written, whatever the clock said, can be exported and taken in elsewhere just as it is',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const here = new TestStore();
        const there = new TestStore();
        try {
          await here.open('a'.repeat(32));
          await here.write(async (store) => {
            for (const one of steps) {
              const before = store.history(1).length;
              await happens(store, one).catch(() => expect(store.history(1)).toHaveLength(before));
            }
          });
          const problems = await here.read(async (store) => (await store.verify(null)).problems);
          expect(problems.filter(({ kind }) => kind !== 'unexpected')).toEqual([]);
          const chains = await chainsOf(here);
          const travelled: TravellingChain[] = [];
          for await (const one of readChains(
            chains.flatMap((chain) => [...chainPieces(chain, { places: true })]),
          ))
            travelled.push(one);
          expect(travelled).toEqual(chains);
          const lost = new Set(
            travelled.flatMap(({ events }) =>
              events.flatMap(({ payload }) => /"digest":"([0-9a-f]{64})"/.exec(String(payload))?.[1] ?? []),
            ),
          );
          await there.write((store) => store.adopt(travelled, { lost }));
          expect(await chainsOf(there)).toEqual(chains);
        } finally {
          here.remove();
          there.remove();
        }
      }),
      { numRuns: process.env['REFUND_SOAK'] === undefined ? 40 : 300 },
    );
  },
);
