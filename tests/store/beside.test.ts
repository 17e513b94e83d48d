import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkJournal } from '../../src/store/beside.ts';
import { Program } from '../support/program.ts';

let program: Program;
let store = '';
beforeEach(() => {
  program = new Program();
  program.open();
  program.run('log', 'contact', '1', '问了');
  store = join(program.home, 'refund.sqlite');
});
afterEach(() => program.remove());

/** Some read first, some open for writing at once. */
const LOOKING = [
  ['verify'],
  ['status'],
  ['log', 'contact', '1', '又问了'],
  ['edit', '1', '--amount', '99'],
  ['doctor', '--fix'],
];

/** A database beside which a killed writer leaves a journal, or a log that holds everything. */
function otherDatabase(mode: 'DELETE' | 'WAL'): string {
  const path = join(program.home, '..', 'other.sqlite');
  const database = new Sqlite(path);
  database.pragma(`journal_mode = ${mode}`);
  database.pragma('cache_size = 1');
  database.exec('CREATE TABLE notes (text); INSERT INTO notes VALUES (randomblob(20000))');
  if (mode === 'DELETE')
    database.exec('BEGIN; UPDATE notes SET text = 1; INSERT INTO notes VALUES (randomblob(90000))');
  const suffix = mode === 'WAL' ? '-wal' : '-journal';
  copyFileSync(path + suffix, `${path}-kept`);
  database.close();
  return `${path}-kept`;
}

/** A journal as it is until its transaction is committed, which takes its head away: with the sum it began from. */
function withHead(journal: Buffer, size: number): Buffer {
  const [sector, page] = [512, 4096];
  let began = journal.readUInt32BE(sector + 4 + page);
  for (let at = page - 200; at > 0; at -= 200) began -= journal.readUInt8(sector + 4 + at);
  const head = Buffer.from('d9d505f920a163d7ffffffff0000000000000000', 'hex');
  head.writeUInt32BE(began, 12);
  head.writeUInt32BE(size / page, 16);
  const whole = Buffer.from(journal);
  head.copy(whole);
  whole.writeUInt32BE(sector, 20);
  whole.writeUInt32BE(page, 24);
  return whole;
}

describe('beside the database', () => {
  it.each([
    ['journal', () => otherDatabase('DELETE')],
    ['wal', () => otherDatabase('WAL')],
  ])('a %s of another database is told, and not written into this one', (suffix, make) => {
    const before = readFileSync(store);
    renameSync(make(), `${store}-${suffix}`);
    for (const words of LOOKING) {
      const { code, err } = program.run(...words);
      expect([words, code, err]).toEqual([words, 4, expect.stringContaining('是别的数据库的')]);
    }
    expect(readFileSync(store).equals(before)).toBe(true);
    rmSync(`${store}-${suffix}`);
    expect(program.run('verify').code).toBe(0);
  });

  it('a journal of this very store, from a writer that was killed days ago, is told after it went on', () => {
    const database = new Sqlite(store);
    database.pragma('journal_mode = PERSIST');
    database.pragma('cache_size = 1');
    database.exec("BEGIN; INSERT INTO draft VALUES ('x', 1, hex(randomblob(90000)))");
    copyFileSync(`${store}-journal`, join(program.home, '..', 'old-journal'));
    database.close();
    rmSync(`${store}-journal`);
    for (const text of ['一', '二', '三']) program.run('log', 'contact', '1', text);
    copyFileSync(join(program.home, '..', 'old-journal'), `${store}-journal`);
    expect(program.run('verify')).toMatchObject({ code: 4 });
    rmSync(`${store}-journal`);
    expect(program.run('history', '1', '--json').out).toContain('三');
  });

  it.each([
    ['before its first page went', "INSERT INTO draft VALUES ('x', 1, hex(randomblob(90000)))"],
    [
      'after its first page went',
      "PRAGMA user_version = 5; INSERT INTO draft VALUES ('x', 1, hex(randomblob(90000)))",
    ],
    ['when little was written', "INSERT INTO draft VALUES ('x', 1, '{}')"],
  ])('what a writer left that was killed %s is rolled back, by who looks and by who writes', (_, sql) => {
    const killed = `
      const database = new (require('better-sqlite3'))(process.argv[1]);
      database.pragma('journal_mode = TRUNCATE');
      database.pragma('cache_size = 1');
      database.exec(\`BEGIN; ${sql}\`);
      process.kill(process.pid, 'SIGKILL');`;
    for (const words of LOOKING) {
      spawnSync(process.execPath, ['-e', killed, store], { cwd: process.cwd() });
      expect([words, program.run(...words).code]).toEqual([words, 0]);
      expect(program.run('verify').code).toBe(0);
    }
    expect(program.run('history', '1', '--json').out).toContain('又问了');
  });

  it('what a tool left that was killed while it packed the store anew is rolled back', () => {
    const released = 'tests/fixtures/1.0.0/home/refund.sqlite';
    copyFileSync(released, store);
    const packing = new Sqlite(store);
    packing.pragma('journal_mode = PERSIST');
    packing.exec('VACUUM');
    packing.close();
    writeFileSync(`${store}-journal`, withHead(readFileSync(`${store}-journal`), statSync(released).size));
    checkJournal(store);
    const reading = new Sqlite(store);
    expect(reading.pragma('integrity_check', { simple: true })).toBe('ok');
    reading.close();
    expect(readFileSync(store).equals(readFileSync(released))).toBe(true);
  });

  it.runIf(process.platform !== 'win32').each(['-journal', '-wal', '-shm'])(
    'whatever lies as %s is told at once',
    (suffix) => {
      const path = store + suffix;
      for (const make of [
        () => spawnSync('mkfifo', [path]),
        () => mkdirSync(path),
        () => symlinkSync(path, path),
        () => symlinkSync('nowhere', path),
        () => symlinkSync('/dev/zero', path),
      ]) {
        rmSync(path, { force: true });
        make();
        for (const words of LOOKING) {
          const { code, err } = program.run(...words);
          expect([words, code, err]).toEqual([words, 4, expect.stringContaining(`refund.sqlite${suffix}`)]);
        }
        rmSync(path, { recursive: true });
      }
      writeFileSync(path, '');
      expect(program.run('verify').code).toBe(0);
    },
  );
});
