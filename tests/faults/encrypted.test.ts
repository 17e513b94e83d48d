import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RefundError } from '../../src/errors.ts';
import { Inside } from '../support/inside.ts';
import { STORY } from '../support/program.ts';

/** Changes at each byte of the header; in the body, each of the small number is at another place. */
const IN_BODY = process.env['REFUND_SOAK'] === undefined ? 40 : 1500;
const PASSPHRASE = '一句只有我知道的话';

let place: Inside;
let locked: Buffer;
let header: number;
const at = (name: string) => join(place.folder, name);
beforeAll(async () => {
  place = new Inside();
  await place.run(['new', ...STORY]);
  writeFileSync(at('付款.txt'), '付款'.repeat(60_000));
  await place.run(['evidence', 'add', '1', at('付款.txt')]);
  await place.run(['backup', at('b.zip')]);
  writeFileSync(at('secret'), `${PASSPHRASE}\n`);
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PASSPHRASE);
  // Hardly any work: thousands of them are tried.
  encrypter.setScryptWorkFactor(1);
  locked = Buffer.from(await encrypter.encrypt(readFileSync(at('b.zip'))));
  header = locked.indexOf('\n', locked.indexOf('\n---') + 1) + 1;
});
afterAll(() => place.remove());

let turn = 0;
/** What is wrong after restoring such a file into an empty home; nothing, if it is refused whole and in words. */
async function wrongWith(what: string, bytes: Buffer, secret = 'secret'): Promise<string[]> {
  const home = at(`home ${++turn}`);
  writeFileSync(at('x.age'), bytes);
  const { code, err, error } = await place.run(['restore', at('x.age'), '--passphrase-file', at(secret)], {
    home,
  });
  const left = existsSync(home) ? readdirSync(home) : [];
  return [
    ...(code === 0 || (error instanceof RefundError && error.code !== 'internal')
      ? []
      : [`ends with ${String(error)}`]),
    ...(code === 0 ? ['is taken'] : []),
    ...(left.length > 0 ? [`leaves ${left.join()}`] : []),
    ...(err.includes('x.age') ? [] : [`does not name it: ${err}`]),
  ].map((fault) => `${what}: ${fault}`);
}

it(`an encrypted backup that was cut or changed anywhere, or is empty, is refused whole`, async () => {
  expect(header).toBeGreaterThan(80);
  const wrong: string[] = [];
  for (const [what, bytes] of [
    ['nothing', Buffer.alloc(0)],
    ['one byte', locked.subarray(0, 1)],
    ['an end behind it', Buffer.concat([locked, Buffer.from('x')])],
    ['twice', Buffer.concat([locked, locked])],
  ] as const)
    wrong.push(...(await wrongWith(what, bytes)));
  writeFileSync(at('wrong'), 'x\n');
  writeFileSync(at('none'), '');
  wrong.push(...(await wrongWith('a wrong passphrase', locked, 'wrong')));
  // Cut at each byte of the header, behind the nonce, and at and around each piece of the body.
  const piece = 65_536 + 16;
  const cuts = Array.from({ length: header + 20 }, (_, index) => index);
  for (let end = header + 16; end < locked.length; end += piece)
    cuts.push(end - 1, end, end + 1, end + 16, end + 17);
  for (const cut of cuts) wrong.push(...(await wrongWith(`cut at ${cut}`, locked.subarray(0, cut))));
  const flips = Array.from({ length: header + 16 }, (_, index) => index);
  for (let one = 0; one < IN_BODY; one += 1)
    flips.push(header + 16 + Math.floor(((locked.length - header - 16) * (one + 0.5)) / IN_BODY));
  for (const flip of flips) {
    const changed = Buffer.from(locked);
    changed[flip] = (changed[flip] ?? 0) ^ (1 << (flip % 8));
    // Another work factor asks for more than anybody would wait for here.
    const work = /-> scrypt \S+ (\d+)/.exec(changed.toString('latin1'))?.[1];
    if (work !== undefined && Number(work) > 12) continue;
    wrong.push(...(await wrongWith(`changed at ${flip}`, changed)));
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  // As it was, it comes back.
  writeFileSync(at('x.age'), locked);
  const { code } = await place.run(['restore', at('x.age'), '--passphrase-file', at('secret')], {
    home: at('whole'),
  });
  expect(code).toBe(0);
}, 1_800_000);
