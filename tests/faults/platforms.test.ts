import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STORY } from '../support/program.ts';

/** What another system does otherwise; set by each test before the program is loaded. */
const world = vi.hoisted(() => ({
  here: process.platform,
  windows: false,
  noLinks: false,
  keepsNames: false,
  noRights: false,
  /** A disk like those of cameras: all may do everything, and no folder is flushed. */
  fat: false,
  /** How often each change of a name is refused before it goes through, because something has the file open. */
  held: 0,
  refused: [] as string[],
}));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const failure = (code: string, what: string) => {
    world.refused.push(`${code} ${what}`);
    return Object.assign(new Error(`${code}: ${what}`), { code });
  };
  const readOnly = new Set<number>();
  const tried = new Map<string, number>();
  const CODES = ['EBUSY', 'EPERM', 'EACCES'];
  /** A virus scanner reads a new file, and lets go of it after a while. */
  const refuseHeld = (what: string) => {
    const times = (tried.get(what) ?? 0) + 1;
    tried.set(what, times > world.held ? 0 : times);
    if (times <= world.held) throw failure(CODES[(times + what.length) % CODES.length] ?? '', what);
  };
  const changed: Partial<typeof fs> = {
    // Windows opens no folder, and flushes only what is open for writing.
    openSync(path, flags, mode) {
      if (world.windows && fs.statSync(path, { throwIfNoEntry: false })?.isDirectory())
        throw failure('EISDIR', `open ${String(path)}`);
      const file = fs.openSync(path, flags, mode);
      if (world.fat && mode !== undefined && mode !== null) fs.fchmodSync(file, 0o777);
      const writes = typeof flags === 'number' ? (flags & 3) !== 0 : /[wa+]/.test(flags ?? 'r');
      if (writes) readOnly.delete(file);
      else readOnly.add(file);
      return file;
    },
    fsyncSync(file) {
      if (world.windows && readOnly.has(file)) throw failure('EPERM', 'fsync');
      if (world.fat && fs.fstatSync(file).isDirectory()) throw failure('EINVAL', 'fsync');
      fs.fsyncSync(file);
    },
    // FAT and some shares have no hard links.
    linkSync(from, to) {
      if (world.noLinks || world.fat) throw failure('EPERM', `link ${String(to)}`);
      if (world.held > 0) throw failure(CODES[String(to).length % CODES.length] ?? '', `link ${String(to)}`);
      fs.linkSync(from, to);
    },
    // Some folders take new names and let none go; some disks set no rights.
    fchmodSync(file, mode) {
      if (world.noRights || world.fat) throw failure('EPERM', 'fchmod');
      fs.fchmodSync(file, mode);
    },
    renameSync(from, to) {
      refuseHeld(`rename ${String(to)}`);
      fs.renameSync(from, to);
    },
    unlinkSync(path) {
      if (world.keepsNames) throw failure('EACCES', `unlink ${String(path)}`);
      refuseHeld(`unlink ${String(path)}`);
      fs.unlinkSync(path);
    },
    mkdirSync: ((path: string, mode: number) => {
      fs.mkdirSync(path, mode);
      if (world.fat) fs.chmodSync(path, 0o777);
    }) as typeof fs.mkdirSync,
    chmodSync(path, mode) {
      if (world.fat) throw failure('EPERM', `chmod ${String(path)}`);
      refuseHeld(`chmod ${String(path)}`);
      fs.chmodSync(path, mode);
    },
  };
  return { ...fs, ...changed, default: { ...fs, ...changed } };
});

// On a system that is only played, the half of the database that really runs here.
vi.mock('../../src/platform.ts', async (importOriginal) => {
  const platform = await importOriginal<typeof import('../../src/platform.ts')>();
  return { ...platform, nativeTarget: () => platform.nativeTarget(world.here) };
});

const setPlatform = (platform: NodeJS.Platform) =>
  Object.defineProperty(process, 'platform', { value: platform, configurable: true });

beforeEach(() => {
  vi.resetModules();
  world.refused = [];
});
afterEach(() => {
  setPlatform(world.here);
  world.windows = false;
  world.noLinks = false;
  world.keepsNames = false;
  world.noRights = false;
  world.fat = false;
  world.held = 0;
  vi.restoreAllMocks();
});

/** A life: a case, its proof, its letters, its file for others, a backup and a restore; each as the user would check it. */
async function live(): Promise<void> {
  const { Inside } = await import('../support/inside.ts');
  const place = new Inside();
  const at = (name: string) => join(place.folder, name);
  const other = { home: at('other') };
  const must = async (words: readonly string[], options = {}) => {
    const { code, err, out } = await place.run(words, options);
    expect([words, code, err]).toEqual([words, 0, expect.any(String)]);
    return out;
  };
  try {
    await must(['new', ...STORY]);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(at('付款.png'), 'picture');
    await must(['me', '--name', '张三']);
    await must(['evidence', 'add', '1', at('付款.png')]);
    await must(['letter', '1', '-o', at('信.txt')]);
    expect((await place.run(['letter', '1', '--days', '5', '-o', at('信.txt')])).code).toBe(1);
    await must(['log', 'request', '1']);
    await must(['export', '1', '-o', at('材料')]);
    await must(['export', '1', '-o', at('材料.zip')]);
    await must(['backup', at('备份.zip')]);
    await must(['restore', at('备份.zip')], other);
    await must(['verify'], other);
    if (world.fat) {
      const { code, out } = await place.run(['doctor', '--fix']);
      expect([code, out]).toEqual([1, expect.stringContaining(place.home)]);
      // It is not offered again what cannot be done.
      expect([out.includes('--fix'), out.includes('REFUND_HOME')]).toEqual([false, true]);
    } else await must(['doctor', '--fix']);
    await must(['verify']);
    expect(await must(['history', '1', '--json'], other)).toBe(await must(['history', '1', '--json']));
    const left = readdirSync(place.folder, { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => /incoming/.test(name))).toEqual([]);
    for (const name of left.filter((one) => one.endsWith('-journal')))
      expect(statSync(at(name)).size).toBe(0);
    expect(readFileSync(at('信.txt'), 'utf8')).toContain('CM20240501001');
    for (const name of world.fat ? [] : readdirSync(join(place.home, 'vault')))
      expect(statSync(join(place.home, 'vault', name)).mode & 0o222).toBe(0);
  } finally {
    place.remove();
  }
}

describe('on what other systems do otherwise, the program lives the same life', () => {
  it('Windows: no folder is opened, and only what is open for writing is flushed', async () => {
    world.windows = true;
    setPlatform('win32');
    await live();
    expect(world.refused).toEqual([]);
  });

  it('a disk without hard links: names are checked, then taken', async () => {
    world.noLinks = true;
    await live();
    expect(world.refused.length).toBeGreaterThan(3);
  });

  it('FAT: no rights, no links, no folder flushed: the rights are told, and that is all', async () => {
    world.fat = true;
    await live();
    const kinds = new Set(world.refused.map((what) => what.split(' ', 2).join(' ')));
    expect([...kinds].toSorted()).toEqual(['EINVAL fsync', 'EPERM chmod', 'EPERM fchmod', 'EPERM link']);
  });

  it('Windows: a virus scanner has each new file open for a while, and nobody notices', async () => {
    world.windows = true;
    world.held = 5;
    setPlatform('win32');
    const waits = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    await live();
    expect(world.refused.length).toBeGreaterThan(20);
    expect(waits.mock.calls.length).toBeGreaterThan(20);
  });

  it('Windows: what is never let go of is told after some seconds, and everything is as before', async () => {
    world.windows = true;
    setPlatform('win32');
    const waits = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    const { Inside } = await import('../support/inside.ts');
    const place = new Inside();
    try {
      expect((await place.run(['new', ...STORY])).code).toBe(0);
      world.held = Infinity;
      const { code, err } = await place.run(['letter', '1', '-o', join(place.folder, '信.txt')]);
      expect(code).toBe(1);
      expect(err).toContain(place.folder);
      const waited = waits.mock.calls.reduce(
        (sum, [, , , milliseconds = 0]) => sum + Number(milliseconds),
        0,
      );
      expect(waited).toBeGreaterThan(1000);
      expect(waited).toBeLessThan(15_000);
      world.held = 0;
      expect(readdirSync(place.folder)).not.toContain('信.txt');
      const { out } = await place.run(['history', '1']);
      expect(out.trim().split('\n')).toHaveLength(1);
    } finally {
      world.held = 0;
      place.remove();
    }
  });

  it('elsewhere a refusal is one: nothing is tried twice', async () => {
    world.held = 1;
    const waits = vi.spyOn(Atomics, 'wait');
    await expect(live()).rejects.toThrow();
    expect(waits).not.toHaveBeenCalled();
  });

  it('the injection itself bites: a program that thinks it is elsewhere is refused', async () => {
    world.windows = true;
    await expect(live()).rejects.toThrow();
    expect(world.refused).not.toEqual([]);
  });
});

describe('on a disk that is odd, what is said is true', () => {
  it('a folder that lets no name go: what has its name is told as done, and doctor names the rest', async () => {
    const { Inside } = await import('../support/inside.ts');
    const place = new Inside();
    const at = (name: string) => join(place.folder, name);
    try {
      await place.run(['new', ...STORY]);
      const { writeFileSync } = await import('node:fs');
      writeFileSync(at('付款.png'), 'picture');
      world.keepsNames = true;
      for (const words of [
        ['evidence', 'add', '1', at('付款.png')],
        ['backup', at('备份.zip')],
      ])
        expect([words, (await place.run(words)).code]).toEqual([words, 0]);
      world.keepsNames = false;
      expect(world.refused.length).toBeGreaterThan(1);
      expect((await place.run(['verify', '1'])).code).toBe(0);
      expect((await place.run(['doctor'])).out).toContain('.incoming-');
      expect((await place.run(['doctor', '--fix'])).code).toBe(0);
      expect(readdirSync(place.folder).filter((name) => name.startsWith('.'))).toEqual([]);
      expect((await place.run(['restore', at('备份.zip')], { home: at('other') })).code).toBe(0);
    } finally {
      place.remove();
    }
  });

  it('rights that cannot be set leave nothing half made behind', async () => {
    const { Inside } = await import('../support/inside.ts');
    const place = new Inside();
    const umask = process.umask(0o777);
    try {
      process.umask(0o022);
      await place.run(['new', ...STORY]);
      const before = readdirSync(place.home, { recursive: true });
      process.umask(0o777);
      world.noRights = true;
      const { code, err } = await place.run([
        'letter',
        '1',
        '--to',
        'site',
        '-o',
        join(place.folder, '信.txt'),
      ]);
      expect([code, err]).toEqual([1, expect.stringContaining('没有权限')]);
      process.umask(0o022);
      expect(readdirSync(place.home, { recursive: true }).filter((name) => name !== 'vault')).toEqual(before);
      expect(readdirSync(place.folder)).toEqual(['home']);
    } finally {
      process.umask(umask);
      place.remove();
    }
  });

  it('a disk that does not confirm the new name is not told as "unchanged"', async () => {
    const { Inside } = await import('../support/inside.ts');
    const { effects } = await import('../../src/effects.ts');
    const place = new Inside();
    try {
      await place.run(['me', '--name', '张三']);
      const use = {
        ...effects,
        syncFolder() {
          throw Object.assign(new Error('EIO'), { code: 'EIO' });
        },
      };
      const { code, err } = await place.run(['me', '--phone', '13800000000'], { use });
      expect([code, err.includes('没有变'), err.includes('已经是新的内容')]).toEqual([1, false, true]);
      expect((await place.run(['me'])).out).toContain('13800000000');
    } finally {
      place.remove();
    }
  });
});
