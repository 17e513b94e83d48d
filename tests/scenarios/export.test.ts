import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import { unpack } from '../support/backups.ts';
import { fullCase, workFolder } from '../support/exported.ts';
import { Inside } from '../support/inside.ts';
import { Program } from '../support/program.ts';
import { everything } from '../support/snapshot.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

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

describe('a case as a package', () => {
  it('is checked by sha256sum, comes back whole on another computer, and goes out again byte for byte', () => {
    fullCase(program);
    const made = program.run('export', '1', '-o', at('材料'), '--json');
    expect([made.code, made.json()]).toMatchObject([0, { importable: true, leftOut: [], damaged: [] }]);
    const checked = spawnSync('sha256sum', ['-c', '--quiet', '--strict', 'manifest-sha256.txt'], {
      cwd: at('材料'),
      encoding: 'utf8',
    });
    expect([checked.status, checked.stdout, checked.stderr]).toEqual([0, '', '']);
    expect(
      Object.keys(everything(at('材料')))
        .filter((name) => name.includes('.') && name.startsWith('data/'))
        .toSorted(),
    ).toMatchInlineSnapshot(`
      [
        "data/case.json",
        "data/chain.jsonl",
        "data/package.json",
        "data/timeline.csv",
        "data/信件/L1 给网站 2024-05-20.txt",
        "data/信件/L2 给市场监管部门（12315） 2024-05-20.html",
        "data/信件/L3 给法院 2024-05-20.docx",
        "data/已移除/E4 多余.txt",
        "data/证据/E1 付款记录 付款 截图.png",
        "data/证据/E2 聊天记录 聊天.txt",
        "data/证据/E3 身份证明 身份证.jpg",
      ]
    `);
    const before = everything(at('材料'));
    const taken = other.run('import', at('材料'), '--json');
    expect([taken.code, taken.json()]).toMatchObject([0, { outcome: 'new', came: 1, number: 1, lost: [] }]);
    expect(other.run('verify').code).toBe(0);
    expect(other.run('history', '1', '--json').out).toBe(program.run('history', '1', '--json').out);
    expect(other.run('evidence', 'list', '1', '--json').out).toBe(
      program.run('evidence', 'list', '1', '--json').out,
    );
    mkdirSync(at('again'));
    expect(other.run('export', '1', '-o', at('again/材料')).code).toBe(0);
    expect(everything(at('again/材料'))).toEqual(before);
    // Who the user is lies outside the case and did not travel.
    expect(other.run('me', '--json').out).not.toContain('张三');
    expect(readFileSync(at('材料/请先打开.html'), 'utf8')).not.toContain('张三');
  });
});

describe('what a recipient gets', () => {
  beforeEach(() => fullCase(program));
  const texts = (name: string) =>
    ['请先打开.html', 'data/timeline.csv', 'data/case.json']
      .map((one) => readFileSync(at(`${name}/${one}`), 'utf8'))
      .join('');
  const names = (name: string) =>
    Object.keys(everything(at(`${name}/data`)))
      .filter((one) => /^(?:证据|信件|已移除|chain).*\./.test(one))
      .toSorted();

  it.each([
    [
      '12315',
      ['张三', '13800001111', '客服说', 'A1'],
      ['内部备注'],
      [
        'chain-digests.jsonl',
        '信件/L1 给网站 2024-05-20.txt',
        '信件/L2 给市场监管部门（12315） 2024-05-20.html',
        '信件/现在给市场监管部门（12315） 2024-05-20.txt',
        '证据/E1 付款记录 付款 截图.png',
        '证据/E2 聊天记录 聊天.txt',
      ],
    ],
    [
      'court',
      ['张三', '13800001111', '客服说', 'A1'],
      ['内部备注'],
      [
        'chain-digests.jsonl',
        '信件/L1 给网站 2024-05-20.txt',
        '信件/L3 给法院 2024-05-20.docx',
        '信件/现在给法院 2024-05-20.txt',
        '证据/E1 付款记录 付款 截图.png',
        '证据/E2 聊天记录 聊天.txt',
        '证据/E3 身份证明 身份证.jpg',
      ],
    ],
    [
      'public',
      ['CM20240501001'],
      ['张三', '13800001111', '客服说', 'A1', '内部备注', 'player1001', '某某网络科技', '11010519491231002X'],
      ['chain-digests.jsonl', '信件/现在给公开投诉平台 2024-05-20.txt'],
    ],
  ])('is for %s what they need and nothing else', (to, has, hides, files) => {
    const made = program.run('export', '1', '--for', to, '-o', at('x'), '--json');
    expect([made.code, made.json()]).toMatchObject([0, { for: to, importable: false }]);
    const all = texts('x');
    expect(has.filter((text) => !all.includes(text))).toEqual([]);
    expect(hides.filter((text) => all.includes(text))).toEqual([]);
    expect(names('x')).toEqual(files);
  });

  it('holds the letter to them as it reads now, checked by public tools, on the page and in JSON', () => {
    program.open(
      '--order',
      'CM88',
      '--purpose',
      'own-use',
      '--payee',
      '某某网络科技',
      '--payee-address',
      '杭州市某某路1号',
    );
    const made = program.run('export', '2', '--for', '12315', '-o', at('x'), '--json');
    const { letter, warnings } = made.json() as { letter: string; warnings: unknown[] };
    expect([made.code, warnings]).toEqual([0, []]);
    expect(readFileSync(at(`x/${letter}`), 'utf8')).toBe(program.run('letter', '2', '--to', '12315').out);
    const page = readFileSync(at('x/请先打开.html'), 'utf8');
    expect(page).toContain(letter.split(' ')[1]);
    expect(/<main>\s*<p[^>]*>([^<]*)/.exec(page)?.[1]).toMatch(/^请先把整个压缩包解压/);
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      expect(spawnSync('sha256sum', ['-c', '--strict', list], { cwd: at('x') }).status).toBe(0);
    expect(readFileSync(at('x/tagmanifest-sha256.txt'), 'utf8')).toContain('请先打开.html');
    expect(program.run('export', '2', '--for', '12315', '-o', at('y')).out).toContain(
      '按案件现在的内容新写的',
    );
  });

  it('holds no letter that must not be written, and its page and JSON say why', () => {
    program.open('--order', 'CM88');
    program.run(
      'edit',
      '2',
      '--payer',
      'stolen',
      '--purpose',
      'own-use',
      '--payee',
      '某某网络科技',
      '--payee-address',
      '杭州市某某路1号',
    );
    const made = program.run('export', '2', '--for', '12315', '-o', at('x'), '--json');
    expect(made.code).toBe(0);
    const { letter, warnings } = made.json() as {
      letter: null;
      warnings: { warning: string; what: string }[];
    };
    expect([letter, warnings]).toMatchObject([null, [{ what: expect.anything() }]]);
    expect(readFileSync(at('x/请先打开.html'), 'utf8')).toContain(warnings[0]?.what);
    program.run('me', '--name', '', '--phone', '', '--address', '');
    const open = program.run('export', '1', '--for', '12315', '-o', at('z'), '--json').json() as typeof made;
    expect(open).toMatchObject({ letter: null });
    expect(JSON.stringify(open)).toContain('fact-missing');
    expect(readFileSync(at('z/请先打开.html'), 'utf8')).toMatch(/没有附上现在写给.*姓名/);
  });

  it('can match every record with the whole chain later, and guess none', () => {
    expect(program.run('export', '1', '--for', 'court', '-o', at('x')).code).toBe(0);
    const lines = readFileSync(at('x/data/chain-digests.jsonl'), 'utf8').trim().split('\n');
    const { events } = program.run('history', '1', '--json').json() as { events: { hash: string }[] };
    expect(lines.map((line) => (JSON.parse(line) as { hash: string }).hash)).toEqual(
      events.map(({ hash }) => hash),
    );
    expect(lines.join('')).not.toMatch(/salt|payload/);
    const page = readFileSync(at('x/请先打开.html'), 'utf8');
    const printed = /案件记录摘要<\/dt><dd>(?:<span class="n">)?([0-9a-f]{16})/.exec(page)?.[1] ?? '';
    expect(program.run('verify', '--against', printed).code).toBe(0);
  });

  it('says whom it cannot name yet, and how to fill that in', () => {
    program.run('me', '--name', '', '--phone', '', '--address', '');
    expect(program.run('export', '1', '--for', '12315', '-o', at('x')).out).toContain(
      'refund me --name --phone',
    );
  });

  it('is told which pictures say where they were taken, and gets copies without that where asked', () => {
    const block = Buffer.from(
      '4d4d002a00000008000188250004000000010000001a00000000000100020005000000030000002c0000000000000000001e00000001',
      'hex',
    );
    const content = Buffer.concat([Buffer.from('Exif\0\0'), block]);
    const head = Buffer.of(0xff, 0xd8, 0xff, 0xe1, 0, content.length + 2);
    const photo = Buffer.concat([head, content, Buffer.from('ffda0002706978656c73ffd9', 'hex')]);
    writeFileSync(at('拍的.jpg'), photo);
    program.run('evidence', 'add', '1', at('拍的.jpg'), '--kind', 'other');
    const original = sha256(photo);
    const plain = program.run('export', '1', '-o', at('a'));
    expect([plain.code, plain.out]).toEqual([
      0,
      expect.stringMatching(/在哪里拍的.*E5[\s\S]*--strip-location/),
    ]);
    const made = program.run('export', '1', '-o', at('b'), '--strip-location', '--json');
    expect(made.json()).toMatchObject({ importable: false, locationStripped: ['E5'], withLocation: [] });
    const { files } = made.json() as { files: { id: string; path: string; sha256: string }[] };
    const file = files.find(({ id }) => id === 'E5');
    const copy = readFileSync(at(`b/${file?.path}`));
    expect([file, sha256(copy)]).toMatchObject([{ originalSha256: original }, file?.sha256]);
    expect(copy.includes(Buffer.from('pixels'))).toBe(true);
    const page = readFileSync(at('b/请先打开.html'), 'utf8');
    expect(page.includes(original) && page.includes(sha256(copy))).toBe(true);
    expect(page).toContain(copy.toString('base64'));
    expect(page).not.toContain(photo.toString('base64'));
    const taken = other.run('import', at('b'));
    expect([taken.code, taken.err]).toEqual([
      1,
      expect.stringMatching(/给人看的副本.*不能再取回来.*--strip-location/),
    ]);
    expect(other.run('import', at('a')).code).toBe(0);
    expect(program.run('verify').code).toBe(0);
    // What is advised to get one that can be taken back names everything that stands in the way.
    const told = program.run('export', '1', '-o', at('c'), '--strip-location').out;
    expect(told).toContain('不加 --for、--redact 和 --strip-location 另导一份');
  });

  it('with --redact names nobody, in a text, a caption, a file name or what was read in a picture', () => {
    program.run('edit', '1', '--payee', '李小明', '--payee-address', '宁波市某区某路3号');
    const file = at('张三 护照E12345678.txt');
    writeFileSync(file, 'x');
    program.run(
      'evidence',
      'add',
      '1',
      file,
      '--caption',
      '收货人：王五，公司91330106MA2B0ABC1X',
      '--kind',
      'other',
    );
    program.run('log', 'contact', '1', '客服说请寄到浙江省杭州市西湖区文三路12号', '--agent', '小赵');
    const secrets = [
      '张三',
      '李小明',
      '王五',
      '小赵',
      'E12345678',
      '91330106MA2B0ABC1X',
      '杭州市某街',
      '宁波市某区',
      '文三路',
    ];
    for (const [index, to] of [[], ['--for', 'payment']].entries()) {
      expect(program.run('export', '1', '--redact', ...to, '-o', at(`r${index}`)).code).toBe(0);
      const all = texts(`r${index}`) + names(`r${index}`).join('');
      expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    }
    program.run('export', '1', '--redact', '--for', '12315', '-o', at('r9'));
    expect(texts('r9')).toContain('91330106MA2B0ABC1X');
  });

  it('with --redact holds no number in its texts, and says which files are in as they are', () => {
    const made = program.run('export', '1', '--redact', '-o', at('x'), '--json');
    expect([made.code, made.json()]).toMatchObject([
      0,
      {
        redacted: true,
        importable: false,
        unmasked: ['E1', 'E2', 'E3'],
        leftOut: [{ id: 'L3', why: 'word-file' }],
      },
    ]);
    const letters = names('x').filter((one) => one.startsWith('信件/'));
    const all = texts('x') + letters.map((one) => readFileSync(at(`x/data/${one}`), 'utf8')).join('');
    for (const secret of ['13800001111', '13912345678', '11010519491231002X'])
      expect(all).not.toContain(secret);
    for (const needed of ['CM20240501001', '2024050122001100001234567890']) expect(all).toContain(needed);
    const told = program.run('export', '1', '--redact', '-o', at('y')).out;
    expect(told).toMatch(/遮不了，是原样放进去的.*E1、E2、E3/);
  });
});

describe('an exhibit that is lost or damaged', () => {
  it('is told and not handed on, until it is asked for; the package and whoever takes it back say so', () => {
    fullCase(program);
    const { evidence } = program.run('evidence', 'list', '1', '--json').json() as {
      evidence: { id: string; sha256: string }[];
    };
    const vault = (id: string) =>
      join(program.home, 'vault', evidence.find((one) => one.id === id)?.sha256 ?? '');
    chmodSync(vault('E1'), 0o600);
    writeFileSync(vault('E1'), '别的');
    rmSync(vault('E2'));
    const before = everything(folder);
    const refused = program.run('export', '1', '-o', at('x'));
    expect([refused.code, refused.out, refused.err]).toEqual([
      4,
      '',
      expect.stringMatching(
        /E1 付款 截图\.png：内容变了[\s\S]*E2 聊天\.txt：文件不见了[\s\S]*--even-damaged/,
      ),
    ]);
    expect(everything(folder)).toEqual(before);
    const made = program.run('export', '1', '-o', at('x'), '--even-damaged', '--json');
    expect([made.code, made.json()]).toMatchObject([
      4,
      { damaged: [{ kind: 'changed' }, { kind: 'missing' }] },
    ]);
    const page = readFileSync(at('x/请先打开.html'), 'utf8');
    expect(page.match(/文件已经丢失或者损坏/g)?.length).toBe(4);
    const taken = other.run('import', at('x'));
    expect([taken.code, taken.out]).toEqual([4, expect.stringContaining('2 个文件在导出的时候就丢了')]);
    const { problems } = other.run('verify', '--json').json() as { problems: { kind: string }[] };
    expect(problems.map(({ kind }) => kind)).toEqual(['missing', 'missing']);
  });
});

describe('where it is written', () => {
  it('nothing is ever written over, and a name that ends in .zip makes a zip with the same files', () => {
    program.open();
    expect(program.run('export', '1', '-o', at('a')).code).toBe(0);
    expect(program.run('export', '1', '-o', at('b.zip')).code).toBe(0);
    const unpacked = new Map(
      Array.from(unpack(at('b.zip')), ([name, bytes]) => [name.slice(2), bytes.toString('hex')]),
    );
    const files = Object.entries(everything(at('a'))).filter(([name]) => !name.endsWith('/'));
    expect(new Map(files.toSorted())).toEqual(new Map([...unpacked].toSorted()));
    for (const taken of ['a', 'b.zip']) {
      const refused = program.run('export', '1', '-o', at(taken), '--json');
      expect([refused.code, refused.json()]).toMatchObject([1, { error: { code: 'file-exists' } }]);
    }
    expect(program.run('export', '1', '-o', '-').code).toBe(2);
    expect(program.run('export', '1', '--for', 'mom', '-o', at('c')).code).toBe(2);
    expect(program.run('export', '7', '-o', at('c')).code).toBe(1);
    expect(Object.keys(everything(folder)).filter((name) => /^(?:c|\.)/.test(name))).toEqual([]);
  });
});

it('a package made while another window erases an exhibit calls nothing damaged, and leaves that one out', async () => {
  const inside = new Inside();
  try {
    program.open();
    for (const name of ['a.txt', 'b.txt']) {
      writeFileSync(join(inside.folder, name), name);
      program.run('evidence', 'add', '1', join(inside.folder, name));
    }
    // With the first change of the disk the case was read already, and its files were not yet copied.
    let erased: number | null | undefined;
    const use = Object.fromEntries(
      Object.entries(effects).map(([name, effect]) => [
        name,
        (...given: unknown[]) => {
          erased ??= program.run('erase', '1', 'E1', '--confirm', '1').code;
          return (effect as (...all: unknown[]) => unknown)(...given);
        },
      ]),
    ) as unknown as Effects;
    const path = join(inside.folder, 'package');
    const made = await inside.run(['export', '1', '-o', path], { home: program.home, use });
    expect([erased, made.code, made.err]).toEqual([0, 0, expect.anything()]);
    expect(readdirSync(join(path, 'data', '证据'))).toEqual([expect.stringContaining('E2')]);
    expect((await inside.run(['import', path])).code).toBe(0);
  } finally {
    inside.remove();
  }
});
