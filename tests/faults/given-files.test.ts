import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RefundError } from '../../src/errors.ts';
import { rebag, unpack } from '../support/backups.ts';
import { alipayApp, ALIPAY_ROW, wechatXlsx } from '../support/bills.ts';
import { pdf } from '../support/pdfs.ts';
import { heic, jpeg, png, webp } from '../support/pictures.ts';
import { STORY } from '../support/program.ts';
import { chances, damage } from './damaging.ts';
import { Begun, differences } from './home.ts';

const TURNS = process.env['REFUND_SOAK'] === undefined ? 60 : 800;
/** Milliseconds of a processor that a command may take over any of them. */
const LONGEST = 10_000;

/** What somebody may hand over, whole, and what is done with it; `!` stands for the file. */
interface Given {
  readonly name: string;
  readonly bytes: Buffer;
  readonly words: readonly (readonly string[])[];
  /** In a zip with manifests that fit, only one of its members is damaged. */
  readonly within?: string;
}

function givenIn(folder: string, docx: Buffer): Given[] {
  const released = (name: string) => readFileSync(new URL(`../fixtures/1.0.0/${name}`, import.meta.url));
  const metadata = { software: 'Photoshop', taken: '2024:05:01 14:02:00', takenZone: '+08:00' };
  const kept = [
    ['evidence', 'add', '1', '!', '--no-read'],
    ['evidence', 'check', '1'],
    ['export', '1', '-o', join(folder, 'out')],
  ];
  const read = [
    ['import', '!'],
    ['import', '!', '--log-refunds'],
  ];
  const take = [['import', '!', '--yes']];
  const merge = [['restore', '!', '--merge', '--yes']];
  const text = '星星卡盟 5月1日 14:02 付了100元，订单 CM2024，没到账。客服：24小时内答复。';
  return [
    { name: 'p.zip', bytes: released('package.zip'), words: take },
    { name: 'p.zip', bytes: released('package.zip'), words: take, within: 'package' },
    { name: 'b.zip', bytes: released('backup.zip'), words: merge },
    { name: 'b.zip', bytes: released('backup.zip'), words: merge, within: 'backup' },
    { name: 'b.csv', bytes: Buffer.from(alipayApp([ALIPAY_ROW])), words: read },
    { name: 'b.xlsx', bytes: Buffer.from(wechatXlsx([{}])), words: read },
    { name: 'a.pdf', bytes: pdf(['(paid 100.00)'], { compress: true }), words: kept },
    { name: 'a.jpg', bytes: jpeg(100, 200, metadata), words: kept },
    { name: 'a.png', bytes: png(100, 200, metadata), words: kept },
    { name: 'a.webp', bytes: webp(100, 200, metadata), words: kept },
    { name: 'a.heic', bytes: heic(metadata), words: kept },
    { name: 'a.docx', bytes: docx, words: [...kept, ['letter', '1', '--check', '!']] },
    {
      name: 'a.txt',
      bytes: Buffer.from(text),
      words: [
        ...kept,
        ['letter', '1', '--check', '!'],
        ['new', ...STORY, '--order', 'N', '--from-text', '!', '--yes'],
      ],
    },
  ];
}

async function spoiled({ bytes, within }: Given, path: string, chance: () => number): Promise<Buffer> {
  if (within === undefined) return damage(bytes, chance);
  writeFileSync(path, bytes);
  const members = unpack(path);
  const [first = ''] = members.keys();
  const inside = [...members.keys()].filter((name) => name.includes('/data/'));
  const name = inside[Math.floor(chance() * inside.length)] ?? '';
  members.set(name, damage(members.get(name) ?? Buffer.alloc(0), chance));
  return rebag(members, first.split('/')[0]);
}

it(
  `of ${TURNS} damaged files none breaks a command, takes long, is half taken or harms the store`,
  { timeout: 3_600_000 },
  async () => {
    const chance = chances(18);
    const begun = await Begun.of({ command: 'status', words: ['status'] });
    const folder = mkdtempSync(join(tmpdir(), 'refund-given-'));
    const letter = join(folder, 'l.docx');
    await begun.run({});
    await begun.place.run(['letter', '1', '-o', letter]);
    const docx = readFileSync(letter);
    const all = givenIn(folder, docx);
    const wrong: string[] = [];
    let refused = 0;
    try {
      for (let turn = 0; turn < TURNS; turn += 1) {
        const given = all[turn % all.length] as Given;
        const path = join(folder, given.name);
        writeFileSync(path, await spoiled(given, path, chance));
        await begun.again({});
        for (const line of given.words) {
          const words = line.map((word) => (word === '!' ? path : word));
          const say = (what: unknown) => wrong.push(`${turn} ${words.join(' ')}: ${String(what)}`);
          const before = begun.state();
          const started = process.cpuUsage();
          const { error, code } = await begun.place.run(words);
          const { user, system } = process.cpuUsage(started);
          if ((user + system) / 1000 > LONGEST) say('took long');
          if (error !== undefined && (!(error instanceof RefundError) || error.code === 'internal'))
            say(error);
          if (code !== 0) refused += 1;
          if (error !== undefined && differences(before, begun.state()).length > 0)
            say(`refused and ${differences(before, begun.state()).join()}`);
          rmSync(join(folder, 'out'), { recursive: true, force: true });
        }
        const { code, out } = await begun.place.run(['verify']);
        if (code !== 0) wrong.push(`${turn} ${given.name}: ${out}`);
      }
      expect(wrong.slice(0, 20)).toEqual([]);
      expect(refused).toBeGreaterThan(TURNS / 4);
    } finally {
      begun.remove();
      rmSync(folder, { recursive: true });
    }
  },
);
