import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRules } from '../../src/clocks/windows.ts';
import { effects } from '../../src/effects.ts';
import { openForReading } from '../../src/store/store.ts';
import { Program } from '../support/program.ts';

/** The journal and all that is read from it; drafts and stamps are no part of what is promised. */
const TABLES = ['chain', 'event', 'due'];
/** The same flips every time. */
const FLIPS = Number(
  process.env['REFUND_FLIPS'] ?? (process.env['REFUND_SOAK'] === undefined ? 1000 : 10_000),
);

let program: Program;
let folder: string;
beforeEach(() => {
  program = new Program();
  program.open();
  folder = mkdtempSync(join(tmpdir(), 'refund-flips-'));
  const given = join(program.home, '..', '付款.txt');
  writeFileSync(given, '付款 100.00 元，订单 CM20240501001');
  program.run('evidence', 'add', '1', given);
  program.run('log', 'contact', '1', '客服说会处理', '--promise', '24h');
  program.run('log', 'request', '1');
  program.open('--order', 'CM2', '--again');
  program.run('rules', 'set', 'channel-30d', '--days', '20', '--site', '某某卡盟');
});
afterEach(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const filesOf = (home: string) => [
  join(home, 'refund.sqlite'),
  ...readdirSync(join(home, 'vault')).map((name) => join(home, 'vault', name)),
];

/** Everything that is kept, as plain text; undefined where it can no longer be read at all. */
function contents(home: string): string | undefined {
  try {
    const database = new Sqlite(join(home, 'refund.sqlite'), { readonly: true });
    try {
      const rows = TABLES.map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all());
      const files = readdirSync(join(home, 'vault')).map((name) => [
        name,
        readFileSync(join(home, 'vault', name), 'hex'),
      ]);
      return JSON.stringify([rows, files]);
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

async function isFine(home: string): Promise<boolean> {
  try {
    const opened = await openForReading({ home, effects, randomHex: () => '00' }, makeRules);
    try {
      return (await opened.store.verify(null)).problems.length === 0;
    } finally {
      opened.close();
    }
  } catch {
    return false;
  }
}

describe('a bit that flips in the vault or the store', () => {
  it(
    `is found by verify wherever it changes what is kept (${FLIPS} flips)`,
    { timeout: 3_600_000 },
    async () => {
      const before = contents(program.home);
      expect(await isFine(program.home)).toBe(true);
      const next = random(20_240_501);
      let harmful = 0;
      for (let flip = 0; flip < FLIPS; flip++) {
        const home = join(folder, 'home');
        rmSync(home, { recursive: true, force: true });
        mkdirSync(home);
        cpSync(program.home, home, { recursive: true });
        const files = filesOf(home);
        const path = files[Math.floor(next() * files.length)] ?? '';
        chmodSync(path, 0o600);
        const bytes = readFileSync(path);
        const place = Math.floor(next() * bytes.length);
        bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(next() * 8));
        writeFileSync(path, bytes);
        if (contents(home) === before) continue;
        harmful += 1;
        expect({ path, place, fine: await isFine(home) }).toEqual({ path, place, fine: false });
      }
      expect(harmful).toBeGreaterThan(FLIPS / 10);
    },
  );
});
