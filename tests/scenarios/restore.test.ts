import { chmodSync, cpSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changed, pack, rebag, type Unpacked, unpack } from '../support/backups.ts';
import { Program } from '../support/program.ts';
import { everything } from '../support/snapshot.ts';

let program: Program;
let other: Program;
beforeEach(() => {
  program = new Program();
  other = new Program();
});
afterEach(() => {
  program.remove();
  other.remove();
});

const beside = (name: string) => join(program.home, '..', name);
const backUp = (of: Program, name: string): string => {
  expect(of.run('backup', beside(name)).code).toBe(0);
  return beside(name);
};
interface Event {
  readonly hash: string;
  readonly type: string;
  readonly text?: string;
}
const history = (of: Program, number: number) =>
  (of.run('history', String(number), '--json').json() as { events: Event[] }).events;
const cases = (of: Program) =>
  (of.run('status', '--all', '--json').json() as { cases: { id: number; identity: string; order: string }[] })
    .cases;
const evidence = (of: Program, name: string, content: string) => {
  writeFileSync(beside(name), content);
  return of.run('evidence', 'add', '1', beside(name));
};

describe('a backup of another machine', () => {
  it('is only taken into an empty home; else it says how to merge, and changes nothing', () => {
    program.open();
    const file = backUp(program, '备份 一.zip');
    other.open('--order', 'CM9');
    const before = everything(other.home);
    const refused = other.run('restore', file);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`refund restore '${file}' --merge`);
    expect(everything(other.home)).toEqual(before);
  });

  it('is what is advised to be merged, and nothing that is none', () => {
    program.open();
    writeFileSync(beside('付款.png'), 'picture');
    const packed = beside('包.zip');
    expect(program.run('export', '1', '-o', packed).code).toBe(0);
    for (const path of [packed, beside('付款.png')]) {
      const { code, err } = program.run('restore', path);
      expect(code).toBe(1);
      expect(err).not.toContain('--merge');
    }
    expect(program.run('restore', packed).err).toContain('refund import');
  });

  it('merges: its cases get new numbers and keep their identity and every hash', () => {
    program.open();
    evidence(program, '付款.png', 'picture');
    program.open('--order', 'CM2', '--again');
    const file = backUp(program, 'b.zip');
    other.open('--order', 'CM9');
    const restored = other.run('restore', file, '--merge', '--json');
    expect([restored.code, restored.json()]).toMatchObject([
      0,
      {
        cases: [
          { outcome: 'new', came: 1, number: 2 },
          { outcome: 'new', came: 2, number: 3 },
        ],
        files: { fresh: 1 },
      },
    ]);
    const identities = (of: Program, order: string) => cases(of).find((one) => one.order === order)?.identity;
    expect(identities(other, 'CM2')).toBe(identities(program, 'CM2'));
    expect(history(other, 2)).toEqual(history(program, 1));
    expect(other.run('verify').code).toBe(0);
    const again = other.run('restore', file, '--merge');
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('2 个案件和这里的一样')]);
    expect(cases(other).length).toBe(3);
  });

  it('says which of its cases are of an order that is here already', () => {
    program.open();
    other.open();
    const restored = other.run('restore', backUp(program, 'b.zip'), '--merge', '--json');
    expect(restored.json()).toMatchObject({ cases: [{ outcome: 'new', number: 2, sameOrder: 1 }] });
  });
});

describe('what an error advises', () => {
  it('works: a damaged database moved aside, and the backup is taken', () => {
    program.open();
    const file = backUp(program, 'b.zip');
    writeFileSync(join(program.home, 'refund.sqlite'), 'no database');
    const told = program.run('status');
    expect(told.code).toBe(4);
    expect(told.err).toContain('refund.sqlite 开头的文件挪到别处，用 refund restore 从备份里恢复');
    for (const name of readdirSync(program.home))
      if (name.startsWith('refund.sqlite')) renameSync(join(program.home, name), beside(name));
    expect(program.run('restore', file).code).toBe(0);
    expect(program.run('verify').code).toBe(0);
    expect(cases(program)).toHaveLength(1);
  });

  it('is not to merge what is not there', () => {
    program.open();
    const { code, err } = program.run('restore', beside('nowhere.zip'));
    expect(code).toBe(1);
    expect(err).toContain('读不了文件');
    expect(err).not.toContain('--merge');
  });
});

describe('the same case on two machines', () => {
  beforeEach(() => {
    program.open();
    cpSync(program.home, other.home, { recursive: true });
  });

  it('takes the longer chain with its files, and leaves a longer one here', () => {
    evidence(program, '聊天.txt', '客服说等');
    program.run('log', 'request', '1');
    const longer = backUp(program, 'longer.zip');
    const shorter = backUp(other, 'shorter.zip');
    expect(other.run('restore', longer, '--merge', '--json').json()).toMatchObject({
      cases: [{ outcome: 'longer', number: 1 }],
      files: { fresh: 1 },
    });
    expect(history(other, 1)).toEqual(history(program, 1));
    expect(other.run('verify').code).toBe(0);
    expect(program.run('restore', shorter, '--merge').out).toContain('案件 1：这里记得更多，没有动');
    expect(history(program, 1)).toEqual(history(other, 1));
  });

  it('takes nothing of a case that went on on both sides, and lists both tails', () => {
    program.run('log', 'contact', '1', '家里说的');
    evidence(program, '聊天.txt', '只在家里有');
    other.run('log', 'request', '1');
    program.open('--order', 'CM2', '--again');
    const file = backUp(program, 'b.zip');
    const here = history(other, 1);
    const restored = other.run('restore', file, '--merge', '--json');
    expect([restored.code, restored.json()]).toMatchObject([
      1,
      {
        cases: [
          {
            outcome: 'forked',
            number: 1,
            here: [{ seq: 2, type: 'request-logged' }],
            there: [
              { seq: 2, type: 'contact-logged' },
              { seq: 3, type: 'evidence-added' },
            ],
          },
          { outcome: 'new', number: 2 },
        ],
      },
    ]);
    expect(history(other, 1)).toEqual(here);
    expect(other.run('verify').code).toBe(0);
    const told = other.run('restore', file, '--merge');
    expect(told.code).toBe(1);
    expect(told.out).toMatch(/只有这里有的 1 条：[\s\S]*只有备份里有的 2 条：/);
    const vault = join(other.home, 'vault');
    expect(everything(vault)).toEqual({});
  });

  it('brings back a file that was lost here, from a backup of the very same case', () => {
    evidence(program, '聊天.txt', '客服说等');
    const file = backUp(program, 'b.zip');
    const vault = join(program.home, 'vault');
    const [digest = ''] = readdirSync(vault);
    chmodSync(join(vault, digest), 0o600);
    writeFileSync(join(vault, digest), '客服说不等');
    expect(program.run('verify').code).toBe(4);
    const mended = program.run('restore', file, '--merge', '--json');
    expect([mended.code, mended.json()]).toMatchObject([0, { files: { fresh: 0, mended: 1 } }]);
    expect(program.run('verify').code).toBe(0);
  });
});

/** The digest of one small x. */
const X = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';

describe('a backup that is not as it was written', () => {
  let members: Unpacked;
  let file: string;
  beforeEach(() => {
    program.open();
    evidence(program, '付款.png', 'picture');
    program.run('me', '--name', '张三');
    file = backUp(program, 'b.zip');
    members = unpack(file);
  });

  const flip = (bytes: Buffer) => {
    const after = Buffer.from(bytes);
    after[after.length >> 1] = (after[after.length >> 1] ?? 0) ^ 1;
    return after;
  };
  const replace = (from: RegExp, to: string) => (bytes: Buffer) =>
    Buffer.from(bytes.toString('utf8').replace(from, to));
  const plus = (name: string, content: string) => new Map([...members, [name, Buffer.from(content)]]);

  it.each<[string, string, RegExp, () => Buffer | Promise<Buffer>]>([
    ['a changed kept file', 'bag-broken', /内容被改过/, () => pack(changed(members, /files\//, flip))],
    [
      'a changed chain',
      'bag-broken',
      /cases\.jsonl：内容被改过/,
      () => pack(changed(members, /cases/, flip)),
    ],
    [
      'a member missing',
      'bag-broken',
      /少了这个文件/,
      () => pack(changed(members, /me\.json/, () => undefined)),
    ],
    [
      'its cases missing, manifest and all',
      'bag-broken',
      /cases\.jsonl：少了这个文件/,
      () => rebag(changed(members, /cases/, () => undefined)),
    ],
    ['a member more', 'bag-broken', /多出来的文件/, () => pack(plus('refund-backup/data/x.txt', 'x'))],
    [
      'a member more, manifest and all',
      'bag-broken',
      /多出来的文件/,
      () => rebag(plus('refund-backup/data/x.txt', 'x')),
    ],
    [
      'a kept file that no case tells of, manifest and all',
      'bag-broken',
      /多出来的文件/,
      () => rebag(plus(`refund-backup/data/files/${X}`, 'x')),
    ],
    [
      'a kept file missing, manifest and all',
      'chain-refused',
      /提到的文件没有一起来/,
      () => rebag(changed(members, /files\//, () => undefined)),
    ],
    [
      'other bytes in a kept file, manifest and all',
      'bag-broken',
      /内容被改过/,
      () => rebag(changed(members, /files\//, flip)),
    ],
    [
      'another amount in an event, manifest and all',
      'chain-refused',
      /对不上/,
      () => rebag(changed(members, /cases/, replace(/10000/, '90000'))),
    ],
    [
      'an event cut off, manifest and all',
      'chain-refused',
      /少了一截/,
      () => rebag(changed(members, /cases/, (bytes) => bytes.subarray(0, bytes.lastIndexOf(10, -2) + 1))),
    ],
    [
      'a form of the future',
      'store-newer',
      /更新的版本写的（格式 2/,
      () => rebag(changed(members, /backup\.json/, replace(/"format": 1/, '"format": 2'))),
    ],
    [
      'drafts that are none',
      'bag-broken',
      /drafts\.json：读不懂/,
      () => rebag(changed(members, /drafts/, () => Buffer.from('{"id":"x"}'))),
    ],
    [
      'another bag',
      'not-a-backup',
      /不是 refund backup 写的备份/,
      () => rebag(new Map([['pack/data/x.txt', Buffer.from('x')]]), 'pack'),
    ],
    ['a zip of something', 'not-a-backup', /不是/, () => pack(new Map([['x.txt', Buffer.from('x')]]))],
    ['no zip', 'package-refused', /不是 zip/, () => Buffer.from('这不是备份')],
    ['nothing in it', 'package-refused', /zip|不完整/, () => Buffer.alloc(0)],
    ['a cut tail', 'package-refused', /不完整|不是 zip/, () => pack(members).subarray(0, -40)],
    ['a cut head', 'package-refused', /不完整|不是 zip/, () => pack(members).subarray(500)],
    [
      'a name that leads outside',
      'package-refused',
      /指到了文件夹外面/,
      () => pack(plus('refund-backup/../../evil', 'x')),
    ],
    [
      'a broken age header',
      'package-refused',
      /不完整|坏了/,
      () => Buffer.concat([Buffer.from('age-encryption.org/v1\n-> scrypt x y\n'), Buffer.alloc(500)]),
    ],
  ])('with %s is refused (%s), and the home folder is as before', async (_, code, words, make) => {
    const bad = beside('bad.zip');
    writeFileSync(bad, await make());
    const before = everything(other.home);
    const refused = other.run('restore', bad, '--json');
    expect([refused.code, refused.json()]).toMatchObject([
      1,
      { error: { code, message: expect.stringMatching(words) } },
    ]);
    expect(everything(other.home)).toEqual(before);
    other.open('--order', 'CM9');
    const full = everything(other.home);
    const merged = other.run('restore', bad, '--merge');
    expect([merged.code, merged.out]).toEqual([1, '']);
    expect(merged.err).not.toMatch(/程序自己出了错|\n\s+at /);
    expect(everything(other.home)).toEqual(full);
  });

  it('with unfinished cases of which one is damaged gives all but that one, and names it', async () => {
    const good = { id: 'good', savedAt: 1, answers: '{"site":"甲"}' };
    const drafts = JSON.stringify([{ id: 'bad\u001b[31m', savedAt: 2, answers: 'not json' }, good]);
    const path = beside('drafts.zip');
    writeFileSync(path, await rebag(changed(members, /drafts/, () => Buffer.from(drafts))));
    const restored = other.run('restore', path, '--json');
    expect([restored.code, restored.json()]).toMatchObject([
      4,
      { drafts: 'taken', damagedDrafts: [expect.stringMatching(/^bad/)] },
    ]);
    expect(other.run('restore', path, '--merge').out).toMatch(/没填完的案件 bad[^\u001b]* 读不懂，没有取/);
    const rest = [
      '--order',
      'D1',
      '--amount',
      '8',
      '--paid-at',
      '2024-05-01 08:00',
      '--pay-channel',
      'wechat',
    ];
    const resumed = other.run('new', '--resume', '--problem', 'not-delivered', ...rest, '--json');
    expect(resumed.json()).toMatchObject({ case: { site: '甲' } });
    expect(other.run('verify').code).toBe(0);
  });

  it('that is not there, or a folder of something else, is refused', () => {
    for (const [path, code] of [
      [beside('none.zip'), 'file-unreadable'],
      [program.home, 'not-a-backup'],
      ['/dev/null', 'package-refused'],
    ]) {
      expect(other.run('restore', path ?? '', '--json').json()).toMatchObject({ error: { code } });
    }
    expect(everything(join(other.home, '..'))).toEqual({});
  });
});
