import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import { keepFileInVault } from '../../src/store/vault.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refund-vault-'));
  file = join(folder, '录屏.mp4');
  writeFileSync(file, 'still being written');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const home = () => join(folder, 'home');
const keep = (use: Effects) => keepFileInVault(home(), file, use, 'mark', () => {});
const inVault = () => (existsSync(join(home(), 'vault')) ? readdirSync(join(home(), 'vault')) : []);
/** Does something to the source right after its bytes were copied. */
const meanwhile = (act: () => void): Effects => ({
  ...effects,
  copyFile: (...given) => {
    effects.copyFile(...given);
    act();
  },
});

describe('a file that changes while it is copied', () => {
  it.each([
    ['grows', () => appendFileSync(file, ' more')],
    ['is written over with as many bytes', () => utimesSync(file, 1, 1)],
    ['shrinks', () => writeFileSync(file, 'x')],
  ])('and %s is refused, with nothing left behind', (_, act) => {
    expect(() => keep(meanwhile(act))).toThrow(
      expect.objectContaining({
        code: 'file-refused',
        details: expect.objectContaining({ why: 'changing' }),
      }),
    );
    expect(inVault()).toEqual([]);
  });

  it('is refused where its own disk fails in the middle', () => {
    const failing: Effects = {
      ...effects,
      copyFile: () => {
        throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
      },
    };
    expect(() => keep(failing)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ why: 'unreadable' }) }),
    );
  });

  it.each(['copyFile', 'publish', 'makeFolder'] as const)('leaves nothing behind where %s fails', (name) => {
    const failing: Effects = {
      ...effects,
      [name]: () => {
        throw Object.assign(new Error('EIO'), { code: 'EIO' });
      },
    };
    expect(() => keep(failing)).toThrow('EIO');
    expect(inVault()).toEqual([]);
  });
});
