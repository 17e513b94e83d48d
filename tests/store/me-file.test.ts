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

  it('says nothing is kept while another one, held up by the disk, puts its own in the place of it', () => {
    let held = true;
    const slow: Effects = {
      ...effects,
      replace(from, to) {
        // Another one waited a second, took this file for one of somebody killed, and wrote its own under that name.
        if (held) writeFileSync(from, JSON.stringify({ phone: '13900000000' }));
        held = false;
        effects.replace(from, to);
      },
    };
    changeMeFile(home, (me) => ({ ...me, name: '张三' }), slow);
    expect(readMeFile(home)).toEqual({ name: '张三', phone: '13900000000' });

    let taken = true;
    const robbed: Effects = {
      ...effects,
      replace(from, to) {
        if (taken) effects.replace(from, to);
        taken = false;
        effects.replace(from, to);
      },
    };
    changeMeFile(home, (me) => ({ ...me, name: '李四' }), robbed);
    expect(readMeFile(home)).toEqual({ name: '李四', phone: '13900000000' });
    expect(readdirSync(home)).toEqual(['me.json']);
  });

  it('brings nothing back that was taken away while another window said something', () => {
    changeMeFile(home, () => ({ name: '张三', address: '某地 1 号' }), effects);
    let once = true;
    const meanwhile: Effects = {
      ...effects,
      createFile(path, bytes, mode) {
        if (once) {
          once = false;
          changeMeFile(home, () => ({}), effects);
        }
        effects.createFile(path, bytes, mode);
      },
    };
    changeMeFile(home, (me) => ({ ...me, phone: '13900000000' }), meanwhile);
    expect(readMeFile(home)).toEqual({ phone: '13900000000' });
    // The other way round: what was said a moment ago is seen before all is taken away.
    once = true;
    const seen: object[] = [];
    const clearing: Effects = {
      ...effects,
      createFile(path, bytes, mode) {
        if (once) {
          once = false;
          changeMeFile(home, (me) => ({ ...me, name: '张三' }), effects);
        }
        effects.createFile(path, bytes, mode);
      },
    };
    const takeBackPhone = (me: object) => {
      seen.push(me);
      return 'name' in me ? { name: '张三' } : {};
    };
    changeMeFile(home, takeBackPhone, clearing);
    expect(seen).toHaveLength(2);
    expect(readMeFile(home)).toEqual({ name: '张三' });
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
