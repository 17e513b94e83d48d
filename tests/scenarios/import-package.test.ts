import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, renameSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rawZip } from '../support/archives.ts';
import { changed, pack, rebag, type Unpacked, unpack } from '../support/backups.ts';
import { fullCase, workFolder } from '../support/exported.ts';
import { Program } from '../support/program.ts';
import { everything } from '../support/snapshot.ts';

let program: Program;
let other: Program;
let folder: string;
beforeEach(() => {
  program = new Program();
  other = new Program({ REFUND_NOW: '2024-05-20T16:22:00+08:00' });
  folder = workFolder(program);
});
afterEach(() => {
  program.remove();
  other.remove();
});

const at = (name: string) => join(folder, name);
const exported = (of: Program, name: string, ...more: string[]): string => {
  const { code, err } = of.run('export', '1', '-o', at(name), ...more);
  expect([code, err]).toEqual([0, expect.any(String)]);
  return at(name);
};

describe('a case that is here already', () => {
  beforeEach(() => {
    program.open();
    cpSync(program.home, other.home, { recursive: true });
  });

  it('is the same, longer or shorter, and the one that knows more stays', () => {
    const first = exported(program, 'a');
    expect(other.run('import', first, '--json').json()).toMatchObject({ outcome: 'same', number: 1 });
    program.run('log', 'request', '1');
    const longer = exported(program, 'b.zip');
    expect(other.run('import', longer, '--json').json()).toMatchObject({ outcome: 'longer', number: 1 });
    expect(other.run('import', first, '--json').json()).toMatchObject({ outcome: 'shorter', number: 1 });
    expect(other.run('history', '1', '--json').out).toBe(program.run('history', '1', '--json').out);
  });

  it('and went on on both sides is left alone, both tails listed', () => {
    program.run('log', 'contact', '1', '家里说的');
    other.run('log', 'request', '1');
    const file = exported(program, 'a');
    const before = other.run('history', '1', '--json').out;
    const forked = other.run('import', file);
    expect([forked.code, forked.out]).toEqual([
      1,
      expect.stringMatching(/只有这里有的 1 条：[\s\S]*只有材料里有的 1 条：/),
    ]);
    expect(other.run('history', '1', '--json').out).toBe(before);
    expect(other.run('verify').code).toBe(0);
  });

  it('gets a new number beside another case, and says that it is the same order', () => {
    const fresh = new Program();
    fresh.open();
    const taken = fresh.run('import', exported(program, 'a'));
    expect([taken.code, taken.out]).toEqual([
      0,
      expect.stringMatching(/案件 2（材料里是 1）.*和案件 1 是同一笔订单/),
    ]);
    fresh.remove();
  });
});

describe('a package in which something was erased that is still here', () => {
  it('erases it here only if somebody says so', () => {
    program.open();
    writeFileSync(at('聊天.txt'), 'chat');
    program.run('evidence', 'add', '1', at('聊天.txt'));
    other.run('import', exported(program, 'before'));
    const kept = () => Object.values(everything(join(other.home, 'vault'))).length;
    const had = kept();
    expect(had).toBe(1);
    program.run('erase', '1', 'E1', '--confirm', '1');
    const file = exported(program, 'after');
    const before = everything(other.home);
    for (const more of [[], ['--json']]) {
      const { code, err, out } = other.run('import', file, ...more);
      expect([code, err + out]).toEqual([2, expect.stringContaining('--yes')]);
      expect(err).toContain('彻底删掉');
    }
    program.run('backup', at('b.zip'));
    expect(other.run('restore', at('b.zip'), '--merge').code).toBe(2);
    expect(everything(other.home)).toEqual(before);
    expect(other.run('import', file, '--yes').code).toBe(0);
    expect(kept()).toBe(0);
  });
});

describe('a package that is not as it was written', () => {
  let source: Program;
  let members: Unpacked;
  beforeAll(() => {
    source = new Program();
    fullCase(source);
    const file = join(workFolder(source), 'case.zip');
    source.run('export', '1', '-o', file);
    members = unpack(file);
  });
  afterAll(() => source.remove());
  beforeEach(() => {
    other.open('--order', 'CM9');
  });

  const TOP = 'case';
  const refused = (path: string): { code: number | null; error: string; message: string } => {
    const before = everything(join(other.home, '..'));
    const outcome = other.run('import', path, '--json');
    expect(everything(join(other.home, '..'))).toEqual(before);
    const { error } = outcome.json() as { error: { code: string; message: string } };
    return { code: outcome.code, error: error.code, message: error.message };
  };
  const zip = (bytes: Uint8Array): string => {
    writeFileSync(at('bad.zip'), bytes);
    return at('bad.zip');
  };
  const plus = (name: string, content: string | Buffer) =>
    new Map([...members, [`${TOP}/${name}`, Buffer.from(content)]]);
  const flip = (bytes: Buffer) => {
    const after = Buffer.from(bytes);
    after[after.length >> 1] = (after[after.length >> 1] ?? 0) ^ 1;
    return after;
  };
  const text = (change: (text: string) => string) => (bytes: Buffer) =>
    Buffer.from(change(bytes.toString('utf8')));
  const chain = (change: (lines: string[]) => string[]) =>
    changed(
      members,
      /chain\.jsonl$/,
      text((all) => `${change(all.trimEnd().split('\n')).join('\n')}\n`),
    );
  const unlisted = (algorithm: string) => {
    const lines = [...members]
      .filter(([name]) => name.includes('/data/'))
      .map(
        ([name, bytes]) =>
          `${createHash(algorithm).update(bytes).digest('hex')}  ${name.slice(TOP.length + 1)}\n`,
      );
    const others = [...members].filter(([name]) => !/manifest/.test(name));
    return new Map([...others, [`${TOP}/manifest-${algorithm}.txt`, Buffer.from(lines.join(''))]]);
  };

  it.each<[string, string, RegExp, () => Uint8Array | Promise<Uint8Array>]>([
    [
      'a changed byte',
      'bag-broken',
      /付款 截图\.png：内容被改过/,
      () => pack(changed(members, /截图\.png$/, flip)),
    ],
    [
      'a missing file',
      'bag-broken',
      /聊天\.txt：少了/,
      () => pack(changed(members, /聊天\.txt$/, () => undefined)),
    ],
    ['an extra file', 'bag-broken', /病毒\.exe：多出来/, () => pack(plus('data/证据/病毒.exe', 'x'))],
    [
      'an extra file that is listed',
      'bag-broken',
      /病毒\.exe：多出来/,
      () => rebag(plus('data/证据/病毒.exe', 'x'), TOP),
    ],
    [
      'a way out of the folder',
      'package-refused',
      /指到了文件夹外面/,
      () => pack(plus('../../../逃.txt', 'x')),
    ],
    [
      'an absolute path',
      'package-refused',
      /指到了文件夹外面/,
      () => pack(new Map([...members, ['/tmp/逃.txt', Buffer.from('x')]])),
    ],
    [
      'names that fall together in Unicode',
      'package-refused',
      /重名/,
      () =>
        pack(
          new Map([
            ...plus('data/é.txt'.normalize('NFC'), 'x'),
            [`${TOP}/data/${'é.txt'.normalize('NFD')}`, Buffer.from('y')],
          ]),
        ),
    ],
    [
      'manifests of MD5 alone',
      'bag-broken',
      /manifest-md5\.txt：用的是不认识的摘要算法/,
      () => pack(unlisted('md5')),
    ],
    [
      'a link',
      'package-refused',
      /链接/,
      () =>
        rawZip([
          ...[...members].map(([name, content]) => ({ name, content })),
          { name: `${TOP}/data/l`, content: Buffer.from('/etc/passwd'), mode: 0o120777 },
        ]),
    ],
    [
      'a member that says it is larger than anything',
      'package-refused',
      /太大/,
      () =>
        rawZip(
          [...members].map(([name, content]) => ({
            name,
            content,
            ...(name.endsWith('case.json') ? { claimed: 0xff00_0000 } : {}),
          })),
        ),
    ],
    [
      'a member that unpacks to more than it says',
      'package-refused',
      /case\.json.*(?:太大|坏了)/,
      () =>
        rawZip(
          [...members].map(([name, content]) => ({
            name,
            content: name.endsWith('case.json') ? Buffer.alloc(50_000_000) : content,
            ...(name.endsWith('case.json') ? { claimed: 100 } : {}),
          })),
        ),
    ],
    [
      'a chain with a changed event',
      'chain-refused',
      /第 2 条记录被改过/,
      () =>
        rebag(
          chain((lines) => lines.map((line) => line.replace('付款 截图.png', '付款 截圖.png'))),
          TOP,
        ),
    ],
    [
      'a chain with an event less at its end',
      'chain-refused',
      /摘要对不上|少了一截/,
      () =>
        rebag(
          chain((lines) => [
            (lines[0] ?? '').replace(/"events":\d+/, `"events":${lines.length - 2}`),
            ...lines.slice(1, -1),
          ]),
          TOP,
        ),
    ],
    [
      'a head that is not the chain’s',
      'chain-refused',
      /摘要对不上/,
      () =>
        rebag(
          changed(
            members,
            /package\.json$/,
            text((all) =>
              all.replace(/"head": "./, (found) => `${found.slice(0, -1)}${found.endsWith('0') ? '1' : '0'}`),
            ),
          ),
          TOP,
        ),
    ],
    [
      'the identity of another case',
      'chain-refused',
      /另一个案件/,
      () =>
        rebag(
          changed(
            members,
            /package\.json$/,
            text((all) => all.replace(/"identity": "[^"]+"/, `"identity": "${'a'.repeat(32)}"`)),
          ),
          TOP,
        ),
    ],
    [
      'two chains',
      'chain-refused',
      /来了两份/,
      () =>
        rebag(
          chain((lines) => [...lines, ...lines]),
          TOP,
        ),
    ],
    [
      'no chain',
      'bag-broken',
      /chain\.jsonl：少了/,
      () =>
        rebag(
          changed(members, /chain\.jsonl$/, () => undefined),
          TOP,
        ),
    ],
    [
      'a description that says nothing',
      'bag-broken',
      /package\.json：读不懂/,
      () =>
        rebag(
          changed(members, /package\.json$/, () => Buffer.from('{}')),
          TOP,
        ),
    ],
    [
      'a file gone with its line',
      'chain-refused',
      /第 3 条记录提到的文件没有一起来/,
      () =>
        rebag(
          changed(members, /聊天\.txt$/, () => undefined),
          TOP,
        ),
    ],
    [
      'no description of ours',
      'package-refused',
      /不是 refund export 写的材料/,
      () =>
        rebag(
          changed(members, /package\.json$/, () => undefined),
          TOP,
        ),
    ],
  ])('with %s is refused (%s)', async (_, code, message, make) => {
    expect(refused(zip(await make()))).toEqual({
      code: 1,
      error: code,
      message: expect.stringMatching(message),
    });
  });

  it('or was cut off is refused, wherever that was', () => {
    const whole = pack(members);
    for (const part of [0.2, 0.6, 0.99]) {
      zip(whole);
      truncateSync(at('bad.zip'), Math.floor(whole.length * part));
      expect(refused(at('bad.zip'))).toMatchObject({ code: 1, error: 'package-refused' });
    }
  });

  it('or was made for a recipient, or masked, says so', () => {
    for (const more of [['--for', '12315'], ['--redact']]) {
      const file = exported(source, `for-${more.length}.zip`, ...more);
      expect(refused(file)).toMatchObject({
        error: 'package-refused',
        message: expect.stringContaining('给收件方看的'),
      });
    }
  });

  it('or is a backup says how to restore it; and a backup that is a package how to import it', () => {
    expect(source.run('backup', at('b.zip')).code).toBe(0);
    expect(refused(at('b.zip')).message).toContain('refund restore');
    const wrong = source.run('restore', zip(pack(members)), '--merge');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('refund import')]);
  });

  it('or has links in its folder is refused; one that stands a folder deeper is not', () => {
    exported(source, '材料');
    mkdirSync(at('下载'));
    renameSync(at('材料'), at('下载/材料'));
    symlinkSync('/etc/hostname', at('下载/材料/data/证据/E9 x.txt'));
    expect(refused(at('下载'))).toMatchObject({
      error: 'package-refused',
      message: expect.stringContaining('链接'),
    });
    expect(refused(at('下载/材料'))).toMatchObject({ error: 'package-refused' });
  });

  it('is no package at all, and no bill either', () => {
    mkdirSync(at('leer'));
    writeFileSync(at('x.zip'), pack(new Map([['a.txt', Buffer.from('x')]])));
    expect(refused(at('leer')).code).toBe(1);
    expect(refused(at('x.zip')).code).toBe(1);
    expect(refused(at('none')).code).toBe(1);
  });

  it('takes no flags of a bill', () => {
    const wrong = other.run('import', zip(pack(members)), '--row', '3', '--log-refunds', '--json');
    expect([wrong.code, wrong.json()]).toMatchObject([2, { error: { code: 'bad-answers' } }]);
  });
});
