import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
        "data/index.html",
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
    expect(readFileSync(at('材料/data/index.html'), 'utf8')).not.toContain('张三');
  });
});

describe('where it is written', () => {
  it('nothing is ever written over, and a name that ends in .zip makes a zip with the same files', () => {
    program.open();
    expect(program.run('export', '1', '-o', at('a')).code).toBe(0);
    expect(program.run('export', '1', '-o', at('b.zip')).code).toBe(0);
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
