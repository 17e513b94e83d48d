import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder, dataFolder, isOwnFolder, nativeTarget, viewerFor } from '../src/platform.ts';

const home = homedir();

describe('the folders', () => {
  it.each([
    [
      'win32',
      { LOCALAPPDATA: '/某/AppData/Local' },
      '/某/AppData/Local/refund',
      '/某/AppData/Local/refund-cache',
    ],
    ['win32', {}, `${home}/AppData/Local/refund`, `${home}/AppData/Local/refund-cache`],
    [
      'darwin',
      { XDG_DATA_HOME: '/elsewhere', XDG_CACHE_HOME: '/elsewhere' },
      `${home}/Library/Application Support/refund`,
      `${home}/Library/Caches/refund`,
    ],
    ['linux', { XDG_DATA_HOME: '/data', XDG_CACHE_HOME: '/cache' }, '/data/refund', '/cache/refund'],
    [
      'linux',
      { XDG_DATA_HOME: 'relative', XDG_CACHE_HOME: 'relative' },
      `${home}/.local/share/refund`,
      `${home}/.cache/refund`,
    ],
    ['freebsd', {}, `${home}/.local/share/refund`, `${home}/.cache/refund`],
  ] as const)('of data and of the cache, on %s with %j', (platform, variables, data, cache) => {
    expect(dataFolder(variables, platform)).toBe(data);
    expect(cacheFolder(variables, platform)).toBe(cache);
  });
});

describe.runIf(process.platform !== 'win32')('the folder of the cache', () => {
  let place = '';
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'refund-cache-'));
  });
  afterEach(() => {
    rmSync(place, { recursive: true });
  });

  it('is made with its parent, for the user alone', () => {
    const folder = join(place, 'cache', 'refund');
    expect(isOwnFolder(folder)).toBe(true);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(isOwnFolder(folder)).toBe(true);
  });

  it('is not used if others may write or read there, or if it is elsewhere in truth', () => {
    const folder = join(place, 'refund');
    mkdirSync(folder);
    chmodSync(folder, 0o770);
    expect(isOwnFolder(folder)).toBe(false);
    chmodSync(folder, 0o700);
    symlinkSync(folder, join(place, 'link'));
    expect(isOwnFolder(join(place, 'link'))).toBe(false);
  });

  it('is not looked for where none can be made', () => {
    expect(() => isOwnFolder('/proc/nowhere/refund')).toThrow();
    expect(() => isOwnFolder(join(place, 'a', 'b', 'c'))).toThrow();
    expect(existsSync(join(place, 'a'))).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)('is not used if it belongs to somebody else', () => {
    const folder = join(place, 'refund');
    mkdirSync(folder, 0o700);
    chownSync(folder, 1, 1);
    expect(isOwnFolder(folder)).toBe(false);
  });
});

describe('the viewer of a desktop', () => {
  it.each(['linux', 'darwin', 'win32', 'freebsd'] as const)(
    'on %s gets the path as one word, past any shell',
    (platform) => {
      const path = String.raw`C:\Users\A & B\%TEMP%\E1.png`;
      const { command, words } = viewerFor(path, platform);
      expect(words).toEqual([path]);
      expect(command).not.toMatch(/cmd|sh$|powershell/);
    },
  );
});

it('names the native half of the database as its package does', () => {
  expect(nativeTarget('win32')).toBe(`win32-${process.arch}`);
  if (process.platform === 'linux') expect(nativeTarget()).toMatch(/^linux(?:musl)?-/);
});
