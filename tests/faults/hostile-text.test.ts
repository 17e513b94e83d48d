import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FACT_NAMES, FACTS } from '../../src/case/facts.ts';
import { RefundError } from '../../src/errors.ts';
import { alipayApp, wechatCsv } from '../support/bills.ts';
import { everyCall, loadedCommands } from '../support/every-command.ts';
import { Inside, type InsideOutcome } from '../support/inside.ts';
import { NAUGHTY } from '../support/naughty.ts';
import { STORY } from '../support/program.ts';

/** How many strings each flag gets: all get their turn. All of them for every flag would take an hour. */
const EACH = process.env['REFUND_SOAK'] === undefined ? 2 : 16;
/** What does something to a terminal instead of showing. */
const ACTS = /[\0-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

let place: Inside;
let home: string;
beforeAll(() => {
  home = process.cwd();
});
afterAll(() => process.chdir(home));
beforeEach(async () => {
  place = new Inside();
  // Whatever is written under a relative name lands here.
  const deep = join(place.folder, 'a', 'b', 'c', 'd', 'e', 'f', 'g');
  mkdirSync(deep, { recursive: true });
  process.chdir(deep);
  await place.run(['new', ...STORY]);
  return () => {
    process.chdir(home);
    place.remove();
  };
});

/** What is wrong with what a command printed; nothing, as a rule. */
function wrongIn({ out, err, error }: InsideOutcome): string[] {
  const wrong: string[] = [];
  if (error !== undefined && !(error instanceof RefundError)) wrong.push(`broke: ${String(error)}`);
  if (error instanceof RefundError && error.code === 'internal') wrong.push(`internal: ${err}`);
  const acting = ACTS.exec(out + err);
  if (acting)
    wrong.push(
      `acts: ${JSON.stringify((out + err).slice(Math.max(0, acting.index - 40), acting.index + 10))}`,
    );
  return wrong;
}

describe('a hostile text', () => {
  it(
    'does nothing to a terminal and breaks nothing, as any flag or word of any command',
    { timeout: 1_800_000 },
    async () => {
      const wrong: string[] = [];
      let turn = 0;
      let tried = 0;
      const commands = await loadedCommands();
      for (const { name, words } of everyCall(place)) {
        const definition = commands.find((one) => one.name === name)?.definition;
        const flags = [
          ...Object.keys(definition?.options ?? {}).filter((flag) => flag.includes('<')),
          ...(definition?.takesFacts ? FACT_NAMES.map((fact) => `--${FACTS[fact].flag} <x>`) : []),
        ].map((flag) => /--[\w-]+/.exec(flag)?.[0] ?? '');
        // What it was called with besides its name, one after the other replaced.
        const first = name.split(' ').length;
        const places = words
          .map((_, index) => index)
          .filter((index) => index >= first && !words[index]?.startsWith('--'));
        for (let one = 0; one < EACH; one += 1) {
          const hostile = NAUGHTY[(turn += 7) % NAUGHTY.length] ?? '';
          const calls = [
            ...flags.map((flag) => [...words, flag, hostile]),
            ...places.map((index) => words.map((word, at) => (at === index ? hostile : word))),
          ];
          for (const call of calls) {
            tried += 1;
            for (const more of [[], ['--json']]) {
              const outcome = await place.run([...call, ...more], { stdin: hostile });
              for (const fault of wrongIn(outcome))
                wrong.push(`${JSON.stringify([...call, ...more])}: ${fault}`);
            }
          }
        }
      }
      expect(tried).toBeGreaterThan(150);
      expect(wrong.slice(0, 20)).toEqual([]);
    },
  );

  it(
    'does nothing either as a file that is kept, read, checked or imported',
    { timeout: 600_000 },
    async () => {
      const wrong: string[] = [];
      const file = (name: string, content: string) => {
        const path = join(place.folder, name);
        writeFileSync(path, content);
        return path;
      };
      for (const [index, hostile] of NAUGHTY.entries()) {
        const line = hostile.replaceAll(/[\r\n,"]/g, ' ');
        const told = file(`story ${index}.txt`, `昨天在星星卡盟付了100元没到账 ${hostile}`);
        for (const words of [
          [
            'evidence',
            'add',
            '1',
            file(`chat ${index}.txt`, `客服：${hostile}\n${hostile}`),
            '--caption',
            hostile || 'x',
          ],
          ['new', '--from-text', told],
          ['new', '--from-text', told, '--json'],
          ['letter', '1', '--check', file(`draft ${index}.txt`, `退款要求\n${hostile}\n此致`)],
          [
            'import',
            file(`bill ${index}.csv`, alipayApp([{ 商品说明: line, 交易对方: line, 交易订单号: line }])),
          ],
          [
            'import',
            file(
              `old ${index}.csv`,
              wechatCsv([`2026-11-20 14:02:33,商户消费,${line},${line},支出,¥1,零钱,${line},1,2,/`]),
            ),
          ],
          ['import', file(`none ${index}.csv`, hostile)],
          ['restore', file(`none ${index}.zip`, hostile), '--merge'],
        ])
          for (const fault of wrongIn(await place.run(words)))
            wrong.push(`${JSON.stringify(words)}: ${fault}`);
      }
      for (const words of [
        ['status', '1'],
        ['history', '1'],
        ['evidence', 'list', '1'],
        ['evidence', 'check', '1'],
        ['letter', '1', '--to', 'court'],
        ['next', '1'],
        ['verify'],
        ['stats'],
        ['export', '1', '-o', join(place.folder, '包')],
      ])
        for (const fault of wrongIn(await place.run(words))) wrong.push(`${JSON.stringify(words)}: ${fault}`);
      expect(wrong.slice(0, 20)).toEqual([]);
    },
  );
});
