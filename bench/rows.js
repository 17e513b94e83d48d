// What is timed, against what, and how close it should come. `goal` is the most that the ratio may be.
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
  closeSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { bareNode, folder, refund, ROOT, shell, terminal } from './places.js';
import { storeOf } from './stores.js';

const GIGABYTE = 1024 ** 3;

/** From Node 22 on, Node itself keeps what it compiled. */
const most = (on20, later) => (process.versions.node.startsWith('20.') ? on20 : later);

/** Start-up rows are many and short; the others few and long. */
const starts = (name, goal, command) => ({
  name,
  goal,
  kind: 'start',
  prepare: async () => ({ a: await command(), b: bareNode }),
});

/** A list is cut to twenty cases only in a terminal: both sides run in one, which costs both the same. */
const inTerminal = (name, goal, command) => ({
  name,
  goal,
  kind: 'start',
  needs: 'script',
  prepare: async () => ({ a: terminal(await command()), b: terminal(bareNode) }),
});

export const ROWS = [
  { ...starts('node -e 0 (control)', null, async () => bareNode) },
  starts('--version', most(2.0, 1.5), async () => refund(await storeOf(100, 10), '--version')),
  starts('--help', most(2.0, 1.5), async () => refund(await storeOf(100, 10), '--help')),
  ...[100, 10_000, 100_000].flatMap((count) =>
    [10, 1].map((every) =>
      inTerminal(`status, ${count} cases${every === 1 ? ', all open' : ''}`, most(4.2, 2.8), async () =>
        refund(await storeOf(count, every), 'status'),
      ),
    ),
  ),
  starts('status N', most(4.0, 2.5), async () => refund(await storeOf(10_000, 10), 'status', '20')),
  starts('next N', most(4.0, 2.5), async () => refund(await storeOf(10_000, 10), 'next', '20')),
  starts('letter N', most(6.0, 3.6), async () => refund(await storeOf(10_000, 10), 'letter', '20')),
  starts('log contact, 10000 cases', most(4.5, 3.0), async () => {
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
    goal: 1.25,
    kind: 'long',
    prepare: async () => {
      const many = filesOf(1000, 200 * 1024);
      const { home, copy, before } = await copying();
      return {
        a: refund(home, 'evidence', 'add', '1', many, '--kind', 'other', '--no-read'),
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
      must(refund(home, 'evidence', 'add', '1', big, '--kind', 'other'));
      return { a: refund(home, 'verify'), b: shell('openssl dgst -sha256 "$1"', big) };
    },
  },
  {
    name: 'import, a bill of 100000 rows',
    goal: null,
    kind: 'long',
    prepare: async () => {
      const bill = bigBill(100_000);
      const read = `import Papa from 'papaparse';import{readFileSync}from'node:fs';Papa.parse(readFileSync(process.argv[1],'utf8'))`;
      return {
        a: refund(await storeOf(1, 1), 'import', bill, '--json'),
        b: {
          ...bareNode,
          words: ['--input-type=module', '-e', read, bill],
          cwd: ROOT,
        },
      };
    },
  },
  {
    name: 'export, 500 exhibits of 1 MB',
    goal: null,
    kind: 'long',
    needs: 'zip',
    prepare: async () => {
      const many = filesOf(500, 1024 * 1024);
      const { home, copy, before } = await copying();
      return {
        a: refund(home, 'export', '1', '-o', join(home, 'package.zip')),
        b: shell('cd "$2" && zip -0 -q -r copy.zip "$1" && sha256sum "$1"/* >sums && sync', many, copy),
        before: (side) => {
          before(side);
          if (side === 'a') must(refund(home, 'evidence', 'add', '1', many, '--kind', 'other', '--no-read'));
        },
      };
    },
  },
  {
    name: 'backup, 30000 files',
    goal: null,
    kind: 'long',
    needs: 'zip',
    prepare: async () => {
      const home = join(folder, 'home-backup');
      cpSync(await storeOf(1, 1), home, { recursive: true });
      must(refund(home, 'evidence', 'add', '1', filesOf(30_000, 1024), '--kind', 'other', '--no-read'));
      const made = [join(folder, 'backup.zip'), join(folder, 'vault.zip')];
      return {
        a: refund(home, 'backup', made[0]),
        b: shell(
          'zip -0 -q -r "$2" "$1" && find "$1" -type f -exec sha256sum {} + >/dev/null && sync',
          join(home, 'vault'),
          made[1],
        ),
        before: () => made.forEach((path) => rmSync(path, { force: true })),
      };
    },
  },
  {
    name: 'evidence check, 200 PDFs',
    goal: null,
    kind: 'long',
    prepare: async () => {
      const { home } = await copying();
      const many = join(folder, 'pdfs');
      mkdirSync(many);
      for (let n = 0; n < 200; n += 1)
        writeFileSync(join(many, `${n}.pdf`), pdfOf(`Order CM${n}, paid 100.00`));
      must(refund(home, 'evidence', 'add', '1', many, '--kind', 'other'));
      return { a: refund(home, 'evidence', 'check', '1'), b: bareNode };
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

/** A folder with so many different files. */
function filesOf(count, bytes) {
  const path = join(folder, `files-${count}`);
  mkdirSync(path);
  for (let n = 0; n < count; n += 1) writeFileSync(join(path, `${n}.png`), randomBytes(bytes));
  return path;
}

/** A bill as Alipay's app exports it. */
function bigBill(count) {
  const path = join(folder, 'bill.csv');
  const row = (n) =>
    `2026-11-${String(1 + (n % 20)).padStart(2, '0')} 10:00:00,充值缴费,第${n % 50}卡盟,a@example.com,点卡 ${n},支出,${1 + (n % 500)}.00,余额,交易成功,2026${n}\t,CM${n}\t,,`;
  const head =
    '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,';
  writeFileSync(path, [head, ...Array.from({ length: count }, (_, n) => row(n))].join('\n'));
  return path;
}

/** A PDF of one page with one line. */
function pdfOf(line) {
  const text = `BT /F1 12 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  return `%PDF-1.4\n${objects.map((one, n) => `${n + 1} 0 obj${one}endobj\n`).join('')}trailer<</Root 1 0 R>>\n%%EOF\n`;
}

/** Runs what a row needs to be done first. */
function must({ command, words, env }) {
  const { status, stderr } = spawnSync(command, words, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.slice(1).join(' ')} ended with ${status}: ${stderr}`);
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
