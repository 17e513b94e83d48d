import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import { brokenOffForGood } from '../../src/store/tidying.ts';
import { keepFilesInVault, keepPiecesInVault } from '../../src/store/vault.ts';
import { evidence, failingAt, TestStore } from '../support/stores.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refund-vault-'));
  file = join(folder, '录屏.mp4');
  writeFileSync(file, 'still being written');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const home = () => join(folder, 'home');
let marks = 0;
const keep = (use: Effects, ...more: string[]) =>
  keepFilesInVault(home(), [file, ...more], {
    effects: use,
    mark: () => `mark${(marks += 1)}`,
    progress() {},
  });
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
  ])('and %s is refused, with nothing left behind', async (_, act) => {
    expect(await keep(meanwhile(act))).toEqual(['changing']);
    expect(inVault()).toEqual([]);
  });

  it('is refused where its own disk fails in the middle', async () => {
    const failing: Effects = {
      ...effects,
      copyFile: () => {
        throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
      },
    };
    expect(await keep(failing)).toEqual(['unreadable']);
  });
});

describe('several files', () => {
  const other = () => {
    const path = join(folder, '聊天.txt');
    writeFileSync(path, 'chat');
    return path;
  };

  it('are kept in their order, but those that cannot be', async () => {
    const kept = await keep(effects, join(folder, 'nowhere.txt'), other(), file);
    expect(kept).toMatchObject([{ fresh: true }, 'missing', { fresh: true }, { fresh: false }]);
    expect(inVault()).toHaveLength(2);
  });

  it('leave nothing behind, whichever change of the disk fails', async () => {
    const more = other();
    let failed = 0;
    for (let nth = 1; ; nth++) {
      const { use, reached } = failingAt(nth);
      let result: unknown;
      try {
        result = await keep(use, more);
      } catch (error) {
        result = error;
      }
      if (!reached()) {
        expect(result).toMatchObject([{ fresh: true }, { fresh: true }]);
        break;
      }
      failed += 1;
      expect(result).toBeInstanceOf(Error);
      expect(inVault()).toEqual([]);
    }
    expect(failed).toBeGreaterThan(5);
  });

  it('have their names only once all of their bytes are on the disk', async () => {
    const steps: string[] = [];
    const told = Object.fromEntries(
      Object.entries(effects).map(([name, effect]) => [
        name,
        (...given: unknown[]) => {
          steps.push(name);
          return (effect as (...all: unknown[]) => unknown)(...given);
        },
      ]),
    ) as unknown as Effects;
    await keep(told, other());
    expect(steps.filter((name) => name !== 'makeFolder')).toEqual(
      'room copyFile copyFile flushFiles publish publish'.split(' '),
    );
  });
});

describe('bytes that come from elsewhere', () => {
  const bytes = Buffer.from('录屏');
  const digest = createHash('sha256').update(bytes).digest('hex');
  const path = () => join(home(), 'vault', digest);
  const take = (pieces: Iterable<Uint8Array>, use: Effects = effects) =>
    keepPiecesInVault(home(), digest, pieces, use, 'mark');

  it('are kept once, read-only, under their digest', async () => {
    expect(await take([bytes.subarray(0, 2), bytes.subarray(2)])).toBe('fresh');
    expect(await take([])).toBe('there');
    expect(inVault()).toEqual([digest]);
    expect(readFileSync(path())).toEqual(bytes);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o400);
  });

  it('replace other bytes that lie under that digest', async () => {
    await take([bytes]);
    chmodSync(path(), 0o600);
    writeFileSync(path(), 'rot');
    expect(await take([bytes])).toBe('mended');
    expect(readFileSync(path())).toEqual(bytes);
  });

  it('are not kept where they are not what they are said to be', async () => {
    expect(await take([Buffer.from('something else')])).toBeNull();
    expect(inVault()).toEqual([]);
  });

  it('leave nothing behind, whichever change of the disk fails', async () => {
    let failed = 0;
    for (let nth = 1; ; nth++) {
      const { use, reached } = failingAt(nth);
      const result = await take([bytes], use).catch(() => 'failed');
      if (!reached()) {
        expect(result).toBe('fresh');
        break;
      }
      failed += 1;
      expect(inVault()).toEqual([]);
    }
    expect(failed).toBeGreaterThan(2);
  });
});

it('what another window is copying just now is not called left behind, what stays is', async () => {
  const place = mkdtempSync(join(tmpdir(), 'refund-vault-'));
  try {
    for (const name of ['.incoming-named', '.incoming-growing', '.incoming-left'])
      writeFileSync(join(place, name), 'begun');
    const looking = brokenOffForGood(place);
    renameSync(join(place, '.incoming-named'), join(place, 'named'));
    appendFileSync(join(place, '.incoming-growing'), ' and going on');
    expect(await looking).toEqual([join(place, '.incoming-left')]);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});

it('a file that a repair took for nobody’s just before it was recorded is recorded, and kept', async () => {
  const here = new TestStore();
  try {
    await here.open('a'.repeat(32));
    await here.write(async (store) => {
      const { digest } = store.keepBytes(Buffer.from('chat'));
      await here.write((other) => other.tidy([], [digest], [], '2024-05-01'));
      expect(existsSync(store.vaultPath(digest))).toBe(false);
      store.append(1, () => evidence(digest, 1));
      expect(existsSync(store.vaultPath(digest))).toBe(true);
    });
    expect(await here.read(async (store) => (await store.verify(null)).problems)).toEqual([]);
  } finally {
    here.remove();
  }
});
