import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { width } from '../../src/terminal/text.ts';
import { Inside } from '../support/inside.ts';

let place: Inside;
beforeEach(() => {
  place = new Inside();
});
afterEach(() => place.remove());

const CASE =
  'new --site example.com --order CM1 --amount 100 --paid-at 2024-05-01T14:02 --pay-channel alipay --product points --deducted yes --order-state success --delivered nothing --refused none';
/** Screens of every kind, in an order in which all of them have something to say. */
const SCREENS = [
  '',
  CASE,
  'status 1 --all-clocks',
  'log contact 1 wait --promise 24h --agent 7 --at 2024-05-01T15:00',
  'log request 1',
  'log filed 1 --to payment --ref 9',
  'log reply 1 --from site --outcome asks-more --due 3d more',
  'log refunded 1 --amount 40',
  'status',
  'next 1',
  'history 1',
  'evidence list 1',
  'evidence check 1',
  'clause list 1',
  'rules workdays',
  'stats',
  'verify',
  'doctor',
  'me',
  'edit 1 --amount 90',
  'undo 1 --yes',
  'close 1 --outcome partly',
  'reopen 1',
  'status 7',
  'letter 1 --to nobody',
  'help privacy',
  'close 1',
];

/** What is the same in every language: law is cited as it is published. */
const CITED = /《[^》]*》(?:第[一二三四五六七八九十百零]+[条款]|第（[一二三四五六七八九十]+）项)*/g;
const CHINESE = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;

describe('a screen speaks one language', () => {
  it('English: no Chinese word and no Chinese punctuation but where law is cited', async () => {
    for (const columns of [60, 100]) {
      for (const words of SCREENS) {
        const { err } = await place.run(words.split(' ').filter(Boolean), {
          language: 'en',
          terminal: { columns },
          now: Date.parse('2024-05-03T16:22:00+08:00'),
        });
        expect([words, err.trim() === '']).toEqual([words, false]);
        const mixed = err
          .replaceAll(/\n {2,}/g, '')
          .replaceAll(CITED, '')
          .split('\n')
          .filter((line) => CHINESE.test(line));
        expect([words, mixed]).toEqual([words, []]);
      }
    }
  });

  it.each(['zh', 'en'] as const)('and fits it, whatever its width (%s)', async (language) => {
    for (const columns of [60, 80, 120]) {
      for (const words of SCREENS) {
        const { err } = await place.run(words.split(' ').filter(Boolean), {
          language,
          terminal: { columns },
          now: Date.parse('2024-05-03T16:22:00+08:00'),
        });
        expect([columns, words, err.split('\n').filter((line) => width(line) > columns)]).toEqual([
          columns,
          words,
          [],
        ]);
      }
      place.remove();
      place = new Inside();
    }
  });

  it('Chinese: no sentence of it is English', () => {
    const folder = new URL('../../src/words/zh/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const code = readFileSync(new URL(name, folder), 'utf8').replaceAll(
        /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm,
        '',
      );
      const texts = Array.from(
        code.matchAll(/'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g),
        ([, a, b]) => a ?? b ?? '',
      );
      // Commands are typed as they are.
      const said = texts.map((text) => text.replaceAll(/\$\{[^}]*\}|refund [a-z -]+|npm [a-z -]+/g, ''));
      expect([name, said.filter((text) => /[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}/.test(text))]).toEqual([
        name,
        [],
      ]);
    }
  });
});
