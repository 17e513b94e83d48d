import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import { bagMembers, bagTop, checkBag } from '../../src/sharing/bag.ts';
import { openFolder, writeFolder, writePieces } from '../../src/sharing/files.ts';
import { zipPieces } from '../../src/sharing/zip.ts';
import { gather, member, sourceOf } from '../support/archives.ts';

const LIMITS = { members: 100, bytes: 10_000_000 };
const PAYLOAD = [
  member('data/证据 1%.png', 'picture'),
  member('data/chain.jsonl', '{}\n'),
  member('data/empty', ''),
];
const disk = (use: Effects = effects) => ({
  effects: use,
  randomHex: () => 'aabbccdd',
  environment: { home: join(folder, 'no home') },
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refund-bag-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The bag's files by name. */
async function files(top = ''): Promise<Record<string, Buffer>> {
  const all: Record<string, Buffer> = {};
  for await (const { name, open } of bagMembers(top, PAYLOAD, { 'External-Description': 'a\nb' })) {
    all[name] = await gather(open());
  }
  return all;
}

const problems = async (contents: Record<string, Buffer>) => (await checkBag(sourceOf(contents))).problems;

describe('a bag', () => {
  it('is whole as it was written, with or without a folder around it', async () => {
    expect(await problems(await files())).toEqual([]);
    const inFolder = sourceOf(await files('refund-case-1'));
    expect(bagTop(inFolder)).toBe('refund-case-1/');
    expect((await checkBag(inFolder)).problems).toEqual([]);
  });

  it('counts its payload and keeps each of its own words on one line', async () => {
    const info = (await files())['bag-info.txt']?.toString();
    expect(info).toBe('External-Description: a b\nPayload-Oxum: 10.3\n');
  });

  it.skipIf(spawnSync('sha256sum', ['--version']).error)('is checked by the public tool', async () => {
    const plain = PAYLOAD.slice(1);
    await writeFolder(disk(), join(folder, 'bag'), bagMembers('', plain, {}));
    const run = (manifest: string) =>
      execFileSync('sha256sum', ['-c', manifest], { cwd: join(folder, 'bag'), encoding: 'utf8' });
    expect(run('manifest-sha256.txt')).toContain('data/chain.jsonl: OK');
    expect(run('tagmanifest-sha256.txt')).toContain('manifest-sha256.txt: OK');
  });

  it('tells of whatever is not as it was', async () => {
    const whole = await files();
    const { 'data/chain.jsonl': chain, ...without } = whole;
    expect(await problems({ ...whole, 'data/chain.jsonl': Buffer.from('{}') })).toEqual([
      { item: 'data/chain.jsonl', kind: 'changed' },
    ]);
    expect(await problems(without)).toEqual([{ item: 'data/chain.jsonl', kind: 'missing' }]);
    expect(await problems({ ...whole, 'data/more': Buffer.from('') })).toEqual([
      { item: 'data/more', kind: 'extra' },
    ]);
    expect(await problems({ ...whole, more: Buffer.from('') })).toEqual([{ item: 'more', kind: 'extra' }]);
    expect(await problems({ ...whole, 'bag-info.txt': Buffer.from('A: b\n') })).toEqual([
      { item: 'bag-info.txt', kind: 'changed' },
    ]);
    expect(chain).toBeDefined();
  });

  it('calls a file changed that is larger than all was together, without reading it for hours', async () => {
    const source = sourceOf(await files());
    const huge = {
      ...source,
      members: source.members.map((one) => (one.name === 'data/empty' ? { ...one, bytes: 1e12 } : one)),
      open: (name: string) => {
        expect(name).not.toBe('data/empty');
        return source.open(name);
      },
    };
    expect((await checkBag(huge)).problems).toEqual([{ item: 'data/empty', kind: 'changed' }]);
  });

  it.runIf(process.platform === 'linux')(
    'tells of a name in a folder that cannot be written here',
    async () => {
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.of(0xff)]), 'x');
      await expect(openFolder(folder, LIMITS)).rejects.toMatchObject({ code: 'file-unreadable' });
    },
  );

  it('leaves aside and names what a desktop put beside its files, and nothing else', async () => {
    const litter = {
      '.DS_Store': '1',
      'data/证据/.DS_Store': '2',
      'data/Thumbs.db': '3',
      'data/desktop.ini': '4',
      '__MACOSX/data/._chain.jsonl': '5',
      'data/._chain.jsonl': '6',
      'data/证据/@eaDir/E1.txt@SynoEAStream': '7',
      '.Trash-1000/info/x': '8',
      'System Volume Information/IndexerVolumeGuid': '9',
      'data/.localized': '10',
      'data/Thumbs.db:encryptable': '11',
      'data/ehthumbs.db': '12',
      '.Spotlight-V100/Store': '13',
      '.Spotlight-V100/Store-V2/x': '7',
      '.fseventsd/0000': '8',
      '.Trashes': '',
      'data/Icon\r': '',
      '$RECYCLE.BIN/desktop.ini': '10',
      '@eaDir/data/x': '11',
    };
    const bytes = Object.fromEntries(Object.entries(litter).map(([name, text]) => [name, Buffer.from(text)]));
    const checked = await checkBag(sourceOf({ ...(await files()), ...bytes }));
    expect([checked.problems, checked.litter]).toEqual([[], Object.keys(litter)]);
    const { 'data/chain.jsonl': _, ...without } = await files();
    const forged = await checkBag(sourceOf({ ...without, ...bytes, 'data/x.DS_Store': Buffer.from('') }));
    expect(forged.problems).toEqual([
      { item: 'data/chain.jsonl', kind: 'missing' },
      { item: 'data/x.DS_Store', kind: 'extra' },
    ]);
  });

  it.each(['NFC', 'NFD'])('whose names became %s on the way is the same', async (form) => {
    const names = ['data/证据/E1 café.txt', 'data/证据/E2 ガ.txt'];
    const payload = names.map((name) => member(name, name));
    for await (const { name, open } of bagMembers('', payload, {})) {
      const path = join(folder, 'bag', name.normalize(form));
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, await gather(open()));
    }
    const source = await openFolder(join(folder, 'bag'), LIMITS);
    expect((await checkBag(source)).problems).toEqual([]);
    expect((await gather(source.open(names[0] ?? ''))).toString()).toBe(names[0]);
  });

  it.each([
    ['another algorithm', 'manifest-md5.txt', 'x', 'algorithm'],
    ['no declaration', 'bagit.txt', 'BagIt-Version: 9\n', 'malformed'],
    ['a line that is none', 'manifest-sha256.txt', 'nothing\n', 'malformed'],
    ['a file listed twice', 'manifest-sha256.txt', `${'0'.repeat(64)}  a\n`.repeat(2), 'malformed'],
  ])('is refused with %s', async (_, name, content, kind) => {
    const found = await problems({ ...(await files()), [name]: Buffer.from(content) });
    expect(found).toContainEqual({ item: name, kind });
  });

  it('is none where nothing declares it, or two do', async () => {
    expect(bagTop(sourceOf({ 'a.txt': '' }))).toBeNull();
    expect(bagTop(sourceOf({ 'a/bagit.txt': '', 'b/bagit.txt': '' }))).toBeNull();
  });
});

describe('a folder from outside', () => {
  it('is read as it lies there', async () => {
    await writeFolder(disk(), join(folder, 'bag'), bagMembers('', PAYLOAD, {}));
    const source = await openFolder(join(folder, 'bag'), LIMITS);
    expect((await checkBag(source)).problems).toEqual([]);
  });

  it('is refused with a link in it', async () => {
    symlinkSync('/etc/passwd', join(folder, 'link'));
    await expect(openFolder(folder, LIMITS)).rejects.toMatchObject({
      details: { why: 'link', item: 'link' },
    });
  });

  it('is refused where a file grew after it was seen', async () => {
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a/x'), '1');
    const source = await openFolder(folder, LIMITS);
    writeFileSync(join(folder, 'a/x'), '12');
    await expect(gather(source.open('a/x'))).rejects.toMatchObject({ details: { why: 'damaged' } });
  });
});

describe('what is written for others', () => {
  const ways = {
    folder: (use: Effects) => writeFolder(disk(use), join(folder, 'out'), PAYLOAD),
    zip: (use: Effects) => writePieces(disk(use), join(folder, 'out'), zipPieces(PAYLOAD, 0)),
  };

  it.each(['folder', 'zip'] as const)('is whole or not there, whichever step fails (%s)', async (way) => {
    let failed = true;
    for (let failing = 1; failed; failing++) {
      let step = 0;
      const guard = () => {
        if (++step === failing) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      };
      const faulty: Effects = {
        ...effects,
        makeFolder: (path) => (guard(), effects.makeFolder(path)),
        createFileFrom: async (path, pieces) => (guard(), effects.createFileFrom(path, pieces)),
        publish: (from, to) => (guard(), effects.publish(from, to)),
        replace: (from, to) => (guard(), effects.replace(from, to)),
        syncFolder: (path) => (guard(), effects.syncFolder(path)),
      };
      failed = await ways[way](faulty).then(
        () => false,
        (error: unknown) => {
          expect(error).toMatchObject({ code: 'write-failed' });
          return true;
        },
      );
      const there = readdirSync(folder);
      expect(there.filter((name) => name !== 'out')).toEqual([]);
      if (existsSync(join(folder, 'out')) && failed) rmSync(join(folder, 'out'), { recursive: true });
    }
  });

  it.each(['folder', 'zip'] as const)('never takes the place of something (%s)', async (way) => {
    writeFileSync(join(folder, 'out'), 'mine');
    await expect(ways[way](effects)).rejects.toMatchObject({ code: 'file-exists' });
  });
});
