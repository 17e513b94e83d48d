import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
  program.open();
  const given = join(program.home, '..', '付款.png');
  writeFileSync(given, 'picture');
  program.run('evidence', 'add', '1', given);
  program.run('log', 'request', '1');
  program.run('letter', '1', '-o', join(program.home, '..', '信.txt'));
});
afterEach(() => program.remove());

interface Verified {
  ok: boolean;
  head: string;
  problems: {
    case: number | null;
    item: string;
    kind: string;
    expected: string | null;
    found: string | null;
  }[];
  notices: { what: string }[];
}
const verify = (...words: string[]) => {
  const { code, json } = program.run('verify', ...words, '--json');
  return { code, ...(json() as Verified) };
};
const kept = (item: string) => {
  const { evidence } = program.run('evidence', 'list', '1', '--json').json() as {
    evidence: { sha256: string }[];
  };
  const digests = readdirSync(join(program.home, 'vault'));
  const exhibit = evidence[0]?.sha256 ?? '';
  return join(
    program.home,
    'vault',
    item === 'E1' ? exhibit : (digests.find((name) => name !== exhibit) ?? ''),
  );
};
const tamper = (sql: string) => {
  const database = new Sqlite(join(program.home, 'refund.sqlite'));
  database.unsafeMode(true);
  database.exec(sql);
  database.close();
};
/** Writes the last event of case 1 anew, with digests that fit: what only reading it can find. */
const forge = (payload: string) => {
  const database = new Sqlite(join(program.home, 'refund.sqlite'));
  const last = database
    .prepare('SELECT id, chain, seq, salt FROM event WHERE chain = 1 ORDER BY seq DESC LIMIT 1')
    .get() as { id: number; chain: number; seq: number; salt: Buffer };
  const { hash: previous } = database
    .prepare('SELECT hash FROM event WHERE chain = ? AND seq = ?')
    .get(last.chain, last.seq - 1) as { hash: string };
  const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest('hex');
  const bytes = Buffer.from(payload);
  const digest = sha256(last.salt, bytes);
  const hash = sha256(Buffer.from(previous, 'hex'), Buffer.from(digest, 'hex'));
  database
    .prepare('UPDATE event SET payload = ?, digest = ?, hash = ? WHERE id = ?')
    .run(bytes, digest, hash, last.id);
  database.prepare('UPDATE chain SET head = ? WHERE id = ?').run(hash, last.chain);
  database.close();
};

describe('verify', () => {
  it('finds nothing in a store that nobody touched, and writes nothing', () => {
    const file = join(program.home, 'refund.sqlite');
    const before = [readFileSync(file, 'hex'), statSync(file).mtimeMs, readdirSync(program.home).join()];
    expect(verify()).toMatchObject({ code: 0, ok: true, problems: [], notices: [] });
    expect(program.run('verify', '--plain').out).toMatch(/\nhead\t[0-9a-f]{64}\n$/);
    expect([readFileSync(file, 'hex'), statSync(file).mtimeMs, readdirSync(program.home).join()]).toEqual(
      before,
    );
  });

  it('names every bad file with case, digest and what was found, not only the first', () => {
    for (const item of ['E1', 'L1']) chmodSync(kept(item), 0o600);
    writeFileSync(kept('E1'), 'picturE');
    rmSync(kept('L1'));
    writeFileSync(join(program.home, 'vault', '.incoming-x'), '');
    const { code, problems } = verify();
    expect(code).toBe(4);
    expect(problems.map((one) => [one.case, one.item, one.kind])).toEqual([
      [1, 'E1 付款.png', 'changed'],
      [1, 'L1', 'missing'],
      [null, '.incoming-x', 'unexpected'],
    ]);
    expect(problems[0]?.expected).toMatch(/^[0-9a-f]{64}$/);
    expect(problems[0]?.found).not.toBe(problems[0]?.expected);
    expect(program.run('verify', '--plain').out).toContain('problem\t1\tchanged\tE1 付款.png');
    expect(program.run('verify', '1', '--json').json()).toMatchObject({ ok: false });
  });

  it.each([
    ["UPDATE event SET payload = replace(CAST(payload AS TEXT), '10000', '90000') WHERE seq = 1", 'event 1'],
    ['UPDATE event SET salt = zeroblob(16) WHERE seq = 2', 'event 2'],
    ["UPDATE event SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE seq = 2", 'event 2'],
    ["UPDATE event SET digest = replace(digest, substr(digest, 1, 1), 'x') WHERE seq = 2", 'event 2'],
    ["UPDATE event SET algorithm = 'md5' WHERE seq = 2", 'event 2'],
    ['UPDATE event SET salt = NULL WHERE seq = 2', 'event 2'],
    ['DELETE FROM event WHERE seq = 3', 'event 4'],
    ['UPDATE event SET seq = 9 WHERE seq = 4; UPDATE chain SET length = 9', 'event 9'],
    [
      "DROP INDEX due_by_date; CREATE INDEX due_by_date ON due (due_at) WHERE due_at < 0; PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE INDEX due_by_date ON due (due_at)' WHERE name = 'due_by_date'",
      'database',
    ],
    ['DELETE FROM event WHERE seq = 4', 'head'],
    ['UPDATE chain SET length = 9', 'length'],
    ["UPDATE chain SET identity = 'other'", 'identity'],
    ['UPDATE due SET due_at = due_at + 86400000', 'clocks'],
    ['DELETE FROM due', 'clocks'],
  ])('sees %s', (sql, item) => {
    tamper(sql);
    const { code, problems } = verify();
    expect([code, problems.map((one) => one.item)]).toEqual([4, expect.arrayContaining([item])]);
    expect(problems.every(({ kind }) => kind === 'journal')).toBe(true);
  });

  it.each(['no JSON', '{}', '{"version":1}', '{"version":9,"type":"request-logged"}', 'null'])(
    'sees an event that says nothing it knows, though its digests fit: %s',
    (payload) => {
      forge(payload);
      const { code, problems } = verify();
      expect([code, problems]).toEqual([
        4,
        [expect.objectContaining({ item: 'event 4', found: 'unreadable' })],
      ]);
    },
  );

  it('leaves clocks that were computed from other rules to the next that writes', () => {
    tamper('UPDATE due SET rules = rules + 1, due_at = due_at + 1');
    expect(verify()).toMatchObject({ code: 0, ok: true });
    program.run('log', 'contact', '1', '问了');
    expect(verify()).toMatchObject({ code: 0, ok: true });
  });

  it('takes a file that became writable for no damage', () => {
    chmodSync(kept('E1'), 0o600);
    expect(verify()).toMatchObject({
      code: 0,
      ok: true,
      notices: [{ what: 'writable', item: 'E1 付款.png' }],
    });
  });

  it('does not miss what was purged, nor what was erased', () => {
    program.run('evidence', 'remove', '1', 'E1', '--purge', '--confirm', '1');
    expect(verify()).toMatchObject({ code: 0, ok: true });
    program.run('erase', '1', 'E1', '--confirm', '1');
    expect(verify()).toMatchObject({ code: 0, ok: true });
  });

  it('finds an event that was emptied by hand, also beside one that was erased, and with a hash noted before', () => {
    const { head } = verify();
    tamper('UPDATE event SET payload = NULL, salt = NULL WHERE seq = 3');
    expect(verify('--against', head)).toMatchObject({ code: 4, problems: [{ item: 'event 3' }] });
    expect(verify().problems.map(({ item }) => item)).toContain('event 3');
  });

  it('says in Chinese what is not as it should be, whatever it is', () => {
    tamper('UPDATE event SET payload = NULL, salt = NULL WHERE seq = 3');
    const { code, out } = program.run('verify');
    expect(code).toBe(4);
    expect(out).toContain('应该是 有内容，或者后面有一条说明它被抹掉了\n  现在是 空的');
    const [, problem = ''] = /发现[^\n]*\n([\s\S]*?)\n全部/.exec(out) ?? [];
    expect(problem.replaceAll(/refund(?:\.sqlite| restore)/g, '')).not.toMatch(/[a-z]{3}/);
  });

  it('lets the erasing of one exhibit account for that one alone', () => {
    program.run('erase', '1', 'E1', '--confirm', '1');
    expect(verify()).toMatchObject({ code: 0, ok: true });
    tamper(
      'UPDATE event SET payload = NULL, salt = NULL WHERE seq = (SELECT min(seq) FROM event WHERE payload IS NOT NULL AND seq > 1)',
    );
    expect(verify().code).toBe(4);
  });

  it('of one case leaves the others alone', () => {
    program.open('--order', 'CM2');
    tamper("UPDATE event SET algorithm = 'md5' WHERE chain = (SELECT id FROM chain WHERE number = 1)");
    expect(verify('2')).toMatchObject({ code: 0, ok: true });
    tamper("UPDATE event SET algorithm = 'sha256'");
    writeFileSync(join(program.home, 'vault', '.incoming-x'), '');
    expect(verify().problems.map(({ item }) => item)).toEqual(['.incoming-x']);
    rmSync(kept('E1'));
    expect(verify('2')).toMatchObject({ code: 0, ok: true });
    expect(verify('1').problems.map(({ item }) => item)).toEqual(['E1 付款.png']);
    expect(program.run('verify', '9').code).toBe(1);
  });
});

describe('verify --against', () => {
  it('knows the head as it was printed, any event, and the beginning of either', () => {
    const { head } = verify();
    const { events } = program.run('history', '1', '--json').json() as { events: { hash: string }[] };
    program.open('--order', 'CM2');
    program.run('log', 'contact', '1', '问了');
    for (const hash of [
      head,
      head.slice(0, 12),
      events[1]?.hash ?? '',
      (events[1]?.hash ?? '').slice(0, 16),
    ]) {
      expect([hash, verify('--against', hash).code]).toEqual([hash, 0]);
    }
  });

  it('says so where the journal no longer contains it, and refuses what is no digest', () => {
    const gone = verify('--against', '0123456789abcdef');
    expect(gone).toMatchObject({ code: 4, ok: false, problems: [{ item: 'against', kind: 'journal' }] });
    expect(program.run('verify', '--against', 'abc').code).toBe(2);
  });
});

describe('doctor', () => {
  it('finds nothing wrong with a set-up that is right', () => {
    expect(program.run('doctor')).toMatchObject({ code: 0 });
    expect(program.run('doctor', '--json').json()).toMatchObject({
      ok: true,
      findings: [],
      home: program.home,
    });
  });

  it('names rights, leftovers and files of nobody, and mends them only when asked', () => {
    chmodSync(program.home, 0o755);
    writeFileSync(join(program.home, '.incoming-1'), 'x', { mode: 0o600 });
    writeFileSync(join(program.home, 'vault', 'a'.repeat(64)), 'x', { mode: 0o400 });
    const { findings } = program.run('doctor', '--json').json() as {
      findings: { check: string; fixable: boolean }[];
    };
    expect(findings.map(({ check, fixable }) => [check, fixable])).toEqual([
      ['rights', true],
      ['leftover', true],
      ['orphan', true],
    ]);
    expect(program.run('doctor').code).toBe(1);
    expect(program.run('doctor', '--fix').code).toBe(0);
    expect(statSync(program.home).mode & 0o777).toBe(0o700);
    expect(verify()).toMatchObject({ code: 0, ok: true });
  });

  it('touches no file while the journal is damaged: it could be evidence that is no longer known', () => {
    tamper(
      "UPDATE event SET payload = replace(CAST(payload AS TEXT), 'evidence-added', 'evidence-xxxxx') WHERE seq = 2",
    );
    const files = readdirSync(join(program.home, 'vault'));
    expect(program.run('doctor', '--fix').code).toBe(4);
    expect(readdirSync(join(program.home, 'vault'))).toEqual(files);
  });

  it('tells how old what it knows is, and what to do once that is too old', () => {
    const { lawCheckedOn, workdaysUntil } = program.run('doctor', '--json').json() as {
      lawCheckedOn: string;
      workdaysUntil: number;
    };
    expect(program.run('doctor').out).toContain(
      `法规核对到 ${lawCheckedOn}，放假安排有到 ${workdaysUntil} 年`,
    );
    const year = Number(lawCheckedOn.slice(0, 4)) + 1;
    const later = program.runWith({ REFUND_NOW: `${year}-12-31T10:00:00+08:00` }, 'doctor');
    expect([later.code, later.out.includes('换成新版，或者用之前自己查现行的条文')]).toEqual([1, true]);
  });

  it('tells when the years of days off run out, and of a clock behind the records', () => {
    const late = program.runWith({ REFUND_NOW: '2026-12-26T10:00:00+08:00' }, 'doctor');
    expect([late.code, late.out.includes('refund rules workdays --add')]).toEqual([1, true]);
    expect(program.runWith({ REFUND_NOW: '2023-01-01T10:00:00+08:00' }, 'doctor').out).toContain('时钟');
  });
});
