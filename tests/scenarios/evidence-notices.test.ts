import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chineseFont, ENCRYPTED, pdf, ucs2 } from '../support/pdfs.ts';
import { heic, jpeg, png, webp } from '../support/pictures.ts';
import { Program } from '../support/program.ts';

let program: Program;
let folder: string;
beforeEach(() => {
  program = new Program();
  program.open();
  folder = join(program.home, '..', 'given');
  mkdirSync(folder);
});
afterEach(() => program.remove());

const put = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const add = (...words: string[]) => program.run('evidence', 'add', '1', ...words);
interface Notice {
  id: string | null;
  kind: string;
  what: string;
}
/** The notices about single files. */
const notices = () => {
  const { code, json } = program.run('evidence', 'check', '1', '--json');
  expect(code).toBe(0);
  return (json() as { notices: Notice[] }).notices.filter(({ id }) => id !== null);
};
const kinds = () => notices().map(({ id, kind }) => [id, kind]);

describe('a picture', () => {
  it('that an editing program saved, or that was saved again, is pointed out and counts all the same', () => {
    add(put('付款.jpg', jpeg(1080, 2400, { software: 'Adobe Photoshop 25.0' })));
    add(put('订单.png', png(1080, 2400, { text: [['Software', 'GIMP 2.10']] })));
    add(put('a.webp', webp(1080, 2400, { taken: '2024:05:01 14:02:09', changed: '2024:05:02 10:00:00' })));
    add(put('b.heic', heic({ software: '17.5.1', taken: '2024:05:01 14:02:09' })));
    expect(kinds()).toEqual([
      ['E1', 'edited'],
      ['E2', 'edited'],
      ['E3', 'changed-later'],
    ]);
    expect(notices()[0]?.what).toContain('Photoshop');
    expect(notices()[2]?.what).toContain('2024-05-02 10:00');
    expect(program.run('evidence', 'check', '1', '--json').json()).toMatchObject({ strength: { have: 2 } });
    expect(program.run('verify').code).toBe(0);
  });

  it('that is broken, empty of metadata or hostile is kept, and stops nothing', () => {
    add(
      put('a.png', Buffer.of(0x89, 0x50, 0x4e)),
      put('b.jpg', jpeg().subarray(0, 40)),
      put('c.jpg', jpeg(60_000, 60_000)),
      put('d.png', png(60_000, 60_000)),
      put('e.jpg', jpeg(1080, 2400, { xmp: `<${'CreatorTool="'.repeat(4_000)}` })),
      put('f.png', png()),
    );
    expect(kinds()).toEqual([
      ['E1', 'type-differs'],
      ['E2', 'cut-short'],
      ['E3', 'huge-picture'],
      ['E4', 'huge-picture'],
    ]);
    expect(program.run('verify').code).toBe(0);
  });
});

describe('what the user read in a picture', () => {
  it('is kept with it, shown in the list, and held against the case', () => {
    const flags = ['--order', 'ZX99887766', '--amount', '￥99', '--at', '4月30日 14:02'];
    expect(add(put('付款.png', png()), put('b.png', png(1080, 2401)), ...flags).code).toBe(0);
    add(
      put('订单.png', png(1080, 2402)),
      '--order',
      'CM20240501001',
      '--amount',
      '100',
      '--at',
      '2024-05-01',
    );
    expect(notices().map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'E1 seen-order',
      'E1 seen-amount',
      'E1 seen-day',
      'E2 seen-order',
      'E2 seen-amount',
      'E2 seen-day',
    ]);
    expect(notices()[0]?.what).toContain('ZX99887766');
    expect(notices()[1]?.what).toContain('¥99.00');
    expect(notices()[2]?.what).toContain('2024-04-30');
    const { evidence } = program.run('evidence', 'list', '1', '--json').json() as { evidence: unknown[] };
    expect(evidence).toMatchObject([
      { id: 'E1', seen: { order: 'ZX99887766', amountFen: 9_900, at: '2024-04-30T14:02:00+08:00' } },
      { id: 'E2' },
      { id: 'E3', seen: { order: 'CM20240501001', amountFen: 10_000, at: '2024-05-01T00:00:00+08:00' } },
    ]);
    expect(program.run('verify').code).toBe(0);
  });

  it('is nothing where nothing was typed, and refused as a whole where it cannot be read', () => {
    add(put('a.png', png()));
    const { evidence } = program.run('evidence', 'list', '1', '--json').json() as { evidence: object[] };
    expect(evidence[0]).toMatchObject({ seen: null });
    const wrong = add(put('b.png', png(1080, 2401)), '--amount', '很多', '--at', '明年');
    expect([wrong.code, wrong.err.includes('--amount'), wrong.err.includes('--at')]).toEqual([2, true, true]);
    expect(program.run('evidence', 'list', '1', '--plain').out.trim().split('\n')).toHaveLength(2);
  });
});

describe('a PDF', () => {
  it('coded as Chinese programs do is held against the case, too', () => {
    const gbk = '<b6a9b5a5bac5a3ba5a583939383837373636>';
    add(put('付款.pdf', pdf([gbk], { font: chineseFont('GBK2K-H') })), '--kind', 'payment-record');
    expect(notices()).toContainEqual({
      id: 'E1',
      kind: 'other-order',
      what: expect.stringContaining('ZX99887766'),
    });
  });

  it('is held against the case, and one that cannot be read stops nothing', () => {
    const receipt = (text: string) => pdf([ucs2(text)], { font: chineseFont('UniGB-UCS2-H') });
    add(put('电子回单.pdf', receipt('付款 2024-05-01 订单号：CM20240501001 金额 ￥100.00')));
    add(put('付款2.pdf', receipt('付款 2024-06-01 订单号：ZX99887766 金额 ￥88.00')));
    add(put('账单.pdf', pdf(['(x)'], { trailer: ENCRYPTED })));
    add(put('订单.pdf', pdf(['(x)']).subarray(0, 300)));
    add(put('付款扫描.pdf', pdf(['()'])));
    expect(kinds()).toEqual([
      ['E2', 'other-order'],
      ['E2', 'names-no-order'],
      ['E2', 'names-no-amount'],
      ['E2', 'names-no-day'],
      ['E3', 'pdf-locked'],
      ['E4', 'pdf-broken'],
      ['E5', 'pdf-unread'],
    ]);
  });
});

describe('a text', () => {
  it('of payments that has days, though not this one, is pointed out', () => {
    add(put('账单.csv', '2024-06-01,订单号 CM20240501001,100.00\n2024-06-02,点卡,100.00'));
    add(put('聊天.txt', '2024-06-01 客服：您好'));
    add(put('付款.txt', 'CM20240501001 100.00'));
    expect(kinds()).toEqual([['E1', 'names-no-day']]);
  });
});
