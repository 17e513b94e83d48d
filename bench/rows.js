// What is timed, against what, and how close it should come. `goal` is the most that the ratio may be.
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
  closeSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { bareNode, folder, refund, shell } from './places.js';
import { storeOf } from './stores.js';

const GIGABYTE = 1024 ** 3;

/** Start-up rows are many and short; the others few and long. */
const starts = (name, goal, command) => ({
  name,
  goal,
  kind: 'start',
  prepare: async () => ({ a: await command(), b: bareNode }),
});

export const ROWS = [
  { ...starts('node -e 0 (control)', null, async () => bareNode) },
  starts('--version', 1.3, async () => refund(await storeOf(100, 10), '--version')),
  starts('--help', 1.3, async () => refund(await storeOf(100, 10), '--help')),
  ...[100, 10_000, 100_000].flatMap((count) =>
    [10, 1].map((every) =>
      starts(`status, ${count} cases${every === 1 ? ', all open' : ''}`, 1.45, async () =>
        refund(await storeOf(count, every), 'status'),
      ),
    ),
  ),
  starts('status N', 1.45, async () => refund(await storeOf(10_000, 10), 'status', '20')),
  starts('next N', 1.45, async () => refund(await storeOf(10_000, 10), 'next', '20')),
  starts('letter N', 1.6, async () => refund(await storeOf(10_000, 10), 'letter', '20')),
  starts('log contact, 10000 cases', 1.7, async () => {
    const home = join(folder, 'log');
    cpSync(await storeOf(10_000, 10), home, { recursive: true });
    return refund(home, 'log', 'contact', '20', '还在等');
  }),
  {
    name: 'evidence add, 1 GB',
    goal: 1.15,
    kind: 'long',
    prepare: async () => {
      const big = bigFile();
      const { home, copy, before } = await copying();
      return {
        a: refund(home, 'evidence', 'add', '1', big, '--kind', 'other'),
        b: shell('cp "$1" "$2/copy" && openssl dgst -sha256 "$2/copy" && sync "$2/copy"', big, copy),
        before,
      };
    },
  },
  {
    name: 'evidence add, 1000 files of 200 KB',
    goal: 1.3,
    kind: 'long',
    prepare: async () => {
      const many = join(folder, 'many');
      mkdirSync(many);
      for (let n = 0; n < 1000; n += 1) writeFileSync(join(many, `${n}.png`), randomBytes(200 * 1024));
      const { home, copy, before } = await copying();
      return {
        a: refund(home, 'evidence', 'add', '1', many, '--kind', 'other'),
        b: shell('cp -r "$1" "$2/copy" && openssl dgst -sha256 "$2"/copy/* && sync', many, copy),
        before,
      };
    },
  },
  {
    name: 'verify, 1 GB',
    goal: 1.15,
    kind: 'long',
    prepare: async () => {
      const big = bigFile();
      const { home } = await copying();
      const { command, words, env } = refund(home, 'evidence', 'add', '1', big, '--kind', 'other');
      spawnSync(command, words, { env });
      return { a: refund(home, 'verify'), b: shell('openssl dgst -sha256 "$1"', big) };
    },
  },
  {
    name: 'status, 100000 cases, against taskwarrior',
    goal: 1 / 40,
    kind: 'start',
    needs: 'task',
    prepare: async () => ({ a: refund(await storeOf(100_000, 1), 'status'), b: await taskwarrior(100_000) }),
  },
];

function bigFile() {
  const path = join(folder, 'big.mp4');
  if (existsSync(path)) return path;
  const file = openSync(path, 'w');
  const piece = randomBytes(1024 * 1024);
  for (let done = 0; done < GIGABYTE; done += piece.length) {
    piece.writeUInt32LE(done / piece.length, 0);
    writeSync(file, piece);
  }
  closeSync(file);
  return path;
}

let places = 0;

/**
 * A home with one case and a folder for the reference, both fresh for each run: a file system is slow to make files
 * where others were just removed, so what a run wrote is only put aside, and flushed.
 */
async function copying() {
  places += 1;
  const clean = await storeOf(1, 1);
  const home = join(folder, `home-${places}`);
  const copy = join(folder, `copy-${places}`);
  let runs = 0;
  const before = (side) => {
    const place = side === 'a' ? home : copy;
    runs += 1;
    if (existsSync(place)) renameSync(place, `${place}-${runs}`);
    if (side === 'a') cpSync(clean, home, { recursive: true });
    else mkdirSync(copy);
    spawnSync('sync');
  };
  before('a');
  before('b');
  return { home, copy, before };
}

/** As many open tasks as the store has cases. */
async function taskwarrior(count) {
  const data = join(folder, 'task');
  mkdirSync(data);
  const tasks = Array.from({ length: count }, (_, n) => ({
    description: `第${n % 50}卡盟 CM${n}`,
    due: `202611${String(1 + (n % 28)).padStart(2, '0')}T020000Z`,
    project: `s${n % 50}`,
  }));
  const file = join(folder, 'tasks.json');
  writeFileSync(file, JSON.stringify(tasks));
  const words = ['rc:/dev/null', `rc.data.location=${data}`, 'rc.confirmation=off', 'rc.gc=off'];
  const { status, stderr } = spawnSync('task', [...words, 'import', file], {
    // It prints a line a task.
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`task import: ${stderr}`);
  return { command: 'task', words: [...words, 'next', 'limit:20'], env: bareNode.env };
}
