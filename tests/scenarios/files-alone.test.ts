import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Inside } from '../support/inside.ts';
import { Program, STORY } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';
import { preloadWindows } from '../support/windows.ts';

/** Files are dropped on the icon of the program, which then is started with their paths and nothing else. */
let program: Program;
let folder: string;
beforeEach(() => {
  program = new Program();
  folder = mkdtempSync(join(tmpdir(), 'refund-files-'));
});
afterEach(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

const ENTER = '\r';
const ESC = '\u001b';
const put = (name: string, text = '网站：某某卡盟\n订单号：CM20240501001\n') => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const proofs = () =>
  (program.run('evidence', 'list', '1', '--json').json() as { evidence: { name: string }[] }).evidence.map(
    ({ name }) => name,
  );

describe('files in the place of a command, where nobody can be asked', () => {
  it('are read as a new case and kept with it, with all that was said besides', () => {
    const [one, two] = [put('付款 (1) & 回单.txt'), put("it's 2.txt", '客服：24小时内处理\n')];
    const { code, err } = program.run(one, two, ...STORY, '--yes');
    expect([code, err]).toEqual([0, expect.stringContaining('已开案件 1')]);
    expect(proofs()).toEqual(['付款 (1) & 回单.txt', "it's 2.txt"]);
  });

  it('say what they say and what is missing, as refund new does', () => {
    const file = put('付款.txt');
    const alone = program.run(file);
    expect(alone).toMatchObject({ code: 2, err: expect.stringContaining('--amount') });
    // A short text is no small picture.
    expect(alone.out + alone.err).not.toContain('这张图');
    expect([alone.out, alone.err]).toEqual([program.run('new', file).out, program.run('new', file).err]);
  });

  it('may be a folder', () => {
    mkdirSync(join(folder, '截图'));
    expect(program.run(join(folder, '截图')).err).toContain('截图');
    expect(program.run(join(folder, '截图')).err).not.toContain('命令');
  });

  it.each(['账单.csv', '账单.xlsx', '账单.zip'])(
    'are looked through for payments if they are a bill: %s',
    (name) => {
      const { err, code } = program.run(put(name, 'no bill'));
      expect([code, err]).toEqual([
        program.run('import', join(folder, name)).code,
        expect.stringContaining(name),
      ]);
      expect(err).toBe(program.run('import', join(folder, name)).err);
    },
  );

  it('are taken out of a packed case', () => {
    program.open();
    program.run('export', '1', '-o', join(folder, '材料.zip'));
    expect(program.runWith({ REFUND_HOME: join(folder, 'home') }, join(folder, '材料.zip')).code).toBe(0);
  });

  it('on Windows may be meant by a wildcard', async () => {
    put('e1.txt');
    put('e2.txt', '客服：24小时内处理\n');
    const place = new Inside();
    const options = { platform: 'win32', shell: 'cmd' } as const;
    const { code } = await place.run([join(folder, 'e*.txt'), ...STORY, '--yes'], options);
    const { evidence } = await place.json<{ evidence: unknown[] }>('evidence', 'list', '1');
    place.remove();
    expect([code, evidence.length]).toEqual([0, 2]);
  });

  it('that are not there are no case: what was typed, and what to do', () => {
    const { code, err, out } = program.run(join(folder, 'nope.png'));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('nope.png');
    expect(err).toContain('文件');
    expect(err).toContain('refund --help');
    // A word like any other is no file that was not found.
    expect(program.run('statuss').err).not.toContain('文件');
  });

  it('never hide a command of the same name', () => {
    writeFileSync(join(folder, 'status'), 'x');
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(program.start('status').code).toBe(0);
    } finally {
      process.chdir(before);
    }
  });
});

describe.skipIf(!hasTerminal)('files in the place of a command, in a terminal', () => {
  it('begin a case: what they do not say is asked', async () => {
    const file = put('付款.txt');
    const terminal = new Terminal(program.environment, [file]);
    await terminal.shows('CM20240501001');
    await terminal.answer('都对吗', '\u0003');
    expect(await terminal.ended).toBe(130);
  });

  it('are evidence of the case that is chosen, or another case', async () => {
    program.open();
    const file = put('客服.txt', '客服：24小时内处理，订单号：CM20240501001\n');
    const first = new Terminal(program.environment, [file]);
    await first.answer('收作哪个案件的证据', ENTER);
    expect(await first.shows('已收下')).toContain('refund evidence add 1');
    await first.ended;
    expect(proofs()).toEqual(['客服.txt']);
    const second = new Terminal(program.environment, [file]);
    await second.answer('收作哪个案件的证据', `2${ENTER}`);
    await second.shows('refund new');
    // Before the question stands there, a key would be heard by nobody.
    await second.answer('都对吗', ESC);
    await second.ended;
    expect(proofs()).toEqual(['客服.txt']);
  });

  it('are told one after the other to a screen reader, with nothing drawn again', async () => {
    program.environment['REFUND_PLAIN'] = '1';
    const terminal = new Terminal(program.environment, [put('付款.txt'), put('聊天.txt', '客服：好')]);
    const screen = await terminal.shows('都对吗');
    expect(screen).toContain('聊天.txt');
    // eslint-disable-next-line no-control-regex
    expect(screen).not.toMatch(/\u001b\[\d*[A-HJK]/);
    await terminal.answer('都对吗', '\u0003');
    await terminal.ended;
  });

  it('dropped on the icon leave the menu open, and its window until Enter', async () => {
    program.open();
    const windows = preloadWindows(folder);
    const terminal = new Terminal({ ...program.environment, NODE_OPTIONS: `--require ${windows}` }, [
      put('客服 (2).txt', '客服：24小时内处理\n'),
    ]);
    await terminal.answer('收作哪个案件的证据', ENTER);
    await terminal.answer('看完了按回车', ENTER);
    await terminal.answer('看哪个案件', ESC);
    await terminal.answer('按回车关掉这个窗口', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(proofs()).toEqual(['客服 (2).txt']);
  });
});
