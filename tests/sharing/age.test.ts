import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armor, Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encryptedPieces, findAge } from '../../src/sharing/age.ts';
import { gather } from '../support/archives.ts';

const PASSPHRASE = '一句 只有我知道的话';
const PLAIN = Buffer.from('退款'.repeat(60_000));
let folder: string;
let file: string;
let encrypted: Buffer;

async function* pieces(bytes: Buffer): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

beforeAll(async () => {
  encrypted = await gather(encryptedPieces(pieces(PLAIN), PASSPHRASE));
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refund-age-'));
  file = join(folder, 'x.age');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Uint8Array | string, passphrase = PASSPHRASE): Promise<Buffer> {
  writeFileSync(file, bytes);
  const found = await findAge(file);
  if (!found) throw new Error('not seen as age');
  return gather(await found.decrypt(passphrase));
}

/** The file with the work factor in its header changed. */
const withWork = (work: string) =>
  Buffer.from(encrypted.toString('latin1').replace(/(-> scrypt \S+ )17\n/, `$1${work}\n`), 'latin1');

describe('a file encrypted with a passphrase', () => {
  it('comes back, binary and as text', async () => {
    expect(await read(encrypted)).toEqual(PLAIN);
    expect(await read(armor.encode(encrypted))).toEqual(PLAIN);
    expect(await read(`\n${armor.encode(encrypted).trimEnd().replaceAll('\n', '\r\n')}`)).toEqual(PLAIN);
  });

  it('is opened by the library that everybody uses', async () => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PASSPHRASE);
    expect(Buffer.from(await decrypter.decrypt(encrypted))).toEqual(PLAIN);
  });

  it('says nothing of what it holds', () => {
    expect(encrypted.includes(Buffer.from('退款'))).toBe(false);
  });

  it.each<[string, string, () => Uint8Array | string]>([
    ['a wrong passphrase', 'password-wrong', () => encrypted],
    ['a changed byte', 'damaged', () => changed(encrypted, encrypted.length - 70_000)],
    ['a changed tail', 'damaged', () => changed(encrypted, encrypted.length - 1)],
    ['a cut tail', 'damaged', () => encrypted.subarray(0, encrypted.length - 5)],
    [
      'whole pieces cut off',
      'damaged',
      () => encrypted.subarray(0, encrypted.length - (PLAIN.length % 65_536) - 16),
    ],
    ['a header alone', 'damaged', () => encrypted.subarray(0, 60)],
    ['a header without an end', 'damaged', () => `age-encryption.org/v1\n${'-> x y\n'.repeat(20_000)}`],
    ['a changed header', 'damaged', () => withWork('16')],
    ['an absurd work factor', 'costly-password', () => withWork('30')],
    ['a work factor beyond all numbers', 'damaged', () => withWork('9'.repeat(40))],
    ['a work factor that takes all memory', 'costly-password', () => withWork('21')],
    ['text that ends early', 'damaged', () => armor.encode(encrypted).slice(0, -50)],
    ['text with something in it', 'damaged', () => armor.encode(encrypted).replace('\n', '\n<b>\n')],
  ])('with %s is refused (%s)', async (what, why, make) => {
    const passphrase = what === 'a wrong passphrase' ? 'x' : PASSPHRASE;
    const expected = what === 'a changed header' ? /password-wrong|damaged/ : why;
    const error: { details: { why: string } } = await read(make(), passphrase).then(
      () => Promise.reject(new Error('was read')),
      (problem) => problem,
    );
    expect(error.details.why).toMatch(expected);
  });

  it('as the public tool writes it by itself comes back, and says what that takes', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(PASSPHRASE);
    encrypter.setScryptWorkFactor(18);
    writeFileSync(file, await encrypter.encrypt('abc'));
    const found = await findAge(file);
    expect(found?.effort).toEqual({ seconds: 2, megabytes: 256 });
    expect((await gather((await found?.decrypt(PASSPHRASE)) ?? [])).toString()).toBe('abc');
    writeFileSync(file, encrypted);
    expect((await findAge(file))?.effort).toBeNull();
    writeFileSync(file, withWork('20'));
    expect((await findAge(file))?.effort).toEqual({ seconds: 8, megabytes: 1024 });
  });

  it('to a key instead is refused with how to open it', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(await generateIdentity()));
    await expect(read(await encrypter.encrypt('x'))).rejects.toMatchObject({
      details: { why: 'encrypted-to-key' },
    });
  });

  it('is told from what is none', async () => {
    writeFileSync(file, 'PK\x03\x04');
    expect(await findAge(file)).toBeNull();
  });
});

function changed(bytes: Buffer, place: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}
