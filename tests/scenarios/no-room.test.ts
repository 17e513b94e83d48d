import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import { roomOf } from '../../src/platform.ts';
import type { Effects } from '../../src/ports.ts';
import { Inside } from '../support/inside.ts';
import { STORY } from '../support/program.ts';

let place: Inside;
const at = (name: string) => join(place.folder, name);
beforeEach(async () => {
  place = new Inside();
  await place.run(['new', ...STORY]);
  writeFileSync(at('录像.mp4'), Buffer.alloc(300_000, 7));
});
afterEach(() => place.remove());

/** A disk with little room, on which every byte that is written is counted. */
function little(room: number | null): { use: Effects; written(): number } {
  let bytes = 0;
  const count = (piece: Uint8Array) => (bytes += piece.length);
  const use: Effects = {
    ...effects,
    room: () => room,
    copyFile: (source, path, mode, each) =>
      effects.copyFile(source, path, mode, (piece) => {
        count(piece);
        each(piece);
      }),
    createFileFrom: (path, pieces, mode) =>
      effects.createFileFrom(
        path,
        (async function* counted() {
          for await (const piece of pieces) {
            count(piece);
            yield piece;
          }
        })(),
        mode,
      ),
  };
  return { use, written: () => bytes };
}

describe('what clearly does not fit onto a disk', () => {
  it.each([[['evidence', 'add', '1', '@/huge.png']], [['evidence', 'add', '1', '@/录像.mp4', '@/huge.png']]])(
    'is not begun: %j',
    async (words) => {
      // A file full of holes: it takes no room where it lies.
      writeFileSync(at('huge.png'), '\x89PNG\r\n\x1a\n');
      truncateSync(at('huge.png'), 40_000_000_000);
      const { out: before } = await place.run(['history', '1']);
      const { use, written } = little(1_000_000);
      const { code, err } = await place.run(
        words.map((word) => word.replace('@', place.folder)),
        { use },
      );
      expect([code, written()]).toEqual([1, 0]);
      expect(err).toMatch(/空间不够.*一份都没有收下.*40\.0 GB/);
      expect(readdirSync(join(place.home, 'vault'))).toEqual([]);
      expect((await place.run(['history', '1'])).out).toBe(before);
    },
  );

  it('is told of a backup and a package before the first of the files is written', async () => {
    await place.run(['evidence', 'add', '1', at('录像.mp4')]);
    for (const words of [
      ['backup', at('备份.zip')],
      ['export', '1', '-o', at('包.zip')],
      ['export', '1', '-o', at('包')],
    ]) {
      const { use, written } = little(200_000);
      const { code, err } = await place.run(words, { use });
      expect(code).toBe(1);
      expect(written()).toBeLessThan(100_000);
      expect(err).toMatch(/放不下，没有写.*至少要 300\.0 KB，那里还剩 200\.0 KB/);
    }
    expect(readdirSync(place.folder).toSorted()).toEqual(['home', '录像.mp4'].toSorted());
  });

  it.each(['import', 'restore'])('is told by %s before anything is taken in', async (command) => {
    await place.run(['evidence', 'add', '1', at('录像.mp4')]);
    await place.run(command === 'import' ? ['export', '1', '-o', at('x.zip')] : ['backup', at('x.zip')]);
    const other = at('other');
    const { use, written } = little(200_000);
    const { code, err } = await place.run([command, at('x.zip')], { use, home: other });
    expect([code, written()]).toEqual([1, 0]);
    expect(err).toMatch(/空间不够.*300\.0 KB.*还剩 200\.0 KB/);
    expect(existsSync(join(other, 'vault'))).toBe(false);
    // What is kept here already needs no room.
    expect((await place.run([command, at('x.zip')], { use, home: other })).code).toBe(1);
    expect((await place.run([command, at('x.zip')], { home: other })).code).toBe(0);
    const again = command === 'import' ? [command, at('x.zip')] : [command, at('x.zip'), '--merge'];
    expect((await place.run(again, { use, home: other })).code).toBe(0);
  });

  it('is not decrypted onto a disk that has no room for it', async () => {
    await place.run(['evidence', 'add', '1', at('录像.mp4')]);
    writeFileSync(at('secret.txt'), 'correct horse battery staple');
    const secret = ['--passphrase-file', at('secret.txt')];
    expect((await place.run(['backup', at('b.age'), ...secret])).code).toBe(0);
    const { use, written } = little(200_000);
    const other = at('other');
    const { code, err } = await place.run(['restore', at('b.age'), ...secret], { use, home: other });
    expect([code, written(), existsSync(other)]).toEqual([1, 0, false]);
    expect(err).toContain('磁盘满了');
  });

  it('is not read into memory to see that it is too much', async () => {
    writeFileSync(at('huge.png'), '\x89PNG\r\n\x1a\n');
    truncateSync(at('huge.png'), 40_000_000_000);
    const { code, out } = await place.run(['read', at('huge.png')]);
    expect([code, out]).toEqual([1, expect.stringContaining('超过 60 MB')]);
  });

  it('is tried where nobody knows how much room there is', async () => {
    const { use } = little(null);
    expect((await place.run(['evidence', 'add', '1', at('录像.mp4')], { use })).code).toBe(0);
    expect((await place.run(['backup', at('备份.zip')], { use })).code).toBe(0);
  });

  it('is not known of a disk that packs, makes room by itself, or says nothing', () => {
    const disk = { type: 0xef53, bsize: 4096, bavail: 10, bfree: 20 };
    expect(roomOf(disk, 'linux', false)).toBe(40_960);
    expect(roomOf(disk, 'linux', true)).toBe(81_920);
    expect(roomOf({ ...disk, type: 0 }, 'win32', false)).toBe(40_960);
    expect(roomOf(disk, 'darwin')).toBeNull();
    expect(roomOf({ ...disk, type: 0x9123683e }, 'linux')).toBeNull();
    expect(roomOf({ ...disk, bavail: 0, bfree: 0 }, 'linux')).toBeNull();
    expect(roomOf({ ...disk, bsize: Number.NaN }, 'linux')).toBeNull();
  });
});
