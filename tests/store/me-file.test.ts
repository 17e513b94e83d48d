import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import { changeMeFile, readMeFile } from '../../src/store/me-file.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'refund-me-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const incoming = () => join(home, '.incoming-me');

describe('who the user is', () => {
  it('keeps what two windows say at the same moment', () => {
    let others = 2;
    const meanwhile: Effects = {
      ...effects,
      createFile(path, bytes, mode) {
        // Another one ends just between the reading and the writing of this one.
        if (others-- > 0) {
          const phone = `1390000000${others}`;
          writeFileSync(join(home, 'me.json'), JSON.stringify({ ...readMeFile(home), phone }));
        }
        effects.createFile(path, bytes, mode);
      },
    };
    changeMeFile(home, (me) => ({ ...me, name: '张三' }), meanwhile);
    expect(readMeFile(home)).toEqual({ name: '张三', phone: '13900000000' });
    expect(readdirSync(home)).toEqual(['me.json']);
  });

  it('waits for one who writes, and not for ever for one who was killed', () => {
    writeFileSync(incoming(), '{"name":"half');
    changeMeFile(home, (me) => ({ ...me, name: '张三' }), effects);
    expect(readFileSync(join(home, 'me.json'), 'utf8')).toBe('{"name":"张三"}\n');
    expect(readdirSync(home)).toEqual(['me.json']);
  });

  it('says so where something lies in the way that does not go', () => {
    mkdirSync(incoming());
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
