import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import { errors as english } from '../../src/words/en/errors.ts';
import { errors as chinese } from '../../src/words/zh/errors.ts';
import { Inside } from '../support/inside.ts';
import { STORY } from '../support/program.ts';

let place: Inside;
const at = (name: string) => join(place.folder, name);
beforeEach(async () => {
  place = new Inside();
  await place.run(['new', ...STORY]);
});
afterEach(() => place.remove());

/** Changes what is said in an event, and nothing that is computed from it. */
function changeByHand(from: string, to: string): void {
  const database = new Sqlite(join(place.home, 'refund.sqlite'));
  const rows = database.prepare('SELECT id, payload FROM event').all() as { id: number; payload: Buffer }[];
  for (const { id, payload } of rows) {
    const text = payload.toString('utf8');
    if (text.includes(from))
      database
        .prepare('UPDATE event SET payload = ? WHERE id = ?')
        .run(Buffer.from(text.replace(from, to)), id);
  }
  database.close();
}

describe('a case here that was changed by hand', () => {
  beforeEach(async () => {
    await place.run(['log', 'contact', '1', '客服说明天退']);
    await place.run(['backup', at('b.zip')]);
    await place.run(['export', '1', '-o', at('p.zip')]);
  });

  it.each([
    ['restore', 'b.zip', ['--merge']],
    ['import', 'p.zip', []],
  ])('is not called the same by %s, and what it says to do gives it back', async (command, file, more) => {
    changeByHand('客服说明天退', '客服说后天退');
    const { out, code } = await place.run([command, at(file), ...more]);
    expect(code).toBe(4);
    expect(out).not.toContain('不用动');
    expect(out).toMatch(/案件 1：这里的记录写下以后被改动过.*那份是好的，也不比这里的旧/);
    await place.run(['new', ...STORY, '--order', 'CM2']);
    expect((await place.run(['export', '2', '-o', at('二.zip')])).code).toBe(0);
    if (command === 'restore') {
      mkdirSync(at('old'));
      for (const name of readdirSync(place.home))
        if (name.startsWith('refund.sqlite')) renameSync(join(place.home, name), join(at('old'), name));
    }
    const home = command === 'restore' ? place.home : at('new');
    expect((await place.run([command, at(file)], { home })).code).toBe(0);
    expect((await place.run(['import', at('二.zip')], { home })).code).toBe(0);
    expect((await place.run(['verify'], { home })).code).toBe(0);
    expect((await place.run(['history', '1'], { home })).out).toContain('客服说明天退');
    expect((await place.run(['status', '2'], { home })).code).toBe(0);
  });

  it('is told without that advice where it went on, and where it did not the rest is taken as before', async () => {
    await place.run(['log', 'contact', '1', '又问了一次']);
    changeByHand('客服说明天退', '客服说后天退');
    const shorter = await place.run(['restore', at('b.zip'), '--merge']);
    expect([shorter.code, shorter.out]).toEqual([4, expect.stringContaining('被改动过')]);
    expect(shorter.out).not.toContain('那份是好的');
    const told = await place.run(['restore', at('b.zip'), '--merge', '--json']);
    expect(JSON.parse(told.out)).toMatchObject({ cases: [{ outcome: 'shorter', damagedHere: true }] });
  });
});

describe('a file that is added again', () => {
  it('is said to have mended the kept copy, where that was damaged or gone', async () => {
    writeFileSync(at('聊天.txt'), '客服说明天退');
    await place.run(['evidence', 'add', '1', at('聊天.txt')]);
    const vault = join(place.home, 'vault');
    const [name = ''] = readdirSync(vault);
    const damages = [
      () => {
        chmodSync(join(vault, name), 0o600);
        writeFileSync(join(vault, name), 'x');
      },
      () => rmSync(join(vault, name)),
    ];
    for (const damage of damages) {
      damage();
      const { err } = await place.run(['evidence', 'add', '1', at('聊天.txt')]);
      expect(err).toMatch(/E1：存的那份丢了或者坏了，已经用这份补好/);
      expect(err).not.toContain('没有重复收');
      expect(readFileSync(join(vault, name), 'utf8')).toBe('客服说明天退');
      damage();
      const json = await place.json('evidence', 'add', '1', at('聊天.txt'));
      expect(json).toMatchObject({ already: [{ id: 'E1', mended: true }] });
    }
    expect((await place.run(['evidence', 'add', '1', at('聊天.txt')])).err).toContain('没有重复收');
  });
});

describe.runIf(existsSync('/proc/self/mem'))('a kept file that the disk does not give', () => {
  it('is not said to have changed: it may belong to another user, and be as it was', async () => {
    writeFileSync(at('聊天.txt'), '客服说明天退');
    await place.run(['evidence', 'add', '1', at('聊天.txt')]);
    const [name = ''] = readdirSync(join(place.home, 'vault'));
    rmSync(join(place.home, 'vault', name));
    // Nobody can read its first byte.
    symlinkSync('/proc/self/mem', join(place.home, 'vault', name));
    for (const words of [['verify'], ['backup', at('b.zip')], ['export', '1', '-o', at('包')]]) {
      const { code, out, err } = await place.run(words);
      expect([words, code, out + err]).toEqual([words, 4, expect.stringContaining('读不出来')]);
      expect(out + err).not.toContain('内容变了');
    }
    expect((await place.run(['verify'])).out).toMatch(/没有权限/);
  });
});

describe('what SQLite says', () => {
  it('is told in words, whatever it is', () => {
    const codes = [
      'READONLY_DBMOVED',
      'IOERR_FSYNC',
      'CANTOPEN_ISDIR',
      'READONLY_DIRECTORY',
      'FULL',
      'NOMEM',
    ];
    for (const words of [chinese, english])
      for (const code of codes)
        expect(words['write-failed']({ path: '/p', action: 'store', code: `SQLITE_${code}` })).not.toContain(
          code,
        );
  });

  it('is that the store was moved, where it was moved in the midst of a write', async () => {
    const { err, code } = await place.run(['log', 'contact', '1', '你好'], {
      use: {
        ...effects,
        step(what) {
          if (what === 'write') renameSync(place.home, at('moved'));
          effects.step(what);
        },
      },
    });
    expect([code, err]).toEqual([1, expect.stringContaining('案件库被移走或者改名了')]);
  });
});

describe('a text that waits for a case, and another one in the backup', () => {
  it('is told to be left out, and can be had once the one here is logged', async () => {
    const wait = (text: string) => {
      const database = new Sqlite(join(place.home, 'refund.sqlite'));
      database.prepare("INSERT OR REPLACE INTO draft VALUES ('got-1', 1, ?)").run(JSON.stringify({ text }));
      database.close();
    };
    wait('客服说明天退给你');
    await place.run(['backup', at('b.zip')]);
    const same = await place.run(['restore', at('b.zip'), '--merge']);
    expect(same.out).not.toContain('原话');
    wait('请等待三天');
    const { out } = await place.run(['restore', at('b.zip'), '--merge']);
    expect(out).toMatch(/案件 1：这里有一段贴好还没记的原话，备份里另有一段，没有取.*refund got 1/);
    const database = new Sqlite(join(place.home, 'refund.sqlite'));
    const waiting = () => database.prepare('SELECT answers FROM draft').pluck().all();
    database.exec('DELETE FROM draft');
    expect((await place.run(['restore', at('b.zip'), '--merge'])).out).not.toContain('没有取');
    expect(waiting()).toEqual([JSON.stringify({ text: '客服说明天退给你' })]);
    database.close();
  });
});
