import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openZip, zipNames, zipPieces } from '../../src/sharing/zip.ts';
import { gather, member, type RawEntry, rawZip } from '../support/archives.ts';
import { ZONES } from '../support/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'refund-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));
const AT = Date.parse('2026-11-25T10:00:02+08:00');
const LIMITS = { members: 100, bytes: 10_000_000 };
const text = (content: string) => Buffer.from(content);

function file(bytes: Uint8Array): string {
  const path = join(folder, 'some.zip');
  writeFileSync(path, bytes);
  return path;
}

async function read(bytes: Uint8Array, password?: string): Promise<Record<string, string>> {
  const zip = await openZip(file(bytes), LIMITS, password);
  try {
    const found: Record<string, string> = {};
    for (const { name } of zip.members) found[name] = (await gather(zip.open(name))).toString();
    return found;
  } finally {
    await zip.close();
  }
}

const refusal = (why: string, item: string | null) => ({ code: 'package-refused', details: { why, item } });

describe('a zip the program wrote', () => {
  it('gives back what went in, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 6 }), async (contents) => {
        const members = contents.map((content, n) => member(`文件/${n}.${n % 2 ? 'png' : 'txt'}`, content));
        const path = file(await gather(zipPieces(members, AT)));
        const zip = await openZip(path, LIMITS);
        for (const [n, { name }] of zip.members.entries()) {
          expect(await gather(zip.open(name))).toEqual(Buffer.from(contents[n] ?? []));
        }
        expect(zip.members).toHaveLength(contents.length);
        await zip.close();
      }),
      { numRuns: 25 },
    );
  });

  it('is the same bytes again, in every zone', async () => {
    const zone = process.env['TZ'];
    const digests = new Set<string>();
    for (const TZ of ZONES) {
      process.env['TZ'] = TZ;
      digests.add((await gather(zipPieces([member('a', 'x')], AT))).toString('hex'));
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(digests.size).toBe(1);
  });

  it.skipIf(spawnSync('unzip', ['-v']).error)('is read by the public tool', async () => {
    const path = file(await gather(zipPieces([member('证据/E1.png', 'aaaa'), member('b.txt', 'b')], AT)));
    expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected');
  });

  it('says what failed while it was written', async () => {
    const failing = {
      name: 'a.txt',
      *open(): Iterable<Uint8Array> {
        yield text('begun');
        throw Object.assign(new Error('EIO'), { code: 'EIO' });
      },
    };
    await expect(gather(zipPieces([failing], AT))).rejects.toMatchObject({ code: 'EIO' });
  });
});

describe('a zip from outside', () => {
  it.each<[string, RawEntry[], string, string | null]>([
    ['a way out', [{ name: '../x', content: text('x') }], 'unsafe-name', '../x'],
    ['a way out, deeper', [{ name: 'a/../../x', content: text('x') }], 'unsafe-name', 'a/../../x'],
    ['an absolute name', [{ name: '/etc/x', content: text('x') }], 'unsafe-name', '/etc/x'],
    ['a drive', [{ name: 'C:/x', content: text('x') }], 'unsafe-name', 'C:/x'],
    ['a backslash', [{ name: '..\\x', content: text('x') }], 'unsafe-name', '..\\x'],
    ['a link', [{ name: 'x', content: text('/etc/passwd'), mode: 0o120777 }], 'link', 'x'],
    [
      'a name twice',
      [
        { name: 'x', content: text('1') },
        { name: 'x', content: text('2') },
      ],
      'same-name',
      'x',
    ],
    [
      'a name in two forms',
      [
        { name: 'é', content: text('1') },
        { name: 'e\u0301', content: text('2') },
      ],
      'same-name',
      'é',
    ],
    [
      'a name in two cases',
      [
        { name: 'A', content: text('1') },
        { name: 'a', content: text('2') },
      ],
      'same-name',
      'a',
    ],
    ['too much', [{ name: 'x', content: text('1'), claimed: 11_000_000 }], 'too-large', 'x'],
    [
      'too many',
      Array.from({ length: 101 }, (_, n) => ({ name: `${n}`, content: text('') })),
      'too-many',
      null,
    ],
  ])('is refused with %s', async (_, entries, why, item) => {
    await expect(read(rawZip(entries))).rejects.toMatchObject(refusal(why, item));
  });

  it('never gives more than it said, nor less', async () => {
    const bomb = rawZip([{ name: 'x', content: Buffer.alloc(5_000_000), claimed: 10 }]);
    await expect(read(bomb)).rejects.toMatchObject({ code: 'package-refused' });
    const short = rawZip([{ name: 'x', content: text('12345'), claimed: 50 }]);
    await expect(read(short)).rejects.toMatchObject({ code: 'package-refused' });
  });

  it('is refused wherever it was cut, and whatever byte of its content was changed', async () => {
    const whole = rawZip([{ name: 'x', content: text('something worth keeping') }]);
    for (let length = 5; length < whole.length; length += 3) {
      await expect(read(whole.subarray(0, length))).rejects.toMatchObject(refusal('damaged', null));
    }
    const changed = Buffer.from(whole);
    changed[33] = (changed[33] ?? 0) ^ 0xff;
    await expect(read(changed)).rejects.toMatchObject(refusal('damaged', 'x'));
  });

  it('is told apart from what is no zip', async () => {
    for (const bytes of [text(''), text('PK'), text('<html>')]) {
      await expect(read(bytes)).rejects.toMatchObject(refusal('not-zip', null));
    }
    await expect(openZip(join(folder, 'none'), LIMITS)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('may have names as old Chinese programs write them', async () => {
    const name = Buffer.of(0xd5, 0xcb, 0xb5, 0xa5, 0x2e, 0x63, 0x73, 0x76);
    expect(await read(rawZip([{ name, content: text('x'), plainName: true }]))).toEqual({ '账单.csv': 'x' });
  });

  it.each([true, false])('opens with its password only (old kind: %s)', async (zipCrypto) => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { password: '123456', zipCrypto });
    await writer.add('账单.csv', new Uint8ArrayReader(text('内容')));
    const bytes = await writer.close();
    expect(await read(bytes, '123456')).toEqual({ '账单.csv': '内容' });
    await expect(read(bytes)).rejects.toMatchObject(refusal('password-needed', '账单.csv'));
    await expect(read(bytes, '000000')).rejects.toMatchObject(refusal('password-wrong', '账单.csv'));
  });
});

describe('a zip of more files than anything has', () => {
  it('is refused by the count that it says itself, without going through its list', async () => {
    for (const count of [70_000, 400_000]) {
      const path = file(longList(count));
      await expect(openZip(path, LIMITS)).rejects.toMatchObject(refusal('too-many', null));
      for await (const name of zipNames(path, LIMITS.members)) expect(name).toBeUndefined();
    }
  });

  it('is not one that has many folders', async () => {
    const entries = Array.from({ length: 300 }, (_, n) => ({
      name: `文件夹${n}/`,
      content: text(''),
      mode: 0o40755,
    }));
    const zip = await openZip(file(rawZip([...entries, { name: '账单.csv', content: text('a,b') }])), {
      members: 20,
      bytes: 1000,
    });
    expect(zip.members).toEqual([{ name: '账单.csv', bytes: 3 }]);
    await zip.close();
  });
});

/** A list of so many empty files, all of them in one place. */
function longList(count: number): Buffer {
  const header = rawZip([{ name: 'aaaaaa', content: text('') }]);
  const at = header.indexOf('PK\x01\x02', 0, 'latin1');
  const end = header.indexOf('PK\x05\x06', 0, 'latin1');
  const list = Buffer.concat(Array.from({ length: count }, () => header.subarray(at, end)));
  const large = Buffer.alloc(56);
  large.write('PK\x06\x06', 'latin1');
  large.writeBigUInt64LE(44n, 4);
  for (const place of [24, 32]) large.writeBigUInt64LE(BigInt(count), place);
  large.writeBigUInt64LE(BigInt(list.length), 40);
  large.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(at + list.length), 8);
  locator.writeUInt32LE(1, 16);
  const last = Buffer.from(header.subarray(end));
  for (const place of [8, 10]) last.writeUInt16LE(0xffff, place);
  last.writeUInt32LE(list.length, 12);
  return Buffer.concat([header.subarray(0, at), list, large, locator, last]);
}
