import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';
import { everything } from '../support/snapshot.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

const PASSPHRASE = '一句 只有我知道的话';
const ENTER = '\r';

let program: Program;
let other: Program;
let secret: string;
beforeEach(() => {
  program = new Program();
  other = new Program();
  program.open();
  secret = beside('密码.txt');
  writeFileSync(secret, `${PASSPHRASE}\r\n第二行不算\n`);
});
afterEach(() => {
  program.remove();
  other.remove();
});

const beside = (name: string) => join(program.home, '..', name);

/** The file with another work factor in its header; trying a passphrase would take that much. */
const withWork = (bytes: Buffer, work: number) =>
  Buffer.from(bytes.toString('latin1').replace(/(-> scrypt \S+ )\d+\n/, `$1${work}\n`), 'latin1');

describe('an encrypted backup', () => {
  it('comes back with its passphrase from a file, and is opened by the library that everybody uses', async () => {
    const file = beside('b.zip.age');
    const made = program.run('backup', file, '--passphrase-file', secret, '--json');
    expect([made.code, made.json()]).toMatchObject([0, { encrypted: true, cases: 1 }]);
    expect(made.out + made.err).not.toContain(PASSPHRASE);
    expect(readFileSync(file).includes(Buffer.from('cases.jsonl'))).toBe(false);
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PASSPHRASE);
    const plain = await decrypter.decrypt(readFileSync(file));
    expect(Buffer.from(plain).subarray(0, 2).toString()).toBe('PK');
    const restored = other.run('restore', file, '--passphrase-file', secret);
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('取回了 1 个案件')]);
    expect(other.run('verify').code).toBe(0);
    expect(Object.keys(everything(other.home)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('locked again by the public tool is restored, and the wait is told', async () => {
    const file = beside('b.zip');
    program.run('backup', file);
    const encrypter = new Encrypter();
    encrypter.setPassphrase(PASSPHRASE);
    encrypter.setScryptWorkFactor(18);
    writeFileSync(beside('b.age'), await encrypter.encrypt(readFileSync(file)));
    const restored = other.run('restore', beside('b.age'), '--passphrase-file', secret);
    expect([restored.code, restored.err + restored.out]).toEqual([
      0,
      expect.stringMatching(/大约 2 秒[\s\S]*取回了 1 个案件/),
    ]);
  });

  it('without a terminal names the flag that is missing, and leaves nothing', () => {
    for (const words of [['--encrypt'], ['--encrypt', '--json']]) {
      const refused = program.run('backup', beside('b.age'), ...words);
      expect([refused.code, refused.out + refused.err]).toEqual([
        2,
        expect.stringContaining('--passphrase-file'),
      ]);
    }
    expect(
      Object.keys(everything(join(program.home, '..'))).filter((name) => name.includes('b.age')),
    ).toEqual([]);
  });

  it.each([
    ['nothing in it', ' \n'],
    ['too much in it', 'x'.repeat(5000)],
  ])('with a passphrase file with %s is refused', (_, content) => {
    writeFileSync(secret, content);
    const refused = program.run('backup', beside('b.age'), '--passphrase-file', secret, '--json');
    expect([refused.code, refused.json()]).toMatchObject([2, { error: { code: 'bad-answers' } }]);
    const gone = program.run('backup', beside('b.age'), '--passphrase-file', beside('none'), '--json');
    expect([gone.code, gone.json()]).toMatchObject([1, { error: { code: 'file-unreadable' } }]);
  });

  it('stays closed to a wrong passphrase, a key, too much work and garbage; the home folder is as before', async () => {
    const file = beside('b.age');
    program.run('backup', file, '--passphrase-file', secret);
    const good = readFileSync(file);
    const wrong = beside('wrong.txt');
    writeFileSync(wrong, '别的话');
    const costly = new Encrypter();
    costly.setPassphrase(PASSPHRASE);
    costly.setScryptWorkFactor(10);
    const half = good.length >> 1;
    const flipped = Buffer.from(good);
    flipped[half] = (flipped[half] ?? 0) ^ 1;
    const note = new Encrypter();
    note.setPassphrase(PASSPHRASE);
    note.setScryptWorkFactor(10);
    for (const [bytes, passphrase, words] of [
      [good, wrong, '密码不对'],
      [withWork(Buffer.from(await costly.encrypt('x')), 21), secret, '算得太久'],
      [flipped, secret, '不完整，或者坏了'],
      [good.subarray(0, -20), secret, '不完整，或者坏了'],
      [Buffer.from(await note.encrypt('只是一句话')), secret, '不是 zip'],
    ] as const) {
      writeFileSync(file, bytes);
      const refused = other.run('restore', file, '--passphrase-file', passphrase);
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(words)]);
      expect(refused.err).not.toContain('.incoming');
      expect(everything(join(other.home, '..'))).toEqual({});
    }
  });
});

describe.skipIf(!hasTerminal)('a backup in a terminal', () => {
  it('asks for the passphrase twice without showing it, and asks again for a second one that differs', async () => {
    const file = beside('b.age');
    const making = new Terminal(program.environment, ['backup', file, '--encrypt']);
    await making.answer('密码', `不显示的话${ENTER}`);
    await making.answer('再输一次', `打错了${ENTER}`);
    const seen = await making.shows('不一样');
    expect(seen).not.toMatch(/不显示的话|打错了/);
    await making.answer('不一样', `\u0015不显示的话${ENTER}`);
    expect(await making.shows('备份好了')).not.toContain('不显示的话');
    expect(await making.ended).toBe(0);
    const taking = new Terminal(other.environment, ['restore', file]);
    await taking.answer('密码', `不显示的话${ENTER}`);
    expect(await taking.shows('取回了 1 个案件')).not.toContain('不显示的话');
    expect(await taking.ended).toBe(0);
  });

  it('leaves nothing when it is broken off at the question', async () => {
    const making = new Terminal(program.environment, ['backup', beside('b.age'), '--encrypt']);
    await making.answer('密码', '\u0003');
    expect(await making.ended).toBe(130);
    expect(Object.keys(everything(join(program.home, '..'))).some((name) => name.includes('b.age'))).toBe(
      false,
    );
  });

  it('carries a case that is only half answered, and it goes on there', async () => {
    const asking = new Terminal(program.environment, ['new']);
    await asking.answer('出了什么事', ENTER);
    await asking.shows('拿规定拒绝你');
    await asking.answer('拿规定拒绝你', '\u0003');
    expect(await asking.ended).toBe(130);
    expect(program.run('backup', beside('b.zip')).code).toBe(0);
    expect(other.run('restore', beside('b.zip'), '--json').json()).toMatchObject({ drafts: 'taken' });
    const resumed = new Terminal(other.environment, ['new', '--resume']);
    await resumed.answer('拿规定拒绝你', '\u0003');
    expect(await resumed.ended).toBe(130);
    expect(other.run('restore', beside('b.zip'), '--merge', '--json').json()).toMatchObject({
      drafts: 'kept',
    });
  });
});
