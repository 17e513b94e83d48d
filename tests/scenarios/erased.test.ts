import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';

let program: Program;
const folder = () => join(program.home, '..');
const file = () => join(folder(), '聊天.txt');
beforeEach(() => {
  program = new Program();
  program.open();
  writeFileSync(file(), '客服：不退');
  program.run('evidence', 'add', '1', file());
});
afterEach(() => program.remove());

const stands = (text: string) => readFileSync(join(program.home, 'refund.sqlite')).includes(text);
const vault = () => readdirSync(join(program.home, 'vault'));

describe('an exhibit that is erased', () => {
  it('goes with what was said of it later, and the chain is whole', () => {
    program.run('evidence', 'edit', '1', 'E1', '--caption', '我叔叔王某某的手机');
    expect(stands('王某某')).toBe(true);
    const { code } = program.run('erase', '1', 'E1', '--confirm', '1');
    expect([code, stands('王某某'), program.run('verify').code]).toEqual([0, false, 0]);
    const backup = join(folder(), '备份.zip');
    expect(program.run('backup', backup).code).toBe(0);
    const elsewhere = { REFUND_HOME: join(folder(), 'elsewhere') };
    expect(program.runWith(elsewhere, 'restore', backup).code).toBe(0);
  });

  it('goes with every file of its case, also one that was added, taken out and added again', () => {
    program.run('evidence', 'remove', '1', 'E1');
    program.run('evidence', 'add', '1', file());
    const other = join(folder(), '付款.txt');
    writeFileSync(other, '付款 100 元');
    program.run('evidence', 'add', '1', other);
    expect(program.run('erase', '1', '--confirm', '1').code).toBe(0);
    expect([vault(), program.run('verify').code]).toEqual([[], 0]);
  });

  it('is not said to be gone whole where another exhibit has the same bytes', () => {
    program.run('evidence', 'remove', '1', 'E1');
    program.run('evidence', 'add', '1', file());
    const { err } = program.run('erase', '1', 'E1', '--confirm', '1');
    expect(vault()).toHaveLength(1);
    expect(err).toContain('还有别的地方在用，没有删');
    expect(program.run('erase', '1', 'E2', '--confirm', '1').err).not.toContain('没有删');
    expect(vault()).toEqual([]);
  });
});

describe('an exhibit that is taken out for good', () => {
  it('is said to be out where the file stays for another one, and its file is not called deleted', () => {
    program.run('evidence', 'remove', '1', 'E1');
    program.run('evidence', 'add', '1', file());
    program.run('undo', '1', '--event', '3', '--yes');
    const { err } = program.run('evidence', 'remove', '1', 'E1', '--purge', '--confirm', '1');
    expect(err).toContain('已把 E1 从案件 1 移除');
    expect(err).toContain('没有删');
    expect(vault()).toHaveLength(1);
    expect(program.run('undo', '1', '--yes').err).not.toContain('E1 的文件已经彻底删掉');
  });
});

describe('a case that is erased', () => {
  it('says which files another case keeps', () => {
    program.open('--order', 'CM2');
    program.run('evidence', 'add', '2', file());
    const { err } = program.run('erase', '1', '--confirm', '1');
    expect(err).toContain('1 个文件别的案件也有，没有删');
    expect(vault()).toHaveLength(1);
  });

  it('is not said to be there, with more in it, when an older package of it comes', () => {
    const older = join(folder(), '旧的.zip');
    program.run('export', '1', '-o', older);
    program.run('erase', '1', '--confirm', '1');
    const { out } = program.run('import', older);
    expect(out).toContain('彻底删掉了，没有取回');
    expect(out).not.toContain('这里记得更多');
    expect(out).not.toContain('refund status 1');
  });
});
