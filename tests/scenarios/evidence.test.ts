import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, Program, STORY } from '../support/program.ts';

/** A disk of its own size needs a name space of its own; not every machine lets a user have one. */
const mayMount =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', tmpdir()]).status === 0;

let program: Program;
let folder: string;
beforeEach(() => {
  program = new Program();
  program.open();
  folder = join(program.home, '..', 'given');
  mkdirSync(folder);
});
afterEach(() => program.remove());

const put = (name: string, content: string | Uint8Array = name) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const vault = () => join(program.home, 'vault');
const inVault = () => (existsSync(vault()) ? readdirSync(vault()) : []);
interface Exhibit {
  id: string;
  kind: string;
  name: string;
  bytes: number;
  sha256: string;
  caption: string | null;
  timeFrom: string;
}
const list = (number = '1') =>
  (program.run('evidence', 'list', number, '--json').json() as { evidence: Exhibit[] }).evidence;

describe('evidence that is added', () => {
  it('is kept byte for byte under its digest, read-only, and the original is untouched', () => {
    const path = put('支付宝付款截图.png', 'bytes of a picture');
    utimesSync(path, 1_700_000_000, 1_700_000_000);
    const before = statSync(path);
    expect(program.run('evidence', 'add', '1', path, '--caption', '付款成功页').code).toBe(0);
    const [exhibit] = list();
    expect(exhibit).toMatchObject({
      id: 'E1',
      kind: 'payment-record',
      name: '支付宝付款截图.png',
      bytes: 18,
      sha256: sha256('bytes of a picture'),
      caption: '付款成功页',
      timeFrom: 'file',
    });
    const kept = join(vault(), exhibit?.sha256 ?? '');
    expect(readFileSync(kept, 'utf8')).toBe('bytes of a picture');
    expect(statSync(kept).mode & 0o777).toBe(0o400);
    expect(statSync(path).mtimeMs).toBe(before.mtimeMs);
  });

  it('that is given twice in one call is taken once, and both names are told', () => {
    const { code, err } = program.run('evidence', 'add', '1', put('订单页.png', 'x'), put('录屏.png', 'x'));
    expect([code, list().map(({ name }) => name)]).toEqual([0, ['订单页.png']]);
    expect(err).toContain('“录屏.png”和案件 1 的 E1 一模一样，没有重复收');
  });

  it('comes in many at once, folders and all, in one command', () => {
    mkdirSync(join(folder, '聊天'));
    for (let index = 0; index < 20; index++) put(join('聊天', `微信聊天 ${index} 😀.jpg`), `chat ${index}`);
    put('订单.html', '<p>CM20240501001</p>');
    const added = program.run('evidence', 'add', '1', folder, '--json').json() as { added: Exhibit[] };
    expect(added.added).toHaveLength(21);
    expect(new Set(list().map(({ id }) => id)).size).toBe(21);
    expect(list().filter(({ kind }) => kind === 'chat')).toHaveLength(20);
    expect(inVault()).toHaveLength(21);
  });

  it('comes from standard input byte for byte, also where it is no text', () => {
    const bytes = Buffer.from([0, 255, 254, 128, 10, 13]);
    const { status } = spawnSync(process.execPath, [BIN, 'evidence', 'add', '1', '-', '--kind', 'chat'], {
      env: program.environment,
      input: bytes,
    });
    expect([status, list()[0]?.sha256]).toEqual([0, sha256(bytes)]);
  });

  it('is not kept twice: the same bytes are named by number and case', () => {
    const path = put('a.png', 'same');
    program.run('evidence', 'add', '1', path);
    const again = program.run('evidence', 'add', '1', path, put('b.png', 'same'));
    expect([again.code, again.err.includes('案件 1 的 E1')]).toEqual([0, true]);
    expect(list()).toHaveLength(1);
    expect(again.err).not.toContain('没有记到');
    const described = program.run('evidence', 'add', '1', path, '--amount', '100');
    expect(described.err).toContain('没有记到 E1');
    program.open('--order', 'CM2');
    const other = program.run('evidence', 'add', '2', path, '--json').json();
    expect(other).toMatchObject({ added: [{ id: 'E1' }], elsewhere: [{ case: 1, id: 'E1' }] });
    expect(inVault()).toHaveLength(1);
  });

  it('keeps its number for ever, also after others were removed or undone', () => {
    program.run('evidence', 'add', '1', put('a.png'), put('b.png'));
    program.run('evidence', 'remove', '1', 'E2');
    program.run('evidence', 'add', '1', put('c.png'));
    expect(list().map(({ id }) => id)).toEqual(['E1', 'E3']);
    program.run('undo', '1', '--yes');
    program.run('evidence', 'add', '1', put('d.png'));
    expect(list().map(({ id }) => id)).toEqual(['E1', 'E4']);
  });

  it('is listed in the order in which things happened', () => {
    const late = put('late.png');
    utimesSync(late, 1_700_000_000, 1_700_000_000);
    program.run('evidence', 'add', '1', late);
    program.run('evidence', 'add', '1', put('early.png'), '--captured-at', '2020-05-01 14:00');
    expect(list().map(({ name, timeFrom }) => [name, timeFrom])).toEqual([
      ['early.png', 'captured'],
      ['late.png', 'file'],
    ]);
  });
});

describe('what cannot be kept', () => {
  it('is named with the reason, and the rest comes in', () => {
    const outcome = program.run(
      'evidence',
      'add',
      '1',
      put('empty.png', ''),
      put('good.png'),
      join(folder, 'none.png'),
    );
    expect(outcome.code).toBe(1);
    expect(outcome.err).toContain('“empty.png”：是空的');
    expect(outcome.err).toContain('“none.png”：不存在');
    expect(list().map(({ name }) => name)).toEqual(['good.png']);
  });

  it.runIf(process.platform === 'linux')(
    'is said to lie too deep, not to be missing, and the rest comes in',
    () => {
      const name = 'd'.repeat(200);
      const down = `for i in $(seq 25); do mkdir ${name}; cd -P ${name} || exit; done; echo x > 聊天.txt`;
      const place = join(program.home, '..', '深');
      mkdirSync(place);
      writeFileSync(join(place, '付款.txt'), 'x');
      spawnSync('bash', ['-c', down], { cwd: place });
      const { code, err, out } = program.run('evidence', 'add', '1', place);
      expect([code, err]).toEqual([1, expect.stringContaining('路径太长')]);
      expect(out).toContain('付款.txt');
      expect(err).not.toContain('不存在');
      spawnSync('rm', ['-rf', place]);
    },
  );

  it('never hangs and never leads out: pipes, devices, links that dangle, loop or point elsewhere', () => {
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    const outside = join(program.home, '..', 'secret.txt');
    writeFileSync(outside, 'secret');
    symlinkSync(outside, join(folder, 'out.txt'));
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    symlinkSync('..', join(folder, 'parent'));
    put('good.png');
    const outcome = program.run(
      'evidence',
      'add',
      '1',
      folder,
      '/dev/zero',
      join(folder, 'loop'),
      join(folder, 'dangling'),
    );
    expect(outcome.code).toBe(1);
    expect(list().map(({ name }) => name)).toEqual(['good.png']);
    expect(inVault()).not.toContain(sha256('secret'));
    // A link that was named itself is what its owner means.
    program.run('evidence', 'add', '1', join(folder, 'out.txt'));
    expect(inVault()).toContain(sha256('secret'));
  });

  it.runIf(process.getuid?.() !== 0)('says so for a folder without rights', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0);
    expect(program.run('evidence', 'add', '1', closed).err).toContain('没有权限');
  });

  it('is no reason to trust a name: newlines, controls, spaces and bytes that are no text are only shown clean', () => {
    const names = [
      '换\n行.png',
      '\u001b[2J.png',
      ' ',
      '   ',
      '..png',
      '...',
      '-rf',
      '😀👨‍👩‍👦.png',
      '"a" \'b\' $(id).png',
      'é.png',
      'e\u0301.png',
      `${'长'.repeat(83)}ab.png`,
      'a\u202egnp.exe',
    ];
    for (const name of names) put(name, name);
    const raw = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.png')]);
    writeFileSync(raw, 'raw');
    const outcome = program.run('evidence', 'add', '1', folder);
    expect(outcome.code).toBe(0);
    expect(outcome.out + outcome.err).not.toMatch(/[\u001b\u202e]/);
    expect(outcome.out.trim().split('\n')).toHaveLength(names.length + 1);
    // Twins that only look alike are two files, and each keeps its name as it was.
    expect(
      list()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([...names, '\ufffd\ufffd.png'].toSorted());
  });

  it('is taken from where a path leads, by its own name', () => {
    put('a.png');
    mkdirSync(join(folder, 'deep'));
    expect(program.run('evidence', 'add', '1', `${folder}/deep/../a.png`).code).toBe(0);
    expect(list().map(({ name }) => name)).toEqual(['a.png']);
  });

  it('is refused as a whole where flags cannot be taken', () => {
    const path = put('a.png');
    expect(program.run('evidence', 'add', '1', path, '--kind', 'photo').err).toContain('payment-record');
    expect(program.run('evidence', 'add', '1', path, '--captured-at', '明年').code).toBe(2);
    expect(program.run('evidence', 'add', '9', path).code).toBe(1);
    expect(program.run('evidence', 'add', '1').code).toBe(2);
    expect(inVault()).toEqual([]);
  });

  it('leaves nothing behind where a file is too large for the disk, and says how much is needed', () => {
    const big = put('big.mp4', Buffer.alloc(3_000_000, 1));
    const small = put('a.png', 'small');
    const command = `ulimit -f 1500; trap '' XFSZ; exec ${process.execPath} ${BIN} evidence add 1 '${small}' '${big}'`;
    const { status, stderr } = spawnSync('bash', ['-c', command], {
      env: program.environment,
      encoding: 'utf8',
    });
    expect([status, stderr.includes('3.0 MB')]).toEqual([1, true]);
    expect(stderr).toMatch(/还剩 [\d.]+ [KMG]B/);
    expect(list()).toEqual([]);
    expect(inVault()).toEqual([]);
  });

  it.runIf(mayMount)(
    'leaves nothing behind where the disk is full, and says what is needed and what is free',
    () => {
      const big = put('big.mp4', Buffer.alloc(3_000_000, 1));
      const small = put('a.png', 'small');
      const script = `mount -t tmpfs -o size=2m none "$1" && shift && export REFUND_HOME="$1" && shift
      "$@" new ${STORY.map((word) => `'${word}'`).join(' ')} >/dev/null || exit 9
      "$@" evidence add 1 '${small}' '${big}'; echo "ended $?"
      "$@" evidence list 1 --json; "$@" verify --plain | cut -f1 | tail -1; ls -A "$REFUND_HOME/vault" | wc -l`;
      const mounted = join(folder, 'small disk');
      mkdirSync(mounted);
      const words = ['-c', script, '-', mounted, mounted, process.execPath, BIN];
      const { stdout, stderr } = spawnSync('unshare', ['-rm', 'bash', ...words], {
        env: program.environment,
        encoding: 'utf8',
      });
      expect(stdout.split('\n')).toEqual(['ended 1', '{"schema":1,"evidence":[]}', 'head', '0', '']);
      expect(stderr).toMatch(/空间不够.*3\.0 MB.*还剩 [\d.]+ [KM]?B/);
    },
  );
});

describe('evidence that is removed', () => {
  it('leaves the list, and comes back with an undo', () => {
    program.run('evidence', 'add', '1', put('a.png'));
    expect(program.run('evidence', 'remove', '1', 'e1').code).toBe(0);
    expect(list()).toEqual([]);
    expect(inVault()).toHaveLength(1);
    program.run('undo', '1', '--yes');
    expect(list().map(({ id }) => id)).toEqual(['E1']);
  });

  it('goes for good only with --purge and the case number', () => {
    program.run('evidence', 'add', '1', put('a.png'));
    expect(program.run('evidence', 'remove', '1', 'E1', '--purge').code).toBe(2);
    expect(program.run('evidence', 'remove', '1', 'E1', '--purge', '--confirm', '2').code).toBe(2);
    expect(inVault()).toHaveLength(1);
    expect(program.run('evidence', 'remove', '1', 'E1', '--purge', '--confirm', '1').code).toBe(0);
    expect(inVault()).toEqual([]);
    expect(program.run('evidence', 'remove', '1', 'E1').code).toBe(1);
    expect(program.run('undo', '1', '--yes').err).toContain('彻底删掉');
  });

  it('keeps bytes that another case still has', () => {
    const path = put('a.png');
    program.open('--order', 'CM2');
    program.run('evidence', 'add', '1', path);
    program.run('evidence', 'add', '2', path);
    const purged = program.run('evidence', 'remove', '1', 'E1', '--purge', '--confirm', '1', '--json').json();
    expect(purged).toMatchObject({ removed: 'E1', purged: false });
    expect(inVault()).toHaveLength(1);
    // What was only taken out of a list may come back.
    program.run('evidence', 'remove', '2', 'E1');
    program.run('undo', '2', '--yes');
    expect(list('2')).toHaveLength(1);
  });
});

describe('erase', () => {
  const raw = () => readFileSync(join(program.home, 'refund.sqlite'), 'latin1');

  it.each(['erase', 'forget'])('tells of rules that name the site, and how they go as well: %s', (how) => {
    const rule = (...words: string[]) => program.run('rules', 'set', 'channel-30d', ...words);
    rule('--days', '20', '--site', '某某卡盟');
    rule('--default', '--site', '某某卡盟');
    rule('--days', '25', '--site', '别的网站');
    program.run('backup', join(folder, 'b.zip'));
    const named = () => readFileSync(join(program.home, 'refund.sqlite')).includes(Buffer.from('某某卡盟'));
    expect(program.run('erase', '1', '--confirm', '1').err).toMatch(
      /2 条规则[\s\S]*refund rules set channel-30d --site '某某卡盟' --forget/,
    );
    expect(named()).toBe(true);
    program.open('--order', 'CM5');
    if (how === 'erase') {
      const words = ['erase', '2', '--confirm', '2', '--site-rules', 'erase', '--json'];
      expect(program.run(...words).json()).toMatchObject({ erased: 'case', rules: 2 });
    } else {
      program.run('erase', '2', '--confirm', '2');
      expect(rule('--forget', '--site', '某某卡盟').code).toBe(0);
    }
    expect(program.run('verify').code).toBe(0);
    expect(named()).toBe(false);
    expect(Object.keys((program.run('rules', '--json').json() as { own: object }).own)).toEqual(['别的网站']);
    // The store travels on, with what is gone.
    expect(program.run('backup', join(folder, 'c.zip')).code).toBe(0);
    const other = new Program();
    expect(other.run('restore', join(folder, 'c.zip')).code).toBe(0);
    expect(other.run('verify').code).toBe(0);
    other.remove();
  });

  it('takes an exhibit away for good: bytes, name, caption; its number is not given again', () => {
    const secret = put('身份证.png', 'face of a person');
    program.run('evidence', 'add', '1', secret, '--caption', 'only-in-this-caption');
    program.run('evidence', 'add', '1', put('b.png'));
    program.run('evidence', 'remove', '1', 'E1');
    expect(raw()).toContain('only-in-this-caption');
    expect(program.run('erase', '1', 'E1').code).toBe(2);
    expect(program.run('erase', '1', 'E1', '--confirm', '1').code).toBe(0);
    expect(raw()).not.toContain('only-in-this-caption');
    expect(inVault()).not.toContain(sha256('face of a person'));
    expect(program.run('verify').code).toBe(0);
    expect(program.run('undo', '1', '--yes').code).toBe(1);
    program.run('evidence', 'add', '1', put('c.png'));
    expect(list().map(({ id }) => id)).toEqual(['E2', 'E3']);
  });

  it('takes a whole case away, and leaves the others and the chain', () => {
    program.open('--order', 'CM2', '--describe', 'only-in-this-case');
    program.run('evidence', 'add', '2', put('a.png'));
    program.run('letter', '2', '-o', join(folder, '信.txt'));
    expect(program.run('erase', '2', '--confirm', '2').code).toBe(0);
    expect(raw()).not.toContain('only-in-this-case');
    expect(inVault()).toEqual([]);
    expect(program.run('status', '2').code).toBe(1);
    expect(program.run('status', '1').code).toBe(0);
    expect(program.run('verify').code).toBe(0);
    expect(program.run('erase', '2', '--confirm', '2').code).toBe(1);
    // The number is not given to another case.
    expect(program.open('--order', 'CM3', '--json').json()).toMatchObject({ case: { id: 3 } });
  });
});

describe('evidence check', () => {
  it('says how many of what is needed are there, what is missing, why, and how to get it', () => {
    program.run(
      'evidence',
      'add',
      '1',
      put('付款.txt', 'CM20240501001 100元'),
      put('订单.txt', 'CM20240501001 100.00'),
    );
    // Their file times lie after the clock of the test, and say nothing.
    program.run('log', 'contact', '1', '问了');
    expect(program.run('evidence', 'check', '1', '--json').json()).toMatchObject({
      have: [{ kind: 'payment-record' }, { kind: 'order-page' }],
      missing: [{ kind: 'problem-proof' }, { kind: 'chat' }],
      notices: [{ id: null }],
      strength: { have: 2, need: 4 },
    });
    const text = program.run('evidence', 'check', '1').out;
    expect(text).toContain('需要的 4 样里有 2 样；缺问题证明');
    expect(text).toContain('怎么拿：');
    expect(program.run('status', '1').out).toContain('证据 2/4');
  });

  it('points at a file of another order, at one that names none, and at one whose bytes are not what it is called', () => {
    program.run('evidence', 'add', '1', put('订单.html', '<p>订单号：ZX99887766</p><p>100.00元</p>'));
    program.run('evidence', 'add', '1', put('支付.txt', '付款成功 100.00 元 订单号 CM20240501001'));
    program.run('evidence', 'add', '1', put('聊天.png', 'no picture'));
    const { notices } = program.run('evidence', 'check', '1', '--json').json() as {
      notices: { id: string; kind: string; what: string }[];
    };
    expect(notices.map(({ id, kind }) => [id, kind])).toEqual([
      ['E1', 'other-order'],
      ['E1', 'names-no-order'],
      ['E3', 'type-differs'],
    ]);
    expect(notices[0]?.what).toContain('ZX99887766');
  });
});
