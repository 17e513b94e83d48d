import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import { changeMeFile, readMeFile } from '../../src/store/me-file.ts';
import { brokenOff } from '../../src/store/tidying.ts';
import { BIN } from '../support/program.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'refund-me-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const lock = () => join(home, '.incoming-me');

describe('who the user is', () => {
  it('keeps what another window says meanwhile: one waits for the other, and starts from what that one left', async () => {
    changeMeFile(home, () => ({ name: '张三', address: '某地 1 号' }), effects);
    writeFileSync(lock(), `${process.pid}\n`);
    const other = spawn(process.execPath, [BIN, 'me', '--phone', '13900000000'], {
      env: { PATH: process.env['PATH'], REFUND_HOME: home },
      stdio: 'ignore',
    });
    setTimeout(() => {
      writeFileSync(join(home, 'me.json'), '{"name":"李四"}');
      rmSync(lock());
    }, 1500);
    expect(await once(other, 'exit')).toEqual([0, null]);
    expect(readMeFile(home)).toEqual({ name: '李四', phone: '13900000000' });
    expect(readdirSync(home)).toEqual(['me.json']);
  });

  it('waits for one who writes, and not for ever for one who was killed', () => {
    for (const left of ['', '12', '999999999\n', `${process.pid}\n`]) {
      writeFileSync(lock(), left);
      changeMeFile(home, (me) => ({ ...me, name: `张三${left.trim()}` }), effects);
      expect(readMeFile(home)).toEqual({ name: `张三${left.trim()}` });
      expect(readdirSync(home)).toEqual(['me.json']);
    }
  });

  it('does not wait for ever for one who seems to live: the number may be somebody else’s by now', () => {
    writeFileSync(lock(), `${process.ppid}\n`);
    expect(brokenOff(home)).toEqual([]);
    changeMeFile(home, () => ({ name: '张三' }), effects);
    expect(readMeFile(home)).toEqual({ name: '张三' });
    expect(readdirSync(home)).toEqual(['me.json']);
  });

  it('changes nothing by what it read before another one, who did not wait any more, had its turn', () => {
    changeMeFile(home, () => ({ name: '张三' }), effects);
    let held = true;
    const slow: Effects = {
      ...effects,
      createFile(path, bytes, mode) {
        effects.createFile(path, bytes, mode);
        if (path === lock() || !held) return;
        held = false;
        writeFileSync(join(home, 'me.json'), '{"name":"李四"}');
        writeFileSync(lock(), '999999999\n');
      },
    };
    changeMeFile(home, (me) => ({ ...me, phone: '13900000000' }), slow);
    expect(readMeFile(home)).toEqual({ name: '李四', phone: '13900000000' });
    expect(readdirSync(home)).toEqual(['me.json']);
  });

  it('says so where something lies in the way that does not go', () => {
    mkdirSync(lock());
    const stuck: Effects = {
      ...effects,
      removeFolder() {
        throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      },
    };
    expect(() => changeMeFile(home, () => ({ name: '张三' }), stuck)).toThrow('write-failed');
    expect(readMeFile(home)).toEqual({});
  });

  it('is taken away with the last thing that was said, and a home is not made for nothing', () => {
    const absent = join(home, 'none');
    changeMeFile(absent, () => ({}), effects);
    expect(readdirSync(home)).toEqual([]);
    changeMeFile(home, () => ({ name: '张三' }), effects);
    changeMeFile(home, () => ({}), effects);
    expect(readdirSync(home)).toEqual([]);
  });
});
